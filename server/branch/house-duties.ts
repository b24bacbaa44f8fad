import type { BranchCommand, BranchState } from '../../queue/branch/branch.ts';
import { shelving as nextShelved } from '../../queue/dossier/shelving.ts';
import type { Instant, LocalDate } from '../../queue/ids.ts';
import { isTooLate, SPOKEN_WITHIN_MS } from '../../queue/line/decide-call.ts';
import { PRINT_WITHIN_MS } from '../../queue/line/decide-print.ts';
import type { Plan } from '../../queue/line/plan.ts';
import type { Day, LineState } from '../../queue/line/state.ts';
import { instantAt, localDate } from '../../queue/local-time.ts';
import { isWorkingDay } from '../../queue/working-day.ts';
import { lunchOn, openDay, zoneOf } from './branch-day.ts';

/** A command that the house gives itself. Its key is made from the day or the thing, so that several processes may all try. */
export interface Duty {
  readonly key: string;
  readonly command: BranchCommand;
}

export interface Rules {
  /** Demo mode. */
  readonly alwaysOpen: boolean;
}

/** What the guard of the machine's clock tells (clock-guard.ts). */
export interface HallTime {
  readonly now: Instant;
  /**
   * A time that has come for certain, `now` or earlier: what ends something waits for it, so that nobody is sent home by a
   * clock that nothing bears out yet.
   */
  readonly certain: Instant;
}

/** What each kind of duty is called where it is written down that it failed. */
type DutyKind = 'day' | 'stale_calls' | 'stale_prints';

/**
 * What the house has to do now, looked at every second. Pure, so that a simulation runs whole days through it.
 * @param onFault hears of a kind that cannot be told (hours that make no sense); the other kinds are done all the same. Left out: it throws.
 */
export function duties(
  line: LineState,
  time: HallTime,
  { alwaysOpen }: Rules,
  onFault: (kind: DutyKind, error: unknown) => void = (_, error) => {
    throw error;
  },
): readonly Duty[] {
  const { plan } = line;
  if (plan === null) return [];
  const { now } = time;
  const kinds = [
    ['day', () => (alwaysOpen ? alwaysOpenDay(line, now) : officeDay(line, plan, time))],
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
  const date = localDate(now, zoneOf(line));
  const { day } = line;
  if (day !== null && day.phase !== 'closed') return day.worksOn < date ? [close(line, day)] : [];
  return day === null || day.worksOn < date ? [dayDuty(line, date, 'open', openDay(line, now))] : [];
}

/** Opening, lunch, last issue, end of calling, end of day: settings of the branch (design.md §8). */
function officeDay(line: LineState, { catalogue }: Plan, { now, certain }: HallTime): readonly Duty[] {
  const { branch, hours, holidays } = catalogue;
  const date = localDate(now, branch.timeZone);
  const at = (minute: number): Instant => instantAt(date, minute, branch.timeZone);
  const { day } = line;
  if (day !== null && day.phase !== 'closed' && (day.worksOn < date || certain >= at(hours.endOfDay)))
    return [close(line, day)];
  if (day === null || day.worksOn < date)
    return isWorkingDay(Temporal.PlainDate.from(date), holidays) && now >= at(hours.opens) && now < at(hours.lastIssue)
      ? [dayDuty(line, date, 'open', openDay(line, now))]
      : [];
  if (day.worksOn > date || day.phase === 'closed') return [];
  if (day.phase === 'open' && certain >= at(hours.lastIssue))
    return [dayDuty(line, date, 'end-issuing', { type: 'EndIssuing' })];
  if (day.phase === 'issuing_ended' && certain >= at(hours.endOfCalling))
    return [dayDuty(line, date, 'end-calling', { type: 'EndCalling' })];
  const lunch = lunchOn(line, date);
  const isLunch = lunch !== null && now >= lunch.from && now < lunch.until;
  if (isLunch && day.pausedUntil === null)
    return [dayDuty(line, date, 'lunch', { type: 'PauseHall', until: lunch.until })];
  return !isLunch && day.pausedUntil !== null ? [dayDuty(line, date, 'after-lunch', { type: 'ResumeHall' })] : [];
}

/**
 * Each is done once a day. A day that was opened again comes to its steps a second time, and so does one whose clock has moved:
 * with the first one's key they would be taken for retries.
 */
function dayDuty({ clock, day }: LineState, date: LocalDate, what: string, command: BranchCommand): Duty {
  const again = day !== null && day.date === date && day.reopened > 0 ? `:${day.reopened + 1}` : '';
  const moved = clock.move === 0 ? '' : `:moved-${clock.move}`;
  return { key: `day:${date}${again}${moved}:${what}`, command };
}

/** The day's end. */
export const close = (line: LineState, { date }: Day): Duty => dayDuty(line, date, 'close', { type: 'CloseDay', date });

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
