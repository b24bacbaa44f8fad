import type { SteadyClock, Timers } from '../ports.ts';

/** Whose PIN is looked at first: of a known place, of a stranger who has done nothing yet, of anybody else. */
export type Rank = 'known' | 'fresh' | 'other';

/**
 * Checking a PIN is dear on purpose: about 20 ms of a whole core. Known places have two at a time; all strangers together one,
 * which then rests as long as it worked, so that on a machine that is its own they never have more than half a core.
 */
export interface PinDesk {
  /** Null at once when too many of that rank wait already. */
  check(rank: Rank, work: () => Promise<boolean>): Promise<boolean> | null;
}

const KNOWN_AT_ONCE = 2;
/** On a machine that is busy elsewhere a check takes long without working. */
const LONGEST_REST_MS = 100;
/** More would wait longer than a screen does (4 s). */
const MOST_WAITING: Readonly<Record<Rank, number>> = { known: 64, fresh: 48, other: 8 };

export function createPinDesk({ steady, timers }: { steady: SteadyClock; timers: Timers }): PinDesk {
  const waiting: Readonly<Record<Rank, (() => Promise<void>)[]>> = { known: [], fresh: [], other: [] };
  let known = 0;
  let strangerBusy = false;

  function next(): void {
    while (known < KNOWN_AT_ONCE && waiting.known.length > 0) {
      known += 1;
      void waiting.known
        .shift()?.()
        .then(() => {
          known -= 1;
          next();
        });
    }
    const stranger = strangerBusy ? undefined : (waiting.fresh.shift() ?? waiting.other.shift());
    if (stranger === undefined) return;
    strangerBusy = true;
    const began = steady.elapsed();
    void stranger().then(() =>
      timers.after(Math.min(LONGEST_REST_MS, steady.elapsed() - began), () => {
        strangerBusy = false;
        next();
      }),
    );
  }

  return {
    check(rank, work) {
      if (waiting[rank].length >= MOST_WAITING[rank]) return null;
      return new Promise<boolean>((resolve, reject) => {
        // Never rejects, and never throws: the next one's turn comes whatever happens to this one.
        waiting[rank].push(async () => {
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          }
        });
        next();
      });
    },
  };
}
