import { as, type Instant } from '../../ids.ts';
import type { LineState } from '../../line/state.ts';
import { isWorkingDay } from '../../working-day.ts';

/**
 * When the branch opens next, by its hours; null while a day is open, and from the moment it should have opened until the
 * house opens it or it is too late for today.
 */
export function nextOpening({ day, plan }: LineState, at: Instant): Instant | null {
  if (plan === null || (day !== null && day.phase !== 'closed')) return null;
  const { branch, hours, holidays } = plan.catalogue;
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(branch.timeZone);
  for (let date = now.toPlainDate(); ; date = date.add({ days: 1 })) {
    if (!isWorkingDay(date, holidays) || (day !== null && date.toString() <= day.date)) continue;
    const timeAt = (minute: number): number =>
      date.toZonedDateTime({ timeZone: branch.timeZone, plainTime: timeOf(minute) }).epochMilliseconds;
    if (at < timeAt(hours.opens)) return as<Instant>(timeAt(hours.opens));
    if (at < timeAt(hours.lastIssue)) return null;
  }
}

const timeOf = (minute: number): Temporal.PlainTime => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
