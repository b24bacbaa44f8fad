import type { SteadyClock } from '../ports.ts';

/** So many counts are free; each one more makes a wait, double the last. One count is forgotten each `forgetMs`. */
export interface LimitForm {
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  readonly forgetMs: number;
}

/** Counts by key, and how long a key must wait. By the steady clock: a wall clock that is set locks nobody and frees nobody. */
export interface GrowingLimit {
  /** 0: it may go on. */
  waitMs(key: string): number;
  /** What is counted and not forgotten yet. */
  count(key: string): number;
  /** How many more are free. */
  left(key: string): number;
  add(key: string, weight?: number): void;
  /** The last one did no harm after all. */
  takeBack(key: string): void;
  forget(key: string): void;
}

interface Counted {
  readonly count: number;
  readonly at: number;
  readonly until: number;
}

/** A key costs about 150 bytes: 15 MB at the most. The one that was longest not heard of makes room. */
const MOST_KEYS = 100_000;

export function createGrowingLimit(steady: SteadyClock, form: LimitForm): GrowingLimit {
  const { free, firstWaitMs, longestWaitMs, forgetMs } = form;
  const counted = new Map<string, Counted>();
  // Beyond it nothing grows any more: whoever stops is forgotten as soon after a long attack as after a short one.
  const most = free + 1 + Math.ceil(Math.log2(longestWaitMs / firstWaitMs));

  function now(key: string): Counted | undefined {
    const before = counted.get(key);
    if (before === undefined) return undefined;
    const at = steady.elapsed();
    const count = Math.max(0, before.count - (at - before.at) / forgetMs);
    if (count > 0 || before.until > at) return { count, at, until: before.until };
    counted.delete(key);
    return undefined;
  }
  const countOf = (key: string): number => now(key)?.count ?? 0;
  function set(key: string, entry: Counted): void {
    counted.delete(key);
    counted.set(key, entry);
    if (counted.size <= MOST_KEYS) return;
    for (const oldest of counted.keys()) {
      counted.delete(oldest);
      return;
    }
  }

  return {
    waitMs: (key) => Math.max(0, (now(key)?.until ?? 0) - steady.elapsed()),
    count: countOf,
    left: (key) => Math.max(0, free - Math.ceil(countOf(key))),
    add(key, weight = 1) {
      const at = steady.elapsed();
      const count = Math.min(most, countOf(key) + weight);
      const beyond = Math.ceil(count) - free;
      const wait = beyond <= 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (beyond - 1));
      set(key, { count, at, until: Math.max(at + wait, now(key)?.until ?? 0) });
    },
    takeBack(key) {
      const before = now(key);
      if (before !== undefined) set(key, { count: Math.max(0, before.count - 1), at: before.at, until: before.at });
    },
    forget: (key) => void counted.delete(key),
  };
}
