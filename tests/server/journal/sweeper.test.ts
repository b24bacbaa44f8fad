import { beforeEach, expect, test } from 'vitest';
import { memoryJournal } from '../../../server/journal/memory.ts';
import { keepSwept } from '../../../server/journal/sweeper.ts';
import { EIGHT } from '../../queue/small-hall.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { recordedLog } from '../recorded-log.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let clock: HandClock;
let calm: boolean;
let swept: number[];

function start(): () => void {
  const journal = { ...memoryJournal(), sweep: async (now: number) => void swept.push(now) };
  const guard = { certain: () => clock.now(), isCalm: () => calm };
  return keepSwept({ journal, guard, steady: clock, timers: clock, log: recordedLog(), startedFrom: EIGHT });
}

beforeEach(() => {
  clock = handClock(EIGHT);
  calm = true;
  swept = [];
});

test('ten minutes after a start and then once an hour, until it is stopped', async () => {
  const stop = start();
  await clock.pass(10 * MINUTE - 1);
  expect(swept).toEqual([]);
  await clock.pass(121 * MINUTE);
  expect(swept).toEqual([10, 70, 130].map((minute) => EIGHT + minute * MINUTE));
  stop();
  await clock.pass(120 * MINUTE);
  expect(swept).toHaveLength(3);
});

test('while the clock is in doubt nothing is erased', async () => {
  calm = false;
  start();
  await clock.pass(65 * MINUTE);
  calm = true;
  await clock.pass(60 * MINUTE);
  expect(swept).toEqual([EIGHT + 70 * MINUTE]);
});

test('a clock that is ten years ahead and believed erases nothing that is due in a month', async () => {
  start();
  clock.jump(10 * 365 * DAY);
  await clock.pass(11 * MINUTE);
  expect(swept).toEqual([EIGHT + 10 * MINUTE + 14 * DAY]);
});
