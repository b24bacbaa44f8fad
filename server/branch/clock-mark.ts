import { z } from 'zod';
import { MISSING, readChecked, writeChecked } from '../checked-file.ts';
import { type Doubts, noDoubts } from '../doubts.ts';

/** A stretch of the hall's time: the machine's clock less the steady one, and the hall's time at which its stamps begin. */
const stretch = z.object({ apart: z.number(), from: z.number() });
const move = z.object({
  id: z.int(),
  by: z.number(),
  since: z.number(),
  until: z.number(),
  orderedBy: z.string(),
});
const mark = z.object({
  /** Of the machine's run: it is another after each switching on. */
  boot: z.string(),
  /** The steady clock and the hall's time when this was written. */
  elapsed: z.number(),
  hall: z.number(),
  /** The newest last; those before it were believed until then. */
  stretches: z.array(stretch),
  /** What has come for certain, less the steady clock; null: the hall's time itself. */
  lowest: z.number().nullable(),
  /** The hall's time as the house was opened the first time of all, until something has borne it out; left out: it has. */
  first: z.number().nullable().optional(),
  /** The hall's time as a doubt began that has not ended. */
  doubtSince: z.number().nullable(),
  /** The last moves of the hall's time, the newest last. */
  moves: z.array(move),
});

export type Stretch = z.output<typeof stretch>;
/** The hall's time went by so much; what was stamped from `since` to `until` goes along. */
export type Move = z.output<typeof move>;
export type Mark = z.output<typeof mark>;

/** Where the guard writes down what it believes, so that a process that starts again on a running machine need not guess. */
export interface MarkShelf {
  read(): Mark | null;
  write(mark: Mark): void;
}

/** A file of the data folder. It is of use, and no truth: one that is damaged is told, and as good as none. */
export function markFile(file: string, doubts: Doubts = noDoubts): MarkShelf {
  return {
    read() {
      const read = readChecked(file);
      if (read === MISSING) return null;
      const parsed = mark.safeParse(read);
      if (parsed.success) return parsed.data;
      doubts.raise(file, `${file} is damaged: this start counts as a switching on of the machine. A new one begins`);
      return null;
    },
    write(fresh) {
      try {
        writeChecked(file, fresh);
      } catch {
        // A full disk: the journal says so itself.
      }
    },
  };
}
