import { describe, expect, test } from 'vitest';
import { meetings, playClockCase } from '../../proof/clock-case.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** What npm test has the time for; `npm run prove -- --only clocks` plays all of them, at more hours of the day. */
describe.each(meetings)('a wrong clock, %s', (meeting) => {
  test.each([
    ['an hour ahead for 120 minutes', HOUR, 120],
    ['an hour behind for 11 minutes', -HOUR, 11],
    ['26 hours ahead for 11 minutes', 26 * HOUR, 11],
    ['400 days ahead for 11 minutes', 400 * DAY, 11],
    ['400 days behind for a minute', -400 * DAY, 1],
  ])(
    '%s: the hall works, is by the true time in two minutes, and nobody is sent home or passed',
    async (_, by, minutes) => {
      expect(await playClockCase({ by, minutes, meeting, at: 10 })).toEqual([]);
    },
  );
});
