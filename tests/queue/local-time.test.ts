import { expect, test } from 'vitest';
import { as, type Instant, type LocalDate } from '../../queue/ids.ts';
import { instantAt, localDate, localHour } from '../../queue/local-time.ts';

const at = (date: string, minute: number, zone: string): string => {
  const instant = instantAt(as<LocalDate>(date), minute, zone);
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'minute', timeZoneName: 'never' });
};
const noon = 12 * 60;

test.each([
  // Both hemispheres, a switch at two, three and midnight, by one hour and by half of one.
  ['Europe/Berlin', '2026-03-29', '2026-10-25'],
  ['America/New_York', '2026-11-01', '2026-03-08'],
  ['America/Santiago', '2026-04-05', '2026-09-06'],
  ['Australia/Lord_Howe', '2026-04-05', '2026-10-04'],
  ['Africa/Cairo', '2026-04-24', '2026-10-30'],
])('%s: noon and 17:30 are what the wall says, on both days on which the clocks change', (zone, one, other) => {
  for (const date of [one, other]) {
    expect(at(date, noon, zone)).toContain(`${date}T12:00`);
    expect(at(date, 17 * 60 + 30, zone)).toContain(`${date}T17:30`);
    expect(localDate(instantAt(as<LocalDate>(date), 0, zone), zone)).toBe(date);
    expect(localHour(instantAt(as<LocalDate>(date), noon, zone), zone)).toBe(12);
  }
});

test('a time that is skipped is the moment in which the clocks go forward, at two and at midnight', () => {
  expect(at('2026-03-29', 2 * 60, 'Europe/Berlin')).toBe('2026-03-29T03:00+02:00');
  expect(at('2026-03-29', 2 * 60 + 30, 'Europe/Berlin')).toBe('2026-03-29T03:00+02:00');
  expect(at('2026-09-06', 0, 'America/Santiago')).toBe('2026-09-06T01:00-03:00');
  expect(at('2026-09-06', 30, 'America/Santiago')).toBe('2026-09-06T01:00-03:00');
});

test('a time that comes twice is the first; no later minute is an earlier moment', () => {
  expect(at('2026-10-25', 2 * 60 + 30, 'Europe/Berlin')).toBe('2026-10-25T02:30+02:00');
  for (const [zone, date] of [
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['America/Santiago', '2026-09-06'],
    ['Africa/Cairo', '2026-04-24'],
  ] as const) {
    let before = Number.NEGATIVE_INFINITY as unknown as Instant;
    for (let minute = 0; minute <= 24 * 60; minute++) {
      const now = instantAt(as<LocalDate>(date), minute, zone);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  }
});
