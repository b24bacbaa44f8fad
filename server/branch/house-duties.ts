import type { BranchCommand, BranchState } from '../../queue/branch/branch.ts';
import type { Hours } from '../../queue/catalogue.ts';
import { shelving as nextShelved } from '../../queue/dossier/shelving.ts';
import { as, type Instant, type LocalDate } from '../../queue/ids.ts';
import { isTooLate, SPOKEN_WITHIN_MS } from '../../queue/line/decide-call.ts';
import { PRINT_WITHIN_MS } from '../../queue/line/decide-print.ts';
import type { Day, LineState } from '../../queue/line/state.ts';
import { isWorkingDay } from '../../queue/working-day.ts';

/** A command that the house gives itself. Its key is made from the day or the thing, so that several processes may all try. */
export interface Duty {
  readonly key: string;
  readonly command: BranchCommand;
}

export interface Rules {
  /** Demo mode. */
  readonly alwaysOpen: boolean;
  /** False while the machine's clock is in doubt: no day begins, pauses or ends by such a clock. */
  readonly clockBelieved: boolean;
}

/** What each kind of duty is called where it is written down that it failed. */
type DutyKind = 'day' | 'stale_calls' | 'stale_prints';

/**
 * What the house has to do now, looked at every second. Pure, so that a simulation runs whole days through it.
 * @param onFault hears of a kind that cannot be told (hours that make no sense); the other kinds are done all the same. Left out: it throws.
 */
export function duties(
  line: LineState,
  now: Instant,
  { alwaysOpen, clockBelieved }: Rules,
  onFault: (kind: DutyKind, error: unknown) => void = (_, error) => {
    throw error;
  },
): readonly Duty[] {
  if (line.plan === null) return [];
  const day = alwaysOpen ? alwaysOpenDay : officeDay;
  const kinds = [
    ['day', () => (clockBelieved ? day(line, now) : [])],
    ['stale_calls', () => staleCalls(line, now)],
    ['stale_prints', () => stalePrints(line, now)],
  ] as const;
  return kinds.flatMap(([kind, look]): readonly Duty[] => {
    try {
      return look();
    } catch (error) {
      onFault(kind, error);
      return [];
    }
  });
}

/**
 * What the opening of the day has left in the state although its turn for the shelf has come: a portion at each look, so that
 * a branch with years of them goes on meanwhile.
 */
export function shelving({ line, dossiers }: BranchState): readonly Duty[] {
  const { day } = line;
  if (day === null || day.phase === 'closed') return [];
  const first = nextShelved(dossiers, day.date)?.dossiers[0];
  // What comes back from the shelf and goes there again on the same day has another number of those that lie there.
  return first === undefined
    ? []
    : [{ key: `day:${day.date}:shelve:${first}:${dossiers.shelved}`, command: { type: 'ShelveDossiers' } }];
}

/** The demo never closes: its day turns at midnight. */
function alwaysOpenDay(line: LineState, now: Instant): readonly Duty[] {
  const { date } = localTime(line, now);
  const { day } = line;
  if (day !== null && day.phase !== 'closed' && day.date < date) return [close(day)];
  return day === null || day.date < date ? [{ key: `day:${date}:open`, command: { type: 'OpenDay', date } }] : [];
}

/** Opening, lunch, last issue, end of calling, end of day: settings of the branch (design.md §8). */
function officeDay(line: LineState, now: Instant): readonly Duty[] {
  if (line.plan === null) return [];
  const { date, minute, midnight } = localTime(line, now);
  const { day } = line;
  const { hours, holidays } = line.plan.catalogue;
  if (day !== null && day.phase !== 'closed' && (day.date < date || isAfterHours(line, now))) return [close(day)];
  if (day === null || day.date < date)
    return isWorkingDay(Temporal.PlainDate.from(date), holidays) && minute >= hours.opens && minute < hours.lastIssue
      ? [{ key: `day:${date}:open`, command: openDay(line, now) }]
      : [];
  if (day.phase === 'open' && minute >= hours.lastIssue)
    return [{ key: `${dayKey(day)}:end-issuing`, command: { type: 'EndIssuing' } }];
  if (day.phase === 'issuing_ended' && minute >= hours.endOfCalling)
    return [{ key: `${dayKey(day)}:end-calling`, command: { type: 'EndCalling' } }];
  return lunch(line, hours, minute, midnight);
}

/** Whether the end of the day has passed: what is open is closed, and nothing is opened before tomorrow. */
export const isAfterHours = (line: LineState, now: Instant): boolean =>
  line.plan !== null && localTime(line, now).minute >= line.plan.catalogue.hours.endOfDay;

/** The command that opens the branch's day of now, with its lunch. */
export function openDay(line: LineState, now: Instant): Extract<BranchCommand, { type: 'OpenDay' }> {
  const { date, midnight } = localTime(line, now);
  const lunch = line.plan?.catalogue.hours.lunch ?? null;
  if (lunch === null) return { type: 'OpenDay', date };
  const at = (minute: number): Instant => as<Instant>(midnight + minute * 60_000);
  return { type: 'OpenDay', date, lunch: { from: at(lunch.from), until: at(lunch.until) } };
}

function lunch(line: LineState, hours: Hours, minute: number, midnight: number): readonly Duty[] {
  if (hours.lunch === null || line.day === null || line.day.phase === 'closed') return [];
  const { from, until } = hours.lunch;
  const isLunch = minute >= from && minute < until;
  if (isLunch && line.day.pausedUntil === null) {
    const end = as<Instant>(midnight + until * 60_000);
    return [{ key: `${dayKey(line.day)}:lunch`, command: { type: 'PauseHall', until: end } }];
  }
  return !isLunch && line.day.pausedUntil !== null
    ? [{ key: `${dayKey(line.day)}:after-lunch`, command: { type: 'ResumeHall' } }]
    : [];
}

const close = (day: Day): Duty => ({ key: `${dayKey(day)}:close`, command: { type: 'CloseDay', date: day.date } });

/** A day that was opened again comes to its steps a second time: with the first one's key they would be taken for retries. */
const dayKey = ({ date, reopened }: Day): string => (reopened === 0 ? `day:${date}` : `day:${date}:${reopened + 1}`);

function staleCalls(line: LineState, now: Instant): readonly Duty[] {
  const stale: Duty[] = [];
  for (const call of line.calls.values()) {
    const interrupted = call.voice === 'claimed' && now - (call.claimedAt ?? now) > SPOKEN_WITHIN_MS;
    if (!isTooLate(call, now) && !interrupted) continue;
    const { id, announcement } = call;
    stale.push({
      key: `drop:${id}:${announcement}:${call.voice}`,
      command: { type: 'DropAnnouncement', call: id, announcement },
    });
  }
  return stale;
}

function stalePrints(line: LineState, now: Instant): readonly Duty[] {
  const stale: Duty[] = [];
  // The oldest stand first.
  for (const { id, askedAt } of line.prints.values()) {
    if (now - askedAt <= PRINT_WITHIN_MS) break;
    stale.push({ key: `expire:${id}`, command: { type: 'ExpirePrint', job: id } });
  }
  return stale;
}

/** The branch's date, the minute of its day, and when its day began. */
export function localTime(
  line: LineState,
  now: Instant,
): { readonly date: LocalDate; readonly minute: number; readonly midnight: number } {
  const zone = line.plan?.catalogue.branch.timeZone ?? 'UTC';
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return {
    date: as<LocalDate>(local.toPlainDate().toString()),
    minute: local.hour * 60 + local.minute,
    midnight: local.startOfDay().epochMilliseconds,
  };
}
