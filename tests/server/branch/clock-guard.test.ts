import { beforeEach, expect, test } from 'vitest';
import { type ClockGuard, createClockGuard } from '../../../server/branch/clock-guard.ts';
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

/** A machine that starts so long after its newest entry, as its own clock tells. */
function start(after: number, { up = 0, hasty = false } = {}): void {
  log = recordedLog();
  newest = EIGHT;
  clock = handClock(EIGHT + after);
  const steady = { elapsed: () => up + clock.elapsed() };
  guard = createClockGuard({ clock, steady, log, hasty, newestEntry: () => newest });
}
const alarms = () => log.of('clock_disagrees');

beforeEach(() => start(0));

test('it follows small corrections, and tells how far a jump was', () => {
  for (let month = 0; month < 12; month++) {
    clock.jump(30_000);
    newest = clock.now();
    expect(guard.offMs()).toBe(0);
  }
  clock.jump(90_000);
  expect([guard.offMs(), guard.offMs()]).toEqual([90_000, 90_000]);
  expect(alarms()).toEqual([{ ms: 90_000 }]);
});

test('while the clock is ahead, the hall’s time goes on by the steady one; after ten minutes the new time is believed', async () => {
  clock.jump(HOUR);
  expect(guard.offMs()).toBe(HOUR);
  await clock.pass(9 * MINUTE);
  expect([guard.now(), guard.wall(), guard.isCalm()]).toEqual([EIGHT + 9 * MINUTE, EIGHT + 9 * MINUTE, false]);
  await clock.pass(MINUTE);
  expect([guard.now(), guard.offMs(), guard.isCalm()]).toEqual([clock.now(), 0, true]);
});

test('a clock set back behind what is written down is believed only when it has come near that again', async () => {
  clock.jump(-2 * HOUR);
  newest = EIGHT;
  await clock.pass(HOUR);
  expect([guard.now(), guard.isCalm()]).toEqual([EIGHT + HOUR, false]);
  await clock.pass(56 * MINUTE);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
  expect(alarms()).toHaveLength(1);
});

test('a start within the minute after the newest entry, and one of an empty journal, are believed at once', () => {
  start(30 * SECOND);
  expect([guard.now(), guard.isCalm()]).toEqual([EIGHT + 30 * SECOND, true]);
  const empty = createClockGuard({ clock, steady: clock, log, newestEntry: () => 0 });
  expect([empty.now(), empty.isCalm()]).toEqual([clock.now(), true]);
});

test('a start in the morning: no day turns for a minute and a half, nobody is alarmed, and a session ends by the clock', async () => {
  start(14 * HOUR);
  await clock.pass(89 * SECOND);
  expect([guard.now(), guard.wall(), guard.isCalm()]).toEqual([EIGHT + 89 * SECOND, clock.now(), false]);
  expect([guard.offMs(), alarms()]).toEqual([0, []]);
  await clock.pass(SECOND);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
});

test('a start a few minutes after the newest entry: time is the clock’s, only days wait', async () => {
  start(4 * MINUTE);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), false]);
  await clock.pass(90 * SECOND);
  expect(guard.isCalm()).toBe(true);
});

test('the machine has long been up: what the clock says of this morning is believed at once', () => {
  start(14 * HOUR, { up: 10 * MINUTE });
  expect([guard.now(), guard.isCalm(), alarms()]).toEqual([clock.now(), true, []]);
});

test('a start nine days later, after Tet or by a wrong clock: the alarm, and the day waits for ten minutes', async () => {
  for (const up of [0, DAY]) {
    start(9 * DAY, { up });
    expect([guard.offMs(), alarms()]).toEqual([9 * DAY, [{ ms: 9 * DAY }]]);
    await clock.pass(10 * MINUTE - 1);
    expect([guard.now(), guard.isCalm()]).toEqual([EIGHT + 10 * MINUTE - 1, false]);
    await clock.pass(1);
    expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
  }
});

test('seven hours ahead after a power cut, set right 20 s later: no entry is stamped by the wrong time, the alarm is raised', async () => {
  start(7 * HOUR + 6 * MINUTE);
  await clock.pass(20 * SECOND);
  expect(guard.now()).toBe(EIGHT + 20 * SECOND);
  clock.jump(-7 * HOUR);
  expect(guard.now()).toBe(EIGHT + 20 * SECOND);
  await clock.pass(89 * SECOND);
  expect(guard.isCalm()).toBe(false);
  await clock.pass(SECOND);
  expect([guard.now(), guard.isCalm()]).toEqual([clock.now(), true]);
  expect(alarms()).toEqual([{ ms: -7 * HOUR }]);
});

test('a start in 1970: the alarm, and time goes on from the newest entry until the clock is set right', async () => {
  start(-EIGHT);
  expect(alarms()).toEqual([{ ms: -EIGHT }]);
  await clock.passMinutes(60);
  newest = guard.now();
  expect([guard.now(), guard.offMs(), guard.isCalm()]).toEqual([EIGHT + HOUR, -EIGHT, false]);
  clock.jump(EIGHT);
  expect([guard.now(), guard.offMs(), guard.isCalm()]).toEqual([clock.now(), 0, true]);
});

test('a demo that was left alone for weeks opens at once', () => {
  start(40 * DAY, { hasty: true });
  expect([guard.now(), guard.isCalm(), alarms()]).toEqual([clock.now(), true, []]);
});
