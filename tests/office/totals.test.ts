import { expect, test } from 'vitest';
import { totalsOf } from '../../office/totals.ts';
import { morning } from './morning.ts';

test('totals add the lines up; the mean wait weighs each line by how often it called', () => {
  const totals = totalsOf(morning);
  expect(totals).toMatchObject({ waiting: 4, present: 3, served: 5, issued: 13, oldestIssuedAt: 100, open: 2 });
  expect(totals.meanWaitMs).toBe((6 * 600_000 + 3 * 60_000) / 9);
});

test('a hall without tickets has no mean and no oldest', () => {
  expect(totalsOf({ ...morning, lines: [] })).toMatchObject({ meanWaitMs: null, oldestIssuedAt: null, waiting: 0 });
});
