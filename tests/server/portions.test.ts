import { beforeEach, expect, test } from 'vitest';
import { createPortions, HOUSE_LANE, type Portions } from '../../server/portions.ts';

let elapsed: number;
let turns: (() => void)[];
let faults: unknown[];
let portions: Portions;
let done: string[];

beforeEach(() => {
  elapsed = 0;
  turns = [];
  faults = [];
  done = [];
  portions = createPortions({
    steady: { elapsed: () => elapsed },
    nextTurn: (run) => void turns.push(run),
    onFault: (error) => void faults.push(error),
  });
});

/** A piece of work that takes a millisecond. */
const work = (name: string) => () => {
  elapsed += 1;
  done.push(name);
};
const turn = (): number => {
  const before = done.length;
  turns.shift()?.();
  return done.length - before;
};

test('a thousand pieces of a millisecond are done some in a turn, in their order, and none is lost', () => {
  for (let piece = 0; piece < 1_000; piece++) portions.add('a', work(String(piece)));
  const most = Math.max(...Array.from({ length: 200 }, turn));
  expect(most).toBeLessThanOrEqual(2);
  while (turns.length > 0) turn();
  expect(done).toEqual(Array.from({ length: 1_000 }, (_, piece) => String(piece)));
  expect(portions.waiting('a')).toBe(0);
});

test('lanes take turns: who comes with one piece waits behind one of those with hundreds', () => {
  for (let piece = 0; piece < 500; piece++) portions.add('flood', work('flood'));
  portions.add('honest', work('honest'));
  turn();
  expect(done.indexOf('honest')).toBe(1);
});

test('the house goes first, whatever waits', () => {
  for (let piece = 0; piece < 50; piece++) portions.add('flood', work('flood'));
  portions.add(HOUSE_LANE, work('house'));
  portions.add(HOUSE_LANE, work('house'));
  turn();
  turn();
  expect(done.slice(0, 3)).toEqual(['house', 'house', 'flood']);
});

test('work that throws is told, and the rest is done', () => {
  portions.add('a', () => {
    throw new Error('a fault of ours');
  });
  portions.add('a', work('after'));
  turn();
  expect(faults).toHaveLength(1);
  expect(done).toEqual(['after']);
});

test('work that adds work: it is done too, and nothing runs when nothing waits', () => {
  portions.add('a', () => portions.add('a', work('later')));
  while (turns.length > 0) turn();
  expect(done).toEqual(['later']);
  expect(turns).toEqual([]);
});
