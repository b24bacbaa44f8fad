import { as, type Instant, type LocalDate } from '../../ids.ts';
import type { LineState } from '../../line/state.ts';
import { instantAt, localDate } from '../../local-time.ts';
import { isWorkingDay } from '../../working-day.ts';

/**
 * When the branch opens next, by its hours; null while a day is open, and from the moment it should have opened until the
 * house opens it or it is too late for today.
 */
export function nextOpening({ day, plan }: LineState, at: Instant): Instant | null {
  if (plan === null || (day !== null && day.phase !== 'closed')) return null;
  const { branch, hours, holidays } = plan.catalogue;
  const today = Temporal.PlainDate.from(localDate(at, branch.timeZone));
  for (let date = today; ; date = date.add({ days: 1 })) {
    if (!isWorkingDay(date, holidays) || (day !== null && date.toString() <= day.worksOn)) continue;
    const timeAt = (minute: number): Instant => instantAt(as<LocalDate>(date.toString()), minute, branch.timeZone);
    if (at < timeAt(hours.opens)) return timeAt(hours.opens);
    if (at < timeAt(hours.lastIssue)) return null;
  }
}

/** What keeps a branch shut on a date: no work on it, or its hours are over, for numbers or altogether. */
export type Shut = 'day_off' | 'issuing_over' | 'day_over';

/** Why no day is open now, by the hours; null while one is, and while one may still be opened today. */
export function whyShut({ day, plan }: LineState, at: Instant): Shut | null {
  if (plan === null || (day !== null && day.phase !== 'closed')) return null;
  const { branch, hours, holidays } = plan.catalogue;
  const today = localDate(at, branch.timeZone);
  if (!isWorkingDay(Temporal.PlainDate.from(today), holidays)) return 'day_off';
  const past = (minute: number): boolean => at >= instantAt(today, minute, branch.timeZone);
  // One that was closed today has had its hours, whatever the clock says.
  if (past(hours.endOfDay) || (day !== null && today <= day.worksOn)) return 'day_over';
  return past(hours.lastIssue) ? 'issuing_over' : null;
}
