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
