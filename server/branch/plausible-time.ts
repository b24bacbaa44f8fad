import { as, type Instant } from '../../queue/ids.ts';
import type { Plan } from '../../queue/line/plan.ts';
import type { Day, LineState } from '../../queue/line/state.ts';
import { instantAt, localDate } from '../../queue/local-time.ts';
import { isWorkingDay } from '../../queue/working-day.ts';

/** What a branch's days say to a time that nothing bears out yet. */
export type Plausible =
  /** It is as if the machine had been off for a while: no day ends by it. */
  | 'likely'
  /** It may be (Tet without its holidays, a storm): people are told. */
  | 'unsure'
  /** A person says whether it is right. */
  | 'ask';

export interface Told {
  /** What the machine's clock tells. */
  readonly claim: number;
  /** A time that has come for certain. */
  readonly certain: number;
  /** Nothing has been believed since the machine was switched on. */
  readonly first: boolean;
}

/** Longer than Tet; a clock that is further ahead is wrong, or the hall was closed for so long that a person looks at it. */
const LONGEST_CLOSED_MS = 14 * 24 * 60 * 60_000;

/** Of several branches on one machine: what the most doubtful one says. */
export function plausibleAt(lines: readonly LineState[], told: Told): Plausible {
  const said = new Set(lines.map((line) => plausible(line, told)));
  return said.has('ask') ? 'ask' : said.has('unsure') ? 'unsure' : 'likely';
}

function plausible({ plan, day }: Pick<LineState, 'plan' | 'day'>, told: Told): Plausible {
  if (told.claim < told.certain) return 'ask';
  if (plan === null || day === null) return 'likely';
  return day.phase === 'closed' ? afterClosing(plan, day, told) : inTheDay(plan, day, told);
}

/** The machine was off in the night, over a weekend or over holidays; or for days that nobody knows why. */
function afterClosing({ catalogue }: Plan, day: Day, { claim, certain, first }: Told): Plausible {
  const { branch, holidays } = catalogue;
  if (localDate(as<Instant>(claim), branch.timeZone) <= nextWorkingDate(day, holidays)) return 'likely';
  return first && claim - certain <= LONGEST_CLOSED_MS ? 'unsure' : 'ask';
}

function inTheDay({ catalogue }: Plan, day: Day, { claim, certain, first }: Told): Plausible {
  const { branch, hours, holidays } = catalogue;
  const date = localDate(as<Instant>(claim), branch.timeZone);
  const at = (minute: number): Instant => instantAt(date, minute, branch.timeZone);
  // What ends something today waits until the time is certain.
  if (date === day.worksOn) return 'likely';
  // A wrong clock had opened a day too early.
  if (date < day.worksOn) return claim < at(hours.endOfDay) ? 'likely' : 'ask';
  // The machine was switched off in the evening, before the day's end.
  const wasLate = certain >= instantAt(day.worksOn, hours.lastIssue, branch.timeZone);
  const isMorning = claim < at(hours.lastIssue) && date === nextWorkingDate(day, holidays);
  return first && wasLate && isMorning ? 'unsure' : 'ask';
}

function nextWorkingDate(day: Day, holidays: Plan['catalogue']['holidays']): string {
  let date = Temporal.PlainDate.from(day.worksOn).add({ days: 1 });
  while (!isWorkingDay(date, holidays)) date = date.add({ days: 1 });
  return date.toString();
}
