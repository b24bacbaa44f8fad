import type { Log } from '../log.ts';
import type { LiveSocket } from './handshake.ts';

export type Guarded = <Told extends unknown[]>(run: (...told: Told) => void) => (...told: Told) => void;

/** Nothing that anybody sends ends the process: what throws is written down, and the sender's line is cut. */
export const guardedFor =
  (socket: LiveSocket, log: Log): Guarded =>
  (run) =>
  (...told) => {
    try {
      run(...told);
    } catch (error) {
      log.error('socket_failed', { error });
      socket.disconnect(true);
    }
  };
