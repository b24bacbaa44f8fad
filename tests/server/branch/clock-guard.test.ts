import { beforeEach, expect, test } from 'vitest';
import { type ClockGuard, createClockGuard } from '../../../server/branch/clock-guard.ts';
import type { Mark, MarkShelf } from '../../../server/branch/clock-mark.ts';
import type { Plausible } from '../../../server/branch/plausible-time.ts';
import { EIGHT } from '../../queue/small-hall.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
let log: RecordedLog;
let clock: HandClock;
let newest: number;
let guard: ClockGuard;
let heard: number | null = null;
let mark: Mark | null = null;
const shelf: MarkShelf = {
  read: () => mark,
  write(fresh) {
    mark = structuredClone(fresh);
  },
};

/** A machine that starts so long after its newest entry, as its own clock tells. */
function start(
  after: number,
  { up = 0, hasty = false, said = 'likely' as Plausible, heardAt = null as number | null } = {},
): void {
  log = recordedLog();
  newest = EIGHT;
  clock = handClock(EIGHT + after);
  heard = heardAt;
  mark = null;
  const steady = { elapsed: () => up + clock.elapsed() };
  guard = createClockGuard({
    clock,
    steady,
    log,
    hasty,
    newestEntry: () => newest,
    plausible: () => said,
    machine: { boot: () => 'this run', timeServerHeardAt: () => heard },
    shelf,
  });
}
/** The process ends, and starts again on the same machine. */
const restart = (said: Plausible = 'ask'): void => {
  guard = createClockGuard({
    clock,
    steady: clock,
    log,
    newestEntry: () => newest,
    plausible: () => said,
    machine: { boot: () => 'this run', timeServerHeardAt: () => heard },
    shelf,
  });
};
const off = (): number => {
  const doubt = guard.doubt();
  return doubt === null ? 0 : doubt.machine - doubt.hall;
};
const alarms = () => log.of('clock_disagrees');

beforeEach(() => {
  mark = null;
  start(0, { up: DAY });
  // Long up, and borne out.
  expect(guard.confirm('technician:a')).toBeNull();
});

test('it follows small corrections, and tells how far a jump was', async () => {
  for (let month = 0; month < 12; month++) {
    await clock.pass(HOUR);
    clock.jump(30_000);
    newest = clock.now();
    expect(off()).toBe(0);
  }
  clock.jump(90_000);
  expect([off(), off()]).toEqual([90_000, 90_000]);
  expect(alarms()).toEqual([{ ms: 90_000 }]);
});

test('a clock that is set back by less than a minute is waited for: the hall’s time goes on, slower, and never back', async () => {
  clock.jump(-50 * SECOND);
  let before = guard.now();
  expect(before).toBe(EIGHT);
  for (let passed = 0; passed < 9; passed++) {
    await clock.pass(MINUTE);
    expect(guard.now() - before).toBeGreaterThanOrEqual(0.9 * MINUTE);
    before = guard.now();
  }
  expect([guard.now(), off(), guard.isCalm()]).toEqual([clock.now(), 0, true]);
});

test('a clock that creeps away in steps of less than a minute, ahead or back, raises the alarm', async () => {
  for (const by of [50 * SECOND, -50 * SECOND]) {
    start(0, { up: DAY });
    guard.confirm('technician:a');
    for (let steps = 0; steps < 12; steps++) {
      clock.jump(by);
      await clock.pass(2 * SECOND);
      guard.now();
    }
    expect(alarms().length).toBeGreaterThan(0);
    expect(Math.abs(guard.now() - EIGHT - 24 * SECOND)).toBeLessThan(MINUTE);
  }
});

test('a clock that leaps is never believed by itself: the hall’s time goes on by the steady one, for hours', async () => {
  for (const by of [HOUR, -HOUR, 26 * HOUR, 400 * DAY]) {
    start(0, { up: DAY });
    guard.confirm('technician:a');
    clock.jump(by);
    expect(off()).toBe(by);
    await clock.passMinutes(120);
    expect([guard.now(), guard.certain(), guard.isCalm()]).toEqual([EIGHT + 2 * HOUR, EIGHT + 2 * HOUR, false]);
    clock.jump(-by);
    expect([guard.now(), off(), guard.isCalm()]).toEqual([clock.now(), 0, true]);
    expect(guard.movesAfter(0)).toEqual([]);
  }
});

test('a person’s word is followed at once; when the clock returns to what the steady one says, that is followed at once, too', async () => {
  clock.jump(26 * HOUR);
  expect(guard.isCalm()).toBe(false);
  await clock.pass(5 * MINUTE);
  expect(guard.confirm('clerk:hang')).toMatchObject({ by: 26 * HOUR, since: EIGHT, until: EIGHT + 5 * MINUTE });
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
  await clock.pass(HOUR);
  clock.jump(-26 * HOUR);
  expect(guard.now()).toBe(EIGHT + HOUR + 5 * MINUTE);
  expect(guard.movesAfter(0).map(({ by, orderedBy }) => [by, orderedBy])).toEqual([
    [26 * HOUR, 'clerk:hang'],
    [-26 * HOUR, 'house'],
  ]);
  // All that was stamped by the wrong time goes back, and nothing else.
  expect(guard.movesAfter(1)).toMatchObject([{ since: EIGHT + 26 * HOUR, until: EIGHT + 27 * HOUR + 5 * MINUTE }]);
});

