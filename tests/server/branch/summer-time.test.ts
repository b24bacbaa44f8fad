import { expect, test } from 'vitest';
import type { Catalogue } from '../../../queue/catalogue.ts';
import { as, type Instant } from '../../../queue/ids.ts';
import type { LineEvent } from '../../../queue/line/events.ts';
import { evolveLine } from '../../../queue/line/evolve.ts';
import { initialLine } from '../../../queue/line/state.ts';
import { duties } from '../../../server/branch/house-duties.ts';
import { smallHall } from '../../queue/small-hall.ts';

const MINUTE = 60_000;

/** What the house does on a Sunday on which the clocks change, were it a working day, by the clock on the wall. */
function playDay(timeZone: string, date: string, hours: Catalogue['hours']): readonly string[] {
  const day = Temporal.PlainDate.from(date);
  const start = day.toZonedDateTime(timeZone);
  let line = evolveLine(
    initialLine,
    {
      type: 'CatalogueAdopted',
      citySeq: 1,
      catalogue: { ...smallHall, holidays: [], hours, branch: { ...smallHall.branch, timeZone } },
    },
    as<Instant>(start.epochMilliseconds),
  );
  const told: string[] = [];
  const tell = (event: LineEvent, at: Instant): void => {
    line = evolveLine(line, event, at);
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    told.push(`${wall.toPlainTime().toString({ smallestUnit: 'minute' })} ${event.type}`);
  };
  if (day.dayOfWeek === 7) tell({ type: 'DayOpened', date: as(date) }, as<Instant>(start.epochMilliseconds));
  for (let at = start.epochMilliseconds; at < start.add({ days: 1 }).epochMilliseconds; at += MINUTE) {
    const now = as<Instant>(at);
    for (const { command } of duties(line, { now, certain: now }, { alwaysOpen: false })) {
      if (command.type === 'PauseHall') tell({ type: 'HallPaused', until: command.until }, now);
      if (command.type === 'ResumeHall') tell({ type: 'HallResumed' }, now);
      if (command.type === 'EndIssuing') tell({ type: 'IssuingEnded' }, now);
      if (command.type === 'EndCalling') tell({ type: 'CallingEnded' }, now);
      if (command.type === 'CloseDay') tell({ type: 'DayClosed', date: command.date }, now);
    }
  }
  return told.slice(1);
}

test.each([
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['America/New_York', '2026-03-08'],
  ['Australia/Sydney', '2026-10-04'],
])('%s on %s: lunch, last issue and closing are by the clock on the wall', (zone, date) => {
  expect(playDay(zone, date, smallHall.hours)).toEqual([
    '12:00 HallPaused',
    '13:00 HallResumed',
    '16:00 IssuingEnded',
    '17:00 CallingEnded',
    '17:30 DayClosed',
  ]);
});

test('a lunch in the hour that comes twice is had once, and one in the hour that is skipped not at all', () => {
  const hours = { ...smallHall.hours, opens: 0, lunch: { from: 2 * 60 + 15, until: 2 * 60 + 45 } };
  expect(playDay('Europe/Berlin', '2026-10-25', hours).slice(0, 2)).toEqual(['02:15 HallPaused', '02:45 HallResumed']);
  expect(playDay('Europe/Berlin', '2026-10-25', hours).filter((told) => told.includes('HallPaused'))).toHaveLength(1);
  expect(playDay('Europe/Berlin', '2026-03-29', hours).filter((told) => told.includes('HallPaused'))).toEqual([]);
});
