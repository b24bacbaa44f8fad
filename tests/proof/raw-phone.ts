import { connect, type Socket } from 'node:net';
import { frame, upgradeRequest } from '../server/live/hostile-line.ts';

/** A phone as the server sees it (phone/live/light-live.ts), with as little of a client around it as can be: thousands run in one process. */
export interface RawPhone {
  readonly socket: Socket;
  /** How many views have come of each topic. */
  readonly views: ReadonlyMap<string, number>;
}

/**
 * Connects, joins, follows; calls back with each view's topic.
 * @param from an address of this machine to come from, so that a thousand addresses can be played
 */
export function openRawPhone(
  url: URL,
  topics: readonly string[],
  onView: (topic: string) => void,
  from = '127.0.0.1',
): RawPhone {
  const views = new Map<string, number>();
  const socket = connect({ host: url.hostname, port: Number(url.port), localAddress: from });
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.write(upgradeRequest());
  let rest: Buffer = Buffer.alloc(0);
  let upgraded = false;

  socket.on('data', (piece: Buffer) => {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (!upgraded) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      upgraded = true;
      rest = rest.subarray(end + 4);
    }
    for (;;) {
      const size = frameOf(rest);
      if (size === null || rest.length < size.end) return;
      take(rest.toString('latin1', size.start, Math.min(size.end, size.start + HEAD_CHARS)));
      rest = rest.subarray(size.end);
    }
  });

  function take(head: string): void {
    if (head.startsWith('0')) socket.write(frame('40{"token":null}'));
    else if (head === '2') socket.write(frame('3'));
    else if (head.startsWith('40'))
      socket.write(Buffer.concat(topics.map((topic, id) => frame(`42${id}["follow","${topic}",null]`))));
    else if (head.startsWith('42["view",{"topic":"')) {
      const topic = head.slice(20, head.indexOf('"', 20));
      views.set(topic, (views.get(topic) ?? 0) + 1);
      onView(topic);
    }
  }
  return { socket, views };
}

const HEAD_CHARS = 120;

/** Where the payload of the first frame begins and ends; null while its head is not there. */
function frameOf(bytes: Buffer): { readonly start: number; readonly end: number } | null {
  const short = bytes.length < 2 ? undefined : (bytes[1] ?? 0) & 0x7f;
  if (short === undefined) return null;
  if (short < 126) return { start: 2, end: 2 + short };
  if (short === 126) return bytes.length < 4 ? null : { start: 4, end: 4 + bytes.readUInt16BE(2) };
  return bytes.length < 10 ? null : { start: 10, end: 10 + Number(bytes.readBigUInt64BE(2)) };
}
