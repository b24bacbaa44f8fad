/**
 * The one place where a branch's hours become instants. Never count minutes from midnight: a day on which the clocks change
 * has 23 or 25 hours, and its midnight may not exist.
 */
import { as, type Instant, type LocalDate } from './ids.ts';

/** The minute at which a date ends. */
export const END_OF_DATE = 24 * 60;

/** The date that a calendar on a branch's wall shows. */
export const localDate = (at: Instant, timeZone: string): LocalDate =>
  as<LocalDate>(localMoment(at, timeZone).toPlainDate().toString());

/** @returns 0 to 23, as the clock on the wall shows it. */
export const localHour = (at: Instant, timeZone: string): number => localMoment(at, timeZone).hour;

/**
 * When the clock on the wall shows so many minutes after midnight. What is skipped as the clocks go forward is the moment in
 * which they do, so that a later minute never comes before an earlier one; what comes twice is the first.
 * @param minute 0 to END_OF_DATE, which is the next day's beginning.
 */
export function instantAt(date: LocalDate, minute: number, timeZone: string): Instant {
  const day = Temporal.PlainDate.from(date);
  if (minute >= END_OF_DATE) return startOf(day.add({ days: 1 }), timeZone);
  if (minute === 0) return startOf(day, timeZone);
  const wanted = day.toPlainDateTime(new Temporal.PlainTime(Math.floor(minute / 60), minute % 60));
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const isSkipped = !found.toPlainDateTime().equals(wanted);
  const moment = isSkipped ? (found.getTimeZoneTransition('next') ?? found) : found;
  return as<Instant>(moment.epochMilliseconds);
}

const startOf = (day: Temporal.PlainDate, timeZone: string): Instant =>
  as<Instant>(day.toZonedDateTime(timeZone).epochMilliseconds);

const localMoment = (at: Instant, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
