import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SPEAK_WITHIN_MS } from '../../display/voice/announcer-state.ts';
import { announced, recordShown, speakQuickly } from './board.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { openStage, type Stage } from './stage.ts';

const COUNTERS = [1, 2, 3, 4, 5, 6, 7, 8];
const CALLS = 500;
/** A board has so few rows: on a machine that is slower than its counters some calls would be over before they are painted. */
const UNSEEN_AT_MOST = 16;
let stage: Stage;
let hall: Hall;
let board: Page;
let shown: ReadonlySet<string>;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  for (const counter of COUNTERS) await hall.sit(counter);
});
afterAll(() => stage.close());

test('a rush of 500 calls, as fast as the board paints them: each shown, one voice at a time, in order, nothing stale', async () => {
  const calls: {
    readonly counter: number;
    readonly number: string;
    readonly id: string;
    readonly seq: number;
    readonly at: number;
  }[] = [];
  const waiting: string[] = [];
  await Promise.all(
    COUNTERS.map(async () => {
      while (waiting.length < CALLS) waiting.push((await hall.take(CERTIFICATION)).ticket);
    }),
  );
  board = await stage.open('display', '/display', {
    before: async (page) => {
      await speakQuickly(page);
      shown = recordShown(page);
    },
  });
  await board.locator('.board').waitFor();
  waiting.reverse();
  await Promise.all(
    COUNTERS.map(async (counter) => {
      for (let next = waiting.pop(), before = ''; next !== undefined; before = next, next = waiting.pop()) {
        if (before !== '') await hall.do(counter, 'finish', before);
        const { seq, at } = await hall.do(counter, 'call', next);
        calls.push({ counter, number: next.split('/')[1] ?? '', id: `${next}/1`, seq: Number(seq), at: Number(at) });
        await expect.poll(() => calls.length - shown.size, { interval: 5 }).toBeLessThanOrEqual(UNSEEN_AT_MOST);
      }
    }),
  );
  expect(calls.length).toBeGreaterThanOrEqual(CALLS);
  calls.sort((a, b) => a.seq - b.seq);
  const wait = { interval: 250 };
  await expect.poll(() => calls.filter(({ id }) => !shown.has(id)).length, wait).toBe(0);

  // Whoever stood at a desk before it was their turn to be spoken is not called any more; the last of each counter are.
  const open = COUNTERS.map((counter) => calls.findLast((call) => call.counter === counter)?.number);
  const whole = async () =>
    (await announced(board)).filter(({ outcome }) => outcome === 'whole').map(({ number }) => number);
  await expect.poll(whole, wait).toEqual(expect.arrayContaining(open));

  const spoken = await announced(board);
  const byNumber = new Map(calls.map((call) => [call.number, call]));
  const order = spoken.map(({ number }) => byNumber.get(number)?.seq);
  expect(order).toEqual([...new Set(order)].sort((a, b) => Number(a) - Number(b)));
  for (const [n, one] of spoken.entries()) {
    const previous = spoken[n - 1];
    if (previous !== undefined) expect(one.startedAt).toBeGreaterThanOrEqual(previous.endedAt ?? Infinity);
    expect(one.startedAt - (byNumber.get(one.number)?.at ?? 0)).toBeLessThan(SPEAK_WITHIN_MS);
  }
});
