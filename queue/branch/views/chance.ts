import type { Instant } from '../../ids.ts';
import type { LineState } from '../../line/state.ts';
import type { WaitRange } from '../../line/ticket.ts';
import { END_OF_DATE, instantAt } from '../../local-time.ts';

/** How likely a ticket is called before calling ends today; where it is as good as certain nothing is said. */
export type Chance = 'doubtful' | 'poor';

const MINUTE_MS = 60_000;

/**
 * `doubtful` when only the long end of the wait lies past the end of calling, `poor` when the short end does too.
 * @param wait null while no counter is open: nobody knows then.
 * @param ends null where calling has no end.
 */
export function chanceOf(wait: WaitRange | null, at: Instant, ends: Instant | null): Chance | null {
  if (wait === null || ends === null) return null;
  if (at + wait.min * MINUTE_MS > ends) return 'poor';
  return at + wait.max * MINUTE_MS > ends ? 'doubtful' : null;
}

/**
 * When calling ends on the day that is open; null while none is.
 * @param alwaysOpen demo mode: no hours bind it, and its day turns at midnight.
 */
export function callingEnds({ day, plan }: LineState, alwaysOpen: boolean): Instant | null {
  if (day === null || plan === null) return null;
  const { branch, hours } = plan.catalogue;
  return instantAt(day.worksOn, alwaysOpen ? END_OF_DATE : hours.endOfCalling, branch.timeZone);
}
