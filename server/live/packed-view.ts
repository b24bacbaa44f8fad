import type { Instant } from '../../queue/ids.ts';
import type { Version } from '../../wire/socket.ts';

/** A view as it goes out: the text of its message, and the bytes of the whole frame, the same for all who follow. */
export interface PackedView {
  readonly topic: string;
  readonly text: string;
  readonly frame: readonly Buffer[];
}

/** A message of socket.io (2) that is an event, and the packet of engine.io (4) around it. */
const EVENT = '2';
const MESSAGE = '4';

/** Encodes a view once for all its followers. */
export function packView(topic: string, { epoch, seq }: Version, now: Instant, json: string): PackedView {
  const message = `{"topic":${JSON.stringify(topic)},"epoch":${epoch},"seq":${seq},"now":${now},"view":${json}}`;
  const text = `${EVENT}["view",${message}]`;
  const payload = Buffer.from(MESSAGE + text);
  return { topic, text, frame: [frameHeader(payload.length), payload] };
}

/** RFC 6455, 5.2: a whole text frame, unmasked, as a server sends it. */
const WHOLE_TEXT = 0x81;
const SHORT = 125;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

function frameHeader(length: number): Buffer {
  if (length <= SHORT) return Buffer.from([WHOLE_TEXT, length]);
  if (length <= 0xff_ff) {
    const header = Buffer.from([WHOLE_TEXT, TWO_BYTES, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header.set([WHOLE_TEXT, EIGHT_BYTES]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
