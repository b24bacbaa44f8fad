import { as, type LocalDate } from '../ids.ts';
import { isWorkingDay } from '../working-day.ts';

/** Received from this hour on, a same-day result is returned the next working day. */
export const SAME_DAY_UNTIL_HOUR = 15;

/**
 * The day a result is due: so many working days after the day of receipt (domain.md, Forms).
 * @param hour of the receipt in the branch's zone, 0 to 23.
 */
export function dueDate(
  received: LocalDate,
  hour: number,
  workingDays: number,
  holidays: readonly LocalDate[],
): LocalDate {
  let day = Temporal.PlainDate.from(received);
  let left = workingDays === 0 && hour >= SAME_DAY_UNTIL_HOUR ? 1 : workingDays;
  while (left > 0) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return as<LocalDate>(day.toString());
}

/** No service takes longer: a year that is further off was mistyped. */
const MOST_YEARS = 2;

/** The last day that may be promised. */
export const latestDue = (today: LocalDate): LocalDate =>
  as<LocalDate>(Temporal.PlainDate.from(today).add({ years: MOST_YEARS }).toString());
