import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../../server/journal/sqlite/open-database.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { handTimers, temporaryFolder } from './folder.ts';
import { batch, command } from './samples.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

// A killed process cannot show that a cut of power is survived: the settings that see to it are held here.
test('a commit is synced to the disk before it is acknowledged, and what is deleted is overwritten', () => {
  const { folder, remove } = temporaryFolder();
  cleanUp.push(remove);
  const { db } = openDatabase({
    file: join(folder, 'journal.sqlite'),
    vaultKey: new Uint8Array(32),
    maxPages: undefined,
  });
  cleanUp.push(() => db.close());
  const FULL = 2;
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(FULL);
  expect(db.pragma('secure_delete', { simple: true })).toBe(1);
});

test('a person with a shell reads the entries with stream and seq, while the server runs', async () => {
  const { folder, remove } = temporaryFolder();
  cleanUp.push(remove);
  const journal = await openJournal({ folder, timers: handTimers() });
  cleanUp.push(() => journal.close());
  await journal.append(batch('branch:a', 0, [command(), command()]));
  await journal.append(batch('branch:b', 0));
  const { default: Database } = await import('better-sqlite3');
  const shell = new Database(join(folder, 'journal.sqlite'), { readonly: true });
  cleanUp.push(() => shell.close());
  expect(shell.prepare('SELECT stream, epoch, seq FROM journal ORDER BY stream, seq').raw().all()).toEqual([
    ['branch:a', 1, 1],
    ['branch:a', 1, 2],
    ['branch:b', 1, 1],
  ]);
  await journal.append(batch('branch:b', 1));
  expect(shell.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(4);
});
