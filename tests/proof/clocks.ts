import type { PartResult } from '../bench/figure.ts';
import { type ClockCase, meetings, playClockCase } from './clock-case.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const WRONG_BY = [HOUR, -HOUR, 26 * HOUR, -26 * HOUR, 400 * DAY, -400 * DAY];
const MINUTES = [1, 11, 120];
/** In the morning of Monday, at noon, before the last issue, before the day's end, and on Tuesday before it opens. */
const HOURS = [10, 11.6, 15.4, 16.7, 31.3];

/** Every clock that design.md's pass line names, at several hours of the day. */
export async function clocks(): Promise<PartResult> {
  const made: Record<string, string | number>[] = [];
  let played = 0;
  let failed = 0;
  for (const meeting of meetings) {
    let bad = 0;
    let first = '';
    for (const one of casesOf(meeting)) {
      played += 1;
      const troubles = await playClockCase(one);
      if (troubles.length === 0) continue;
      bad += 1;
      first ||= `${one.by / HOUR} h for ${one.minutes} min at ${one.at}: ${troubles[0]}`;
    }
    failed += bad;
    made.push({ meeting, cases: WRONG_BY.length * MINUTES.length * HOURS.length, failed: bad, first });
  }
  return {
    made,
    figures: [
      { figure: 'wrong clocks played', measured: played, limit: null, unit: 'of them' },
      {
        figure: 'wrong clocks that somebody in the hall noticed',
        measured: failed,
        limit: { atMost: 0 },
        unit: 'of them',
      },
    ],
  };
}

function* casesOf(meeting: ClockCase['meeting']): Generator<ClockCase> {
  for (const at of HOURS) for (const by of WRONG_BY) for (const minutes of MINUTES) yield { meeting, by, minutes, at };
}
