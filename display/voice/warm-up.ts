import { type ReadonlySignal, signal } from '@preact/signals';

/** More at once would only share a slow line, and keep the views waiting on it. */
const AT_ONCE = 4;
/** What could not be had is asked for again so long after. */
const AGAIN_MS = 10_000;

/** Fetches clips before a call needs them, and again those that could not be had. */
export interface WarmUp {
  /** Asked for, and not to be had the last time. */
  readonly missing: ReadonlySignal<ReadonlySet<string>>;
  want(names: readonly string[]): void;
}

/** @param get whether the clip can be had. */
export function startWarmUp(get: (name: string) => Promise<boolean>, pause: (ms: number) => Promise<void>): WarmUp {
  const missing = signal<ReadonlySet<string>>(new Set());
  const wanted = new Set<string>();
  let running = false;

  const fetchFrom = async (queue: string[]): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const had = await get(name);
      if (had) wanted.delete(name);
      if (had === missing.peek().has(name))
        missing.value = had ? missing.peek().difference(new Set([name])) : new Set(missing.peek()).add(name);
    }
  };
  const run = async (): Promise<void> => {
    running = true;
    while (wanted.size > 0) {
      const queue = [...wanted];
      await Promise.all(Array.from({ length: AT_ONCE }, () => fetchFrom(queue)));
      if (wanted.size > 0) await pause(AGAIN_MS);
    }
    running = false;
  };
  return {
    missing,
    want: (names) => {
      for (const name of names) wanted.add(name);
      if (!running) void run();
    },
  };
}