test('a jump of a few minutes is followed when it has held for one', async () => {
  clock.jump(4 * MINUTE);
  expect(off()).toBe(4 * MINUTE);
  await clock.pass(MINUTE);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
});

test('a time server was heard after the jump: its time is right, however far', async () => {
  clock.jump(HOUR);
  heard = EIGHT;
  expect(off()).toBe(HOUR);
  await clock.pass(MINUTE);
  heard = clock.now();
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
});

test('a process that starts again on the running machine knows what time it is: a wrong clock is not believed, the right one at once', async () => {
  start(0, { up: 0 });
  guard.confirm('technician:a');
  guard.keepMark();
  await clock.pass(HOUR);
  clock.jump(26 * HOUR);
  restart();
  expect([guard.now(), guard.isCalm()]).toEqual([EIGHT + HOUR, false]);
  clock.jump(-26 * HOUR);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
});

test('a start within the minute after the newest entry, and one of an empty journal, are believed at once', () => {
  start(30 * SECOND);
  expect([guard.now(), guard.isCalm()]).toEqual([EIGHT + 30 * SECOND, true]);
  const empty = createClockGuard({ clock, steady: clock, log, newestEntry: () => 0 });
  expect([empty.now(), empty.isCalm()]).toEqual([clock.now(), true]);
});

test('a start in the morning: a minute and a half by the newest entry, nobody is alarmed; what ends something waits three hours', async () => {
  start(14 * HOUR);
  await clock.pass(89 * SECOND);
  expect([guard.now(), guard.isCalm()]).toEqual([EIGHT + 89 * SECOND, false]);
  expect([off(), alarms()]).toEqual([0, []]);
  await clock.pass(SECOND);
  expect([guard.now(), guard.isCalm(), guard.certain()]).toEqual([clock.now(), true, EIGHT + 90 * SECOND]);
  expect(guard.movesAfter(0)).toEqual([]);
  await clock.passMinutes(181);
  expect(guard.certain()).toBe(clock.now());
});

test('the machine has long been up: what the clock says of this morning is believed at once', () => {
  start(14 * HOUR, { up: 10 * MINUTE });
  expect([guard.now(), guard.isCalm(), alarms()]).toEqual([clock.now(), true, []]);
});

test('a start that may be after Tet: the alarm, and ten minutes; one that only a person can know: the alarm, until somebody says so', async () => {
  start(9 * DAY, { said: 'unsure' });
  expect([off(), alarms()]).toEqual([9 * DAY, [{ ms: 9 * DAY }]]);
  await clock.pass(10 * MINUTE);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
  start(400 * DAY, { said: 'ask' });
  await clock.passMinutes(600);
  expect(off()).toBe(400 * DAY);
  expect(guard.confirm('technician:a')?.by).toBe(400 * DAY);
  expect(off()).toBe(0);
});

test('seven hours ahead after a power cut, set right 20 s later: no entry is stamped by the wrong time, the alarm is raised', async () => {
  start(7 * HOUR + 6 * MINUTE);
  await clock.pass(20 * SECOND);
  expect(guard.now()).toBe(EIGHT + 20 * SECOND);
  clock.jump(-7 * HOUR);
  expect(guard.isCalm()).toBe(false);
  await clock.pass(90 * SECOND);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
  expect(alarms()).toEqual([{ ms: -7 * HOUR }]);
});

test('a start in 1970: the alarm, and time goes on from the newest entry until the clock is set right', async () => {
  start(-EIGHT);
  expect(alarms()).toEqual([{ ms: -EIGHT }]);
  await clock.passMinutes(60);
  newest = guard.now();
  expect([guard.now(), off(), guard.isCalm()]).toEqual([EIGHT + HOUR, -EIGHT, false]);
  clock.jump(EIGHT);
  expect([guard.now(), off(), guard.isCalm()]).toEqual([clock.now(), 0, true]);
});

test('a demo that was left alone for weeks opens at once', () => {
  start(40 * DAY, { hasty: true });
  expect([guard.now(), guard.isCalm(), alarms()]).toEqual([clock.now(), true, []]);
});

test('the very first start in 1970: no entry is of that year, the alarm, and a right clock is followed within a minute and a half', async () => {
  start(-EIGHT);
  newest = 0;
  restart('likely');
  expect(new Date(guard.now()).getUTCFullYear()).toBe(2026);
  expect([alarms().length, guard.isCalm(), guard.doubt()?.machine]).toEqual([2, false, 0]);
  newest = guard.now();
  await clock.passMinutes(60);
  expect(new Date(guard.now()).getUTCFullYear()).toBe(2026);
  clock.jump(EIGHT);
  guard.now();
  await clock.pass(90 * SECOND);
  expect([guard.now(), guard.isCalm(), guard.doubt()]).toEqual([clock.now(), true, null]);
});
