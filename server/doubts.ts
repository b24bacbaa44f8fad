/**
 * What is wrong with the small files of the data folder and is worked around, by file: told once in the log, and counted in
 * /health until it is over.
 */
export interface Doubts {
  raise(file: string, doubt: string): void;
  /** The file is as it should be (again). */
  end(file: string): void;
  count(): number;
}

/** @param tell writes one down */
export function createDoubts(tell: (doubt: string) => void): Doubts {
  const doubts = new Map<string, string>();
  return {
    raise(file, doubt) {
      if (doubts.get(file) === doubt) return;
      doubts.set(file, doubt);
      tell(doubt);
    },
    end: (file) => void doubts.delete(file),
    count: () => doubts.size,
  };
}

/** Where nobody is to be told. */
export const noDoubts: Doubts = { raise() {}, end() {}, count: () => 0 };
