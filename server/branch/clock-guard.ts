import type { Log } from '../log.ts';
import type { Clock, Machine, SteadyClock } from '../ports.ts';
import type { Mark, MarkShelf, Move, Stretch } from './clock-mark.ts';
import type { Plausible } from './plausible-time.ts';

/** design.md §8: a minute's disagreement raises an alarm. A clock that is kept by NTP strays by milliseconds. */
const DISAGREES_MS = 60_000;
/** What a clock that is kept by NTP may be off at any moment: followed as it is. */
const TREMBLES_MS = 50;
/** A clock that is a little ahead of the right time is waited for: the hall's time goes on by nine tenths, and never back. */
const SLOWED_BY = 0.1;
/** Forward steps of less than a minute are followed, a minute of them an hour; more is a clock that creeps away. */
const CREEPS_AN_HOUR_MS = DISAGREES_MS / (60 * 60_000);
/** Further than this no clock is followed without a person, unless something bears it out. */
const FAR_MS = 5 * 60_000;
/** A jump that is not far is believed when it has held so long. */
const NEAR_HOLDS_MS = 60_000;
/** A machine that has just started is set right by its time server about now: until the network is there, and one poll more. */
const LIKELY_HOLDS_MS = 90_000;
/** Time for people to see the alarm. */
const UNSURE_HOLDS_MS = 10 * 60_000;
/** A machine that has been up so long has heard its time server, or hears none today. */
const LONG_UP_MS = 10 * 60_000;
/** After a start a clock that has agreed for so long is right: whoever sits in the hall would have seen it. */
const PROVEN_MS = 3 * 60 * 60_000;
const MARK_EVERY_MS = 10_000;
/** When this program was written: a clock that tells an earlier time is wrong, though no entry bears that out yet. */
const WRITTEN_MS = Date.UTC(2026, 0, 1);
const MOST_STRETCHES = 8;
const MOST_MOVES = 20;

export interface Doubt {
  /** What the machine's clock tells, and the time by which the hall goes on. */
  readonly machine: number;
  readonly hall: number;
}

/** The hall's time: the machine's clock, as long as there is no reason to doubt it (docs/decisions/0032). */
export interface ClockGuard extends Clock {
  /** What entries are stamped with, views are made by and days turn by. While the machine's clock is doubted: by the steady one. */
  now(): number;
  /** A time that has come for certain: now(), or after a start what the newest entry and the steady clock bear out. */
  certain(): number;
  /** Null while the machine's clock is believed, and in the first moments of a usual start. To be asked often: it raises the alarm. */
  doubt(): Doubt | null;
  /** Whether nothing is in doubt, not even for a moment: what is past its time may be erased. */
  isCalm(): boolean;
  /** A person says that the machine's clock is right. Null when it is believed already. */
  confirm(orderedBy: string): Move | null;
  /** How the hall's time has moved since, the oldest first: each branch writes it down. */
  movesAfter(id: number): readonly Move[];
  /** To be called every second. */
  keepMark(): void;
}

interface Parts {
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly log: Log;
  /** The time of the newest entry of all streams, 0 while there is none. */
  readonly newestEntry: () => number;
  /** What the branches' days say to a time. Left out: anything may be. */
  readonly plausible?: (told: { claim: number; certain: number; first: boolean }) => Plausible;
  readonly machine?: Machine;
  readonly shelf?: MarkShelf;
  /** The highest move that any branch has written down. */
  readonly lastMove?: () => number;
  /** Demo mode: a hall that was left alone for weeks opens at once. */
  readonly hasty?: boolean;
}

/** A time that the machine's clock tells, not believed yet. `apart` is that clock less the steady one. */
interface Claim {
  readonly apart: number;
  /** Of the steady clock; Infinity: a person must say so. */
  readonly believedFrom: number;
  readonly alarmed: boolean;
  /** Of the steady clock. */
  readonly seenAt: number;
}

export const unknownMachine: Machine = { boot: () => null, timeServerHeardAt: () => null };

