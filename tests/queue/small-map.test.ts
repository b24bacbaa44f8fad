import { expect, test } from 'vitest';
import { SmallMap } from '../../queue/small-map.ts';

test('another value for a key: the map before keeps its own', () => {
  const before = SmallMap.of([
    ['a', 1],
    ['b', 2],
  ]);
  const after = before.with('b', 3).with('c', 4);
  expect([...before]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect([...after]).toEqual([
    ['a', 1],
    ['b', 3],
    ['c', 4],
  ]);
  expect([before.get('c'), after.get('c'), after.has('d'), after.size]).toEqual([undefined, 4, false, 3]);
});

test('two keys added to the same map: neither version sees the other one', () => {
  const empty = SmallMap.of<string, number>();
  const [one, other] = [empty.with('a', 1), empty.with('b', 2)];
  expect([[...one.keys()], [...other.keys()], empty.size]).toEqual([['a'], ['b'], 0]);
});
