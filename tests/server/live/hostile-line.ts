import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A connection of somebody who keeps to no rule: bytes go out as they are given. */
export interface HostileLine {
  readonly socket: Socket;
  /** All that has come in, as text. */
  heard(): string;
  readonly ended: Promise<void>;
}

export function openLine(url: string): Promise<HostileLine> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect({ host: hostname, port: Number(port) }, () =>
      resolve({ socket, heard: () => heard, ended }),
    );
    const ended = new Promise<void>((end) => socket.once('close', () => end()));
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
    });
  });
}

/** The request for a socket; `more` are lines of headers. */
export const upgradeRequest = (path = '/live/?EIO=4&transport=websocket', more: readonly string[] = []): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: x',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...more,
    '',
    '',
  ].join('\r\n');

export type Opcode = 'continued' | 'text' | 'binary' | 'ping';
const OPCODES: Readonly<Record<Opcode, number>> = { continued: 0, text: 1, binary: 2, ping: 9 };

/** RFC 6455: a masked frame, as a client sends it. The mask of zeros leaves the bytes as they are. */
export function frame(payload: string, opcode: Opcode = 'text', isLast = true): Buffer {
  const body = Buffer.from(payload);
  const head =
    body.length < 126
      ? Buffer.from([0, 0x80 | body.length])
      : Buffer.from([0, 0x80 | 126, body.length >> 8, body.length & 0xff]);
  head[0] = (isLast ? 0x80 : 0) | OPCODES[opcode];
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

/** A socket that has been let in and, unless it does not want to, has joined. */
export async function openSocket(url: string, { joins = true, reads = true } = {}): Promise<HostileLine> {
  const line = await openLine(url);
  line.socket.write(upgradeRequest());
  await until(() => line.heard().includes('"sid"'), line);
  if (joins) {
    line.socket.write(frame('40{"token":null}'));
    await until(() => line.heard().includes('40{"sid"'), line);
  }
  if (!reads) line.socket.pause();
  return line;
}

async function until(isSo: () => boolean, line: HostileLine): Promise<void> {
  let over = false;
  void line.ended.then(() => {
    over = true;
  });
  while (!isSo() && !over) await new Promise((again) => setTimeout(again, 5));
}
