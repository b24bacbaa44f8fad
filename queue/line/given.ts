import type { LocalDate } from '../ids.ts';
import type { LineState } from './state.ts';

/** A restore jumps as far: what the lost end of a day may have given, and more. */
const GIVEN_AND_MORE = 200;
/** More than a year of working days: a clock that is set further back opens no day, since its claim is taken. */
const MOST_DATES = 400;

/**
 * A day is closed: how far its date has gone is remembered, since a clock that is moved back may open that date again. Its
 * numbers and codes then go on after them.
 * @param last the last number of any letter, or of the dossiers' sequence
 */
export function withGiven(clock: LineState['clock'], date: LocalDate, last: number): LineState['clock'] {
  const { [date]: before = 0, ...others } = clock.given;
  const kept = Object.entries(others).slice(1 - MOST_DATES);
  return { ...clock, given: { ...Object.fromEntries(kept), [date]: Math.max(before, last + GIVEN_AND_MORE) } };
}
