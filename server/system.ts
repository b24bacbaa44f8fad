import { randomBytes } from 'node:crypto';
import type { Clock, Random, SteadyClock, Timers } from './ports.ts';

/** The real clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The machine's monotonic clock. */
export const systemSteady: SteadyClock = { elapsed: () => performance.now() };

/** The real timers. A waiting timer alone does not keep the process alive. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The machine's cryptographic random source. */
export const systemRandom: Random = { bytes: (n) => new Uint8Array(randomBytes(n)) };

let turn: Promise<void> | null = null;

/** Resolves after the requests that the system has at hand in this turn of the event loop have been read; all branches share it. */
export const systemGather = (): Promise<void> => {
  turn ??= new Promise((resolve) =>
    setImmediate(() => {
      turn = null;
      resolve();
    }),
  );
  return turn;
};
