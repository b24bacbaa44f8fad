/**
 * What the server takes from the machine it runs on. Each comes through a port, so that the whole hall runs in a
 * simulation with its own time and dice; `system.ts` has the real ones.
 */

export interface Clock {
  /** Milliseconds since the epoch of Unix. */
  now(): number;
}

/** A clock that only runs forward and is never set: it tells how long, never what time. */
export interface SteadyClock {
  /** Milliseconds since the machine started, its sleep included. */
  elapsed(): number;
}

/** What the machine knows of its own clock, besides the time. */
export interface Machine {
  /** Names the time since it was switched on; null where nobody can tell. */
  boot(): string | null;
  /** When its time server last set the clock, by that clock; null when it was not heard since the machine was switched on, or nobody can tell. */
  timeServerHeardAt(): number | null;
}

export interface Memory {
  /** Bytes that the process holds. */
  held(): number;
  /** Which part of the time since the last call the event loop was at work: 0 to 1. */
  busy(): number;
  /** Collects all and gives back what is free; stops the thread for a tenth of a second. */
  settle(): void;
}

export interface Timers {
  /** Runs `run` once after `ms` milliseconds; the returned function cancels it (harmless when it has run). */
  after(ms: number, run: () => void): () => void;
}

export interface Random {
  /** `n` bytes fit for secrets. */
  bytes(n: number): Uint8Array;
}
