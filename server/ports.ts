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

export interface Timers {
  /** Runs `run` once after `ms` milliseconds; the returned function cancels it (harmless when it has run). */
  after(ms: number, run: () => void): () => void;
}

export interface Random {
  /** `n` bytes fit for secrets. */
  bytes(n: number): Uint8Array;
}
