import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { NextTurn } from './portions.ts';
import type { Clock, Machine, Memory, Random, SteadyClock, Timers } from './ports.ts';

/** The real clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** How often the machine is asked how long it is up: that reads a file, and a stamp is made with each command. */
const ASK_UPTIME_MS = 100;
let started = { up: 0, askedAt: Number.NEGATIVE_INFINITY };

/** The machine's time since its start. The process's own clock stands while the machine sleeps, which would look like a jump. */
export const systemSteady: SteadyClock = {
  elapsed() {
    const run = performance.now();
    if (run - started.askedAt >= ASK_UPTIME_MS) started = { up: uptime() * 1_000 - run, askedAt: run };
    return started.up + run;
  },
};

/** Linux tells; systemd-timesyncd touches its file each time that it has heard a time server. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const HEARD = '/run/systemd/timesync/synchronized';

export const systemMachine: Machine = {
  boot() {
    try {
      return readFileSync(BOOT_ID, 'utf8').trim();
    } catch {
      return null;
    }
  },
  timeServerHeardAt: () => statSync(HEARD, { throwIfNoEntry: false })?.mtimeMs ?? null,
};

/** The real timers. A waiting timer alone does not keep the process alive. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The next turn of the real event loop, after what the system has at hand. */
export const systemNextTurn: NextTurn = (run) => void setImmediate(run);

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

/**
 * A whole collection that gives back what is free: the start loads and makes much that nobody needs again, and the engine would
 * keep its room for hours (measured: 142 → 120 MB). It stops the thread for a tenth of a second, so only while nobody waits.
 * Where the engine was not told to allow it (`programs.mjs`) nothing happens.
 */
export function systemSettle(): void {
  const { gc } = globalThis as { gc?: (how: object) => void };
  gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' });
}

let looped = performance.eventLoopUtilization();

export const systemMemory: Memory = {
  held: () => process.memoryUsage.rss(),
  busy() {
    const { utilization } = performance.eventLoopUtilization(looped);
    looped = performance.eventLoopUtilization();
    return utilization;
  },
  settle: systemSettle,
};
