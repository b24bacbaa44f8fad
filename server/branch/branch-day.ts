import type { BranchCommand } from '../../queue/branch/branch.ts';
import type { Instant, LocalDate } from '../../queue/ids.ts';
import type { Lunch } from '../../queue/line/events.ts';
import type { LineState } from '../../queue/line/state.ts';
import { instantAt, localDate } from '../../queue/local-time.ts';

export const zoneOf = ({ plan }: LineState): string => plan?.catalogue.branch.timeZone ?? 'UTC';

/** The date where the branch is. */
export const branchDate = (line: LineState, at: Instant): LocalDate => localDate(at, zoneOf(line));

/** Whether the end of the day has passed: what is open is closed, and nothing is opened before tomorrow. */
export const isAfterHours = (line: LineState, now: Instant): boolean =>
  line.plan !== null && now >= instantAt(branchDate(line, now), line.plan.catalogue.hours.endOfDay, zoneOf(line));

/** The command that opens the branch's day of now, with its lunch. */
export function openDay(line: LineState, now: Instant): Extract<BranchCommand, { type: 'OpenDay' }> {
  const date = branchDate(line, now);
  const lunch = lunchOn(line, date);
  return { type: 'OpenDay', date, ...(lunch === null ? {} : { lunch }) };
}

/** The branch's lunch on that date; null where it has none. */
export function lunchOn(line: LineState, date: LocalDate): Lunch | null {
  const lunch = line.plan?.catalogue.hours.lunch ?? null;
  if (lunch === null) return null;
  const at = (minute: number): Instant => instantAt(date, minute, zoneOf(line));
  return { from: at(lunch.from), until: at(lunch.until) };
}
