import type { FromServer } from '../../wire/socket.ts';
import type { Follower } from './deliveries.ts';
import type { LiveSocket } from './handshake.ts';
import { hangUp } from './hang-up.ts';

type Beat = Parameters<FromServer['beat']>[0];

/** Somebody at the other end of a socket: a screen, a phone, a program. */
export interface Screen extends Follower {
  /** The turn of the beat in which it hears it. */
  readonly turn: number;
  readonly token: string | null;
  beatsUnread: number;
  topics(): Iterable<string>;
  beat(beat: Beat): void;
  /** Its session has ended, or its key was removed. */
  sendAway(): void;
  giveUp(): void;
}

export function screenOf(
  socket: LiveSocket,
  { turn, token, lane, topics }: Pick<Screen, 'turn' | 'token' | 'lane' | 'topics'>,
): Screen {
  const { conn } = socket;
  return {
    turn,
    token,
    lane,
    topics,
    beatsUnread: 0,
    isReady: () => conn.transport.writable && conn.readyState === 'open',
    send({ text, frame }) {
      // The frame is the same for all who follow: socket.io's own broadcast hands it to engine.io in the same way.
      conn.write(text, { compress: false, wsPreEncodedFrame: frame } as Parameters<typeof conn.write>[1]);
    },
    beat: (beat) => void socket.emit('beat', beat),
    sendAway: () => void socket.disconnect(true),
    giveUp: () => hangUp(conn),
  };
}
