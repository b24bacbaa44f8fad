import { expect, test } from 'vitest';
import { nothingJournal } from '../../../server/journal/nothing.ts';
import { batch, command, entriesOf } from './samples.ts';

test('the journal that keeps nothing counts on, and keeps nothing', async () => {
  const journal = nothingJournal();
  expect(await journal.append(batch('branch:a', 0, [command(), command()]))).toEqual({ kind: 'done', lastSeq: 2 });
  expect(await journal.append(batch('branch:a', 1))).toEqual({ kind: 'conflict', epoch: 1, lastSeq: 2 });
  expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 2 });
  expect(await entriesOf(journal, 'branch:a')).toEqual([]);
});
