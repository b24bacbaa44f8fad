import { as, type LocalDate } from './ids.ts';

const SATURDAY = 6;

/** Monday to Friday, unless it is a holiday. */
export const isWorkingDay = (day: Temporal.PlainDate, holidays: readonly LocalDate[]): boolean =>
  day.dayOfWeek < SATURDAY && !holidays.includes(as<LocalDate>(day.toString()));
