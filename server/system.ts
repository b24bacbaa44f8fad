import { randomBytes } from 'node:crypto';
import type { Clock, Random, Timers } from './ports.ts';

/** The real clock. */
export const systemClock: Clock = { now: () => Date.now() };

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
