import { describe, expect, test } from 'vitest';
import { callingEnds, chanceOf } from '../../queue/branch/views/chance.ts';
import { doorView } from '../../queue/branch/views/door-view.ts';
import { lineView } from '../../queue/branch/views/line-view.ts';
import { printView } from '../../queue/branch/views/print-view.ts';
import type { Instant } from '../../queue/ids.ts';
import { initialLine } from '../../queue/line/state.ts';
import { C2, C3, EIGHT, LAND, MINUTE, PRINTER, RESULTS } from './small-hall.ts';
import { collect, Hall, issue, openHall } from './specification.ts';

const HOUR = 60 * MINUTE;
/** 17:00, when the small hall's counters stop calling. */
const FIVE = (EIGHT + 9 * HOUR) as typeof EIGHT;
const minutesBefore = (minutes: number) => (FIVE - minutes * MINUTE) as typeof EIGHT;

describe('whether a ticket is called before calling ends', () => {
  test('[VIEW-7] both ends of the wait lie before it, or on it: nothing is said', () => {
    expect(chanceOf({ min: 30, max: 60 }, minutesBefore(61), FIVE)).toBeNull();
    expect(chanceOf({ min: 30, max: 60 }, minutesBefore(60), FIVE)).toBeNull();
  });
  test('[VIEW-7] only the long end lies past it: doubtful', () => {
    expect(chanceOf({ min: 30, max: 60 }, minutesBefore(59), FIVE)).toBe('doubtful');
    expect(chanceOf({ min: 30, max: 60 }, minutesBefore(30), FIVE)).toBe('doubtful');
  });
  test('[VIEW-7] the short end lies past it too: poor', () => {
    expect(chanceOf({ min: 30, max: 60 }, minutesBefore(29), FIVE)).toBe('poor');
    expect(chanceOf({ min: 0, max: 5 }, minutesBefore(-1), FIVE)).toBe('poor');
  });
  test('[VIEW-7] no counter is open, or calling has no end: nobody knows, and nothing is said', () => {
    expect(chanceOf(null, minutesBefore(1), FIVE)).toBeNull();
    expect(chanceOf({ min: 90, max: 120 }, minutesBefore(1), null)).toBeNull();
  });
});

describe('when calling ends', () => {
  test('[VIEW-7] at the hour of the branch, in its own zone', () => {
    expect(callingEnds(openHall().state.line, false)).toBe(FIVE);
  });
  test('[VIEW-7] always open, as in a demo: when its day turns', () => {
    expect(callingEnds(openHall().state.line, true)).toBe(EIGHT + 16 * HOUR);
  });
  test('[VIEW-7] not while no day has been opened', () => {
    expect(callingEnds(initialLine, false)).toBeNull();
    expect(callingEnds(new Hall().state.line, true)).toBeNull();
  });
});

/** Ten wait for a parcel of land at one counter, with 20 minutes each, at half past three. */
const lateHall = (): Hall => {
  const hall = openHall().after(7.5 * HOUR);
  hall.given({ type: 'ReleaseCounter', counter: C3 });
  for (let n = 0; n < 10; n++) hall.issues(LAND);
  return hall;
};

describe('what the screens say of it', () => {
  test('[VIEW-7] given a long line in the afternoon, the line tells it of the tickets that it concerns, and when calling ends', () => {
    const hall = lateHall();
    const { places, ends } = lineView(hall.state.line, hall.now, FIVE);
    expect(ends).toBe(FIVE);
    const chances = places.map(([, , , chance]) => chance ?? 'good');
    expect(chances).toEqual([...Array(3).fill('good'), ...Array(4).fill('doubtful'), ...Array(3).fill('poor')]);
  });

  test('[VIEW-7] given the same line, the kiosk knows before the ticket is taken, and of no other service', () => {
    const hall = lateHall();
    const { late, ends } = doorView(hall.state.line, hall.now, FIVE) ?? {};
    expect(ends).toBe(FIVE);
    expect(late).toContainEqual([LAND, 'poor']);
    expect(late?.map(([service]) => service)).not.toContain(RESULTS);
    expect(doorView(hall.state.line, hall.now, null)?.late).toEqual([]);
  });

  test('[VIEW-7] given the same line, the paper of one more ticket says it, and that of another service does not', () => {
    const hall = lateHall();
    hall.given({ ...issue(LAND), printer: PRINTER }, { ...collect(), printer: PRINTER });
    const lates = (ends: Instant | null) => printView(hall.state.line, PRINTER, ends)?.jobs.map(({ late }) => late);
    expect(lates(FIVE)).toEqual([{ chance: 'poor', ends: FIVE }, null]);
    expect(lates(null)).toEqual([null, null]);
  });

  test('[VIEW-7] given the same line in the morning, nothing is said', () => {
    const hall = openHall();
    hall.given({ type: 'ReleaseCounter', counter: C3 });
    for (let n = 0; n < 10; n++) hall.issues(LAND);
    expect(doorView(hall.state.line, hall.now, FIVE)?.late).toEqual([]);
    expect(lineView(hall.state.line, hall.now, FIVE).places.every((place) => place.length === 3)).toBe(true);
  });

  test('[VIEW-7] when the one counter of the service closes, the kiosk says nothing of the wait', () => {
    const hall = lateHall();
    hall.given({ type: 'ReleaseCounter', counter: C2 });
    expect(doorView(hall.state.line, hall.now, FIVE)?.late.map(([service]) => service)).not.toContain(LAND);
  });
});
