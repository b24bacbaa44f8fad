import { expect, test } from 'vitest';
import { memoryJournal } from '../../../server/journal/memory.ts';
import { journalContract } from './contract.ts';
import { batch, entriesOf } from './samples.ts';

journalContract('memory', false, async () => ({ journal: memoryJournal(), remove: async () => {} }));

test('provoked outcomes come in order, once each', async () => {
  const journal = memoryJournal();
  journal.provoke({ kind: 'conflict' });
  journal.provoke({ kind: 'unknown', written: false });
  journal.provoke({ kind: 'unknown', written: true });
  expect(await journal.append(batch('a', 0))).toEqual({ kind: 'conflict', epoch: 1, lastSeq: 0 });
  expect(await journal.append(batch('a', 0))).toMatchObject({ kind: 'unknown' });
  expect(await entriesOf(journal, 'a')).toHaveLength(0);
  expect(await journal.append(batch('a', 0))).toMatchObject({ kind: 'unknown' });
  expect(await entriesOf(journal, 'a')).toHaveLength(1);
  expect(await journal.append(batch('a', 1))).toEqual({ kind: 'done', lastSeq: 2 });
});

test('full and down refuse at once until the journal is up again', async () => {
  const journal = memoryJournal();
  for (const condition of ['full', 'down'] as const) {
    journal.setCondition(condition);
    expect(await journal.append(batch('a', 0))).toMatchObject({ kind: 'unavailable', reason: condition });
    expect(journal.health()).toMatchObject({ state: condition });
  }
  journal.setCondition('up');
  expect(journal.health()).toEqual({ state: 'up' });
  expect(await journal.append(batch('a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
});

test('held appends are written only when they are let go, in their order', async () => {
  const journal = memoryJournal();
  const release = journal.hold();
  const outcomes = Promise.all([journal.append(batch('a', 0)), journal.append(batch('a', 1))]);
  expect(await journal.head('a')).toEqual({ epoch: 1, seq: 0 });
  release();
  expect(await outcomes).toEqual([
    { kind: 'done', lastSeq: 1 },
    { kind: 'done', lastSeq: 2 },
  ]);
});
