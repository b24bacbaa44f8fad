/**
 * What is wrong in the data folder and is worked around: told once in the log, and counted in /health until it is over, or the
 * server starts anew.
 */
export interface Doubts {
  /** @param what names it: a later doubt about the same takes its place */
  raise(what: string, doubt: string): void;
  /** It is as it should be (again). */
  end(what: string): void;
  count(): number;
}

/** @param tell writes one down */
export function createDoubts(tell: (doubt: string) => void): Doubts {
  const doubts = new Map<string, string>();
  return {
    raise(what, doubt) {
      if (doubts.get(what) === doubt) return;
      doubts.set(what, doubt);
      tell(doubt);
    },
    end: (what) => void doubts.delete(what),
    count: () => doubts.size,
  };
}

/** Where nobody is to be told. */
export const noDoubts: Doubts = { raise() {}, end() {}, count: () => 0 };
