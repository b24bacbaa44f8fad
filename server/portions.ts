import type { SteadyClock } from './ports.ts';

/** Runs something in the next turn of the event loop: what the system has at hand by then goes before it. */
export type NextTurn = (run: () => void) => void;

/** How long work in portions may hold a turn. A command crosses three turns or four until its answer, within 100 ms in all. */
export const PORTION_MS = 2;

/** The lane of the house: devices and people who work here go before everybody. */
export const HOUSE_LANE = '';

/** What many wait for, or what strangers ask for, done a portion a turn: a command waits for one portion, never for all. */
export interface Portions {
  /** Lanes take turns, a piece of work each; the house's goes first. Who fills a lane waits behind nobody but themselves. */
  add(lane: string, work: () => void): void;
  /** How much waits in a lane. */
  waiting(lane: string): number;
}

interface Parts {
  readonly steady: SteadyClock;
  readonly nextTurn: NextTurn;
  /** Work that throws ends neither the portion nor the process. */
  readonly onFault: (error: unknown) => void;
}

interface Lane {
  readonly name: string;
  work: (() => void)[];
  /** How many from the front are done: taking them off one by one would move all the others. */
  done: number;
}

/** So much done work is taken off at once. */
const TAKEN_OFF = 1_024;

export function createPortions({ steady, nextTurn, onFault }: Parts): Portions {
  const lanes = new Map<string, Lane>();
  let coming = false;

  function portion(): void {
    coming = false;
    const until = steady.elapsed() + PORTION_MS;
    do doNext();
    while (lanes.size > 0 && steady.elapsed() < until);
    comeAgain();
  }

  function doNext(): void {
    const lane = lanes.get(HOUSE_LANE) ?? lanes.values().next().value;
    if (lane === undefined) return;
    const work = lane.work[lane.done];
    lane.done += 1;
    lanes.delete(lane.name);
    if (lane.done < lane.work.length) lanes.set(lane.name, lane);
    if (lane.done >= TAKEN_OFF) {
      lane.work = lane.work.slice(lane.done);
      lane.done = 0;
    }
    try {
      work?.();
    } catch (error) {
      onFault(error);
    }
  }

  function comeAgain(): void {
    if (coming || lanes.size === 0) return;
    coming = true;
    nextTurn(portion);
  }

  return {
    add(name, work) {
      const lane = lanes.get(name) ?? { name, work: [], done: 0 };
      lane.work.push(work);
      lanes.set(name, lane);
      comeAgain();
    },
    waiting(name) {
      const lane = lanes.get(name);
      return lane === undefined ? 0 : lane.work.length - lane.done;
    },
  };
}
