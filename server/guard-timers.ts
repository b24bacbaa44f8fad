import type { Timers } from './ports.ts';

/** Timers whose work may throw: it is written down, and everything else goes on. */
export const guardTimers = (timers: Timers, onFault: (error: unknown) => void): Timers => ({
  after: (ms, run) =>
    timers.after(ms, () => {
      try {
        run();
      } catch (error) {
        onFault(error);
      }
    }),
});
