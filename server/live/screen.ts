import type { FromServer } from '../../wire/socket.ts';
import type { Follower } from './deliveries.ts';
import type { LiveSocket } from './handshake.ts';
import { hangUp, netSocketOf } from './hang-up.ts';

type Beat = Parameters<FromServer['beat']>[0];

/** Somebody at the other end of a socket: a screen, a phone, a program. */
export interface Screen extends Follower {
  /** The turn of the beat in which it hears it. */
  readonly turn: number;
  readonly token: string | null;
  beatsUnread: number;
  topics(): Iterable<string>;
  beat(beat: Beat): void;
  /** All that is sent meanwhile leaves in one write: of a phone that comes back each write costs more than what it says. */
  together(run: () => void): void;
  /** Its session has ended, or its key was removed. */
  sendAway(): void;
  giveUp(): void;
}

export function screenOf(
  socket: LiveSocket,
  { turn, token, lane, topics }: Pick<Screen, 'turn' | 'token' | 'lane' | 'topics'>,
): Screen {
  const { conn } = socket;
  const isFree = (): boolean => conn.transport.writable && conn.readyState === 'open';
  let gathering = false;

  /** engine.io gives the first packet to the system at once, and the next when that has left: here it finds them all. */
  function together(run: () => void): void {
    const { transport } = conn;
    if (gathering || !isFree()) {
      run();
      return;
    }
    gathering = true;
    transport.writable = false;
    const below = netSocketOf(conn);
    below.cork();
    try {
      run();
    } finally {
      gathering = false;
      transport.writable = true;
      (conn as unknown as { flush(): void }).flush();
      below.uncork();
    }
  }

  return {
    turn,
    token,
    lane,
    topics,
    beatsUnread: 0,
    isReady: () => gathering || isFree(),
    send(views) {
      together(() => {
        // The frame is the same for all who follow: socket.io's own broadcast hands it to engine.io in the same way.
        for (const { text, frame } of views)
          conn.write(text, { compress: false, wsPreEncodedFrame: frame } as Parameters<typeof conn.write>[1]);
      });
    },
    together,
    beat: (beat) => void socket.emit('beat', beat),
    sendAway: () => void socket.disconnect(true),
    giveUp: () => hangUp(conn),
  };
}
