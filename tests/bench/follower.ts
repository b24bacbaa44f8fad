import { emit, join, PONG, readFrame } from '../../phone/live/frames.ts';
import { LIVE_PATH } from '../../wire/socket.ts';

/**
 * Somebody who follows a topic and looks at nothing of a view but its seq. Hundreds of whole clients in one process
 * leave so much to collect that every sixth second the process stood still for 20 ms: the bench then measured itself.
 */
export function follow(url: string, token: string, topic: string, onView: (seq: number) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${LIVE_PATH}/?EIO=4&transport=websocket`);
  return new Promise((resolve, reject) => {
    socket.onerror = () => reject(new Error(`${topic} cannot be followed`));
    socket.onmessage = ({ data }) => {
      const text = String(data);
      const seq = seqOfView(text);
      if (seq !== null) return onView(seq);
      const frame = readFrame(text);
      switch (frame.kind) {
        case 'opened':
          return socket.send(join(token));
        case 'joined':
          return socket.send(emit('follow', [topic, null], 1));
        case 'ping':
          return socket.send(PONG);
        case 'answer':
          return (frame.given as { ok: boolean }).ok ? resolve(socket) : reject(new Error(text));
        case 'ended':
          return reject(new Error(`${topic}: the server ended the connection`));
      }
    };
  });
}

const VIEW = '42["view",';
const HEAD_CHARS = 200;

function seqOfView(text: string): number | null {
  if (!text.startsWith(VIEW)) return null;
  const [, seq] = /"seq":(\d+)/.exec(text.slice(0, HEAD_CHARS)) ?? [];
  if (seq === undefined) throw new Error(`A view without a seq: ${text.slice(0, HEAD_CHARS)}`);
  return Number(seq);
}