/** Watches the machine's clock beside the steady one and the streams: nothing is stamped, and no day turns, by a time in doubt. */
export function createClockGuard(parts: Parts): ClockGuard {
  const { clock, steady, log, newestEntry, hasty = false, machine = unknownMachine, shelf } = parts;
  const apart = (): number => clock.now() - steady.elapsed();
  const boot = machine.boot();
  let claim: Claim | null = null;
  let doubtSince: number | null = null;
  let { stretches, lowest, moves, starting, first } = beginning();
  let provenAt = steady.elapsed() + PROVEN_MS;
  let markedAt = Number.NEGATIVE_INFINITY;
  let lookedAt = steady.elapsed();
  /** Forward steps that were followed lately. */
  let crept = 0;

  function beginning(): {
    stretches: readonly Stretch[];
    lowest: number | null;
    moves: readonly Move[];
    starting: boolean;
    /** When the house was opened the first time, while nothing has borne out that time: what it stamped moves with it. */
    first: number | null;
  } {
    const mark = shelf?.read() ?? null;
    const moves = mark?.moves ?? [];
    if (mark !== null && isOfThisRun(mark)) {
      doubtSince = mark.doubtSince;
      return { stretches: mark.stretches, lowest: mark.lowest, moves, starting: false, first: mark.first ?? null };
    }
    const least = clock.now() < WRITTEN_MS ? WRITTEN_MS : 0;
    const from = newestEntry() === 0 ? least : Math.max(newestEntry(), mark?.hall ?? 0);
    if (from === 0) {
      const first = clock.now();
      return { stretches: [{ apart: apart(), from: first }], lowest: null, moves, starting: false, first };
    }
    const lowest = from - steady.elapsed();
    return { stretches: [{ apart: lowest, from: from + 1 }], lowest, moves, starting: true, first: null };
  }

  /** The steady clock has gone on since: the hall's time can be told from it. */
  function isOfThisRun({ boot: marked, elapsed, stretches }: Mark): boolean {
    const last = stretches.at(-1);
    if (last === undefined || boot === null || marked !== boot || elapsed > steady.elapsed()) return false;
    return last.apart + steady.elapsed() >= newestEntry() - DISAGREES_MS;
  }

  const top = (): Stretch => stretches.at(-1) as Stretch;
  const hallTime = (): number => Math.round(top().apart + steady.elapsed());

  /** Whole milliseconds as the clock has them, where it is followed as it is. */
  const told = (): number =>
    claim === null && Math.abs(apart() - top().apart) < TREMBLES_MS ? clock.now() : hallTime();

  function look(): void {
    const now = apart();
    const up = steady.elapsed();
    const passed = up - lookedAt;
    lookedAt = up;
    crept = Math.max(0, crept - passed * CREEPS_AN_HOUR_MS);
    const step = now - top().apart;
    if (Math.abs(step) < DISAGREES_MS && (starting || crept + step < DISAGREES_MS)) {
      if (!starting && step > TREMBLES_MS) crept += step;
      // Small corrections are followed, so that a year of them is no jump.
      const followed = step > -TREMBLES_MS ? now : top().apart + Math.max(step, -passed * SLOWED_BY);
      stretches = [...stretches.slice(0, -1), { ...top(), apart: followed }];
      claim = null;
      doubtSince = null;
      if (starting) provenAt = up + PROVEN_MS;
      starting = false;
      if ((lowest ?? first) !== null && (up >= provenAt || isHeard(0))) {
        lowest = null;
        first = null;
      }
      return;
    }
    if (claim === null || Math.abs(now - claim.apart) >= DISAGREES_MS) claim = doubted(now, claim);
    if (up >= claim.believedFrom) follow(now, 'house');
    else if (isHeard(starting ? 0 : claim.seenAt)) follow(now, 'house', true);
  }

  /** Whether a time server was heard since that moment of the steady clock. */
  function isHeard(since: number): boolean {
    const at = machine.timeServerHeardAt();
    if (at === null) return false;
    const heard = at - apart();
    return heard >= since && heard <= steady.elapsed() + DISAGREES_MS;
  }

  function doubted(now: number, before: Claim | null): Claim {
    const up = steady.elapsed();
    doubtSince ??= hallTime();
    const [holds, isUsual] = judged(now, up);
    const alarmed = !isUsual || before !== null;
    if (alarmed) log.error('clock_disagrees', { ms: Math.round(now - (before?.apart ?? top().apart)) });
    return { apart: now, believedFrom: up + holds, alarmed, seenAt: up };
  }

  /** How long the time must hold, and whether it is nobody's concern. */
  function judged(now: number, up: number): readonly [holds: number, isUsual: boolean] {
    // The steady clock and the machine's say the same again as before a jump that was believed.
    if (returningTo(now) !== -1) return [0, false];
    if (starting && hasty) return [0, true];
    const likely = up >= LONG_UP_MS && starting ? 0 : LIKELY_HOLDS_MS;
    const said = lowest === null ? 'ask' : plausibly(now, lowest, up);
    if (said === 'likely') return [likely, starting];
    if (Math.abs(now - top().apart) <= FAR_MS) return [NEAR_HOLDS_MS, false];
    return [said === 'unsure' ? UNSURE_HOLDS_MS : Number.POSITIVE_INFINITY, false];
  }

  const plausibly = (now: number, low: number, up: number): Plausible =>
    now < low - DISAGREES_MS
      ? 'ask'
      : // The steady clock counts in parts of a millisecond; moments are whole ones.
        (parts.plausible?.({
          claim: Math.round(now + up),
          certain: Math.round(Math.min(now, low) + up),
          first: starting,
        }) ?? 'likely');

  const returningTo = (now: number): number =>
    stretches.slice(0, -1).findLastIndex((before) => Math.abs(before.apart - now) < DISAGREES_MS);

  function stampedWrongSince(back: number): number | null {
    if (back !== -1) return (stretches[back + 1] as Stretch).from;
    // Until a start is borne out, all that was stamped since is as uncertain as its beginning.
    return lowest === null ? (first ?? doubtSince) : top().from;
  }

  function follow(now: number, orderedBy: string, borneOut = false): Move {
    const by = Math.round(now - top().apart);
    const until = hallTime();
    const back = returningTo(now);
    const since = stampedWrongSince(back) ?? until;
    if (back !== -1) stretches = [...stretches.slice(0, back), { ...(stretches[back] as Stretch), apart: now }];
    else stretches = [...stretches.slice(starting ? 1 : 0), { apart: now, from: since + by }].slice(-MOST_STRETCHES);
    // Nothing was stamped since the start: nothing moves but the time itself.
    const isSilent = starting && orderedBy === 'house' && newestEntry() < since;
    if (borneOut) lowest = null;
    first = null;
    provenAt = steady.elapsed() + PROVEN_MS;
    claim = null;
    doubtSince = null;
    starting = false;
    const id = Math.max(moves.at(-1)?.id ?? 0, parts.lastMove?.() ?? 0) + 1;
    const move = { id, by, since, until, orderedBy };
    if (!isSilent) {
      moves = [...moves, move].slice(-MOST_MOVES);
      log.warn('clock_moved', { ms: by, orderedBy });
    }
    writeMark();
    return move;
  }

  function writeMark(): void {
    markedAt = steady.elapsed();
    if (shelf === undefined || boot === null) return;
    shelf.write({
      boot,
      elapsed: markedAt,
      hall: hallTime(),
      stretches: [...stretches],
      lowest,
      first,
      doubtSince,
      moves: [...moves],
    });
  }

  look();
  return {
    now() {
      look();
      return told();
    },
    certain() {
      look();
      const now = told();
      return lowest === null ? now : Math.min(now, Math.round(lowest + steady.elapsed()));
    },
    doubt() {
      look();
      return claim?.alarmed === true ? { machine: clock.now(), hall: hallTime() } : null;
    },
    isCalm() {
      look();
      return claim === null;
    },
    confirm(orderedBy) {
      look();
      if (claim !== null) return follow(apart(), orderedBy, true);
      lowest = null;
      first = null;
      return null;
    },
    movesAfter: (id) => moves.filter((move) => move.id > id),
    keepMark() {
      look();
      if (steady.elapsed() - markedAt >= MARK_EVERY_MS) writeMark();
    },
  };
}
