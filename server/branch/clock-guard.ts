import type { Log } from '../log.ts';
import type { Clock, SteadyClock } from '../ports.ts';

/** design.md §8: a minute's disagreement raises an alarm. A clock that is kept by NTP strays by milliseconds. */
const DISAGREES_MS = 60_000;
/**
 * So long a new time must have held before it is believed. It gives people the time to see the alarm, and to set the clock
 * right before the wrong time has come into a stream.
 */
const BELIEVED_AFTER_MS = 10 * 60_000;
/** A machine that has just started is set right by its time server about now: until the network is there, and one poll more. */
const HELD_AFTER_START_MS = 90_000;
/** A machine that has been up so long has heard its time server, or hears none today. */
const LONG_UP_MS = 10 * 60_000;
/** So near the newest entry a time does no harm, should it be wrong. */
const NEAR_MS = 5 * 60_000;
/** A night and a long weekend are less; a clock that is a year ahead is more. Tet is, too: that morning takes ten minutes. */
const FAR_MS = 4 * 24 * 60 * 60_000;

/** The hall's time: the machine's clock, as long as there is no reason to doubt it (docs/decisions/0020). */
export interface ClockGuard extends Clock {
  /**
   * What entries are stamped with and views are made by. While the machine's clock is doubted, time goes on from where it was
   * by the steady clock; after a start, from the newest entry.
   */
  now(): number;
  /** As now(), but a start's time is believed at once: for a session's end, when the newest entry is of last night. */
  wall(): number;
  /**
   * The milliseconds by which the machine's clock is ahead of the hall's time, 0 when they agree. To be asked often: the first
   * to ask after a jump raises the alarm.
   */
  offMs(): number;
  /** Whether a day may open, pause and end, and may be erased what is past its time. */
  isCalm(): boolean;
}

interface Parts {
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly log: Log;
  /** The time of the newest entry of all streams, 0 while there is none. */
  readonly newestEntry: () => number;
  /** Demo mode: a hall that was left alone for weeks opens at once. */
  readonly hasty?: boolean;
}

/** A time that the machine's clock tells, not believed yet. `apart` is that clock less the steady one; the others are of the steady one. */
interface Claim {
  readonly apart: number;
  readonly believedFrom: number;
  readonly alarmed: boolean;
}

/** Watches the machine's clock beside the steady one and the streams: nothing is stamped, and no day turns, by a time in doubt. */
export function createClockGuard({ clock, steady, log, newestEntry, hasty = false }: Parts): ClockGuard {
  const apart = (): number => clock.now() - steady.elapsed();
  let starting = newestEntry() !== 0;
  let believed = starting ? newestEntry() - steady.elapsed() : apart();
  let claim: Claim | null = null;

  function look(): void {
    const now = apart();
    // Small corrections are followed, so that a year of them is no jump.
    if (Math.abs(now - believed) < DISAGREES_MS) {
      believe(now);
      return;
    }
    if (claim === null || Math.abs(now - claim.apart) >= DISAGREES_MS) claim = doubted(now, claim);
    // A clock that is behind what the hall has already written down is wrong, however long it holds.
    if (steady.elapsed() >= claim.believedFrom && clock.now() >= newestEntry() - NEAR_MS) believe(now);
  }

  function believe(now: number): void {
    believed = now;
    claim = null;
    starting = false;
  }

  function doubted(now: number, before: Claim | null): Claim {
    const off = now - believed;
    const isPlausible = starting && off > 0 && (off <= FAR_MS || hasty);
    const alarmed = !isPlausible || before !== null;
    if (alarmed) log.error('clock_disagrees', { ms: Math.round(now - (before?.apart ?? believed)) });
    const up = steady.elapsed();
    const atOnce = hasty || up >= LONG_UP_MS;
    const holds = isPlausible ? (atOnce ? 0 : HELD_AFTER_START_MS) : BELIEVED_AFTER_MS;
    return { apart: now, believedFrom: up + holds, alarmed };
  }

  const ahead = (): number => apart() - believed;
  const hallTime = (): number => {
    look();
    const isNear = starting && ahead() > 0 && ahead() <= NEAR_MS;
    return claim === null || isNear ? clock.now() : Math.round(believed + steady.elapsed());
  };

  look();
  return {
    now: hallTime,
    wall() {
      const time = hallTime();
      return starting ? Math.max(time, clock.now()) : time;
    },
    offMs() {
      const time = hallTime();
      return claim?.alarmed === true ? clock.now() - time : 0;
    },
    isCalm() {
      look();
      return claim === null;
    },
  };
}
