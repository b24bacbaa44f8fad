import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Journal } from '../../../server/journal/port.ts';
import { recordedLog } from '../recorded-log.ts';
import { batch } from './samples.ts';
import { bulky, cleanUp, eventually, file, opened } from './sqlite-rig.ts';

const MB = 1024 * 1024;

async function write(journal: Journal, megabytes: number, from = 0): Promise<number> {
  let seq = from;
  for (let n = 0; n < megabytes * 4; n++) {
    const outcome = await journal.append(batch('branch:a', seq, [bulky(MB / 4)]));
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    seq = outcome.lastSeq;
  }
  return seq;
}

/** Pages in SQLite's log that are not in the file yet. */
function pagesLeft(folder: string): number {
  const db = new Database(file(folder), { readonly: true });
  const [, pages = 0, done = 0] = db.prepare('PRAGMA wal_checkpoint(NOOP)').raw().get() as number[];
  db.close();
  return pages - done;
}

const logBytes = (folder: string): number => statSync(`${file(folder)}-wal`).size;

test('in a quiet moment what was written is carried into the file, but for less than a megabyte', async () => {
  const { journal, folder } = await opened();
  await write(journal, 3);
  await eventually(() => expect(pagesLeft(folder)).toBeLessThan(256));
});

test('in a rush without a pause the log stays short', async () => {
  const { journal, folder } = await opened();
  let seq = 0;
  for (let n = 0; n < 8; n++) {
    seq = await write(journal, 8, seq);
    expect(logBytes(folder)).toBeLessThan(20 * MB);
  }
});

test('a reader of another program that never ends: nothing stops, it is told, and the log is short again once it has ended', async () => {
  const log = recordedLog();
  const { journal, folder } = await opened({ log });
  await write(journal, 1);
  const reader = new Database(file(folder), { readonly: true });
  cleanUp.push(() => reader.close());
  const rows = reader.prepare('SELECT * FROM entry').iterate();
  rows.next();
  const seq = await write(journal, 40, 4);
  expect(logBytes(folder)).toBeGreaterThan(30 * MB);
  await eventually(() => expect(log.of('journal_log_held').length).toBeGreaterThan(0));
  // Told each time it has doubled, not with each commit.
  expect(log.of('journal_log_held').length).toBeLessThanOrEqual(3);
  rows.return?.();
  await write(journal, 1, seq);
  // On a slow machine the quiet moment falls between two of these commits, and less than a megabyte stays for the next one.
  await eventually(() => expect(pagesLeft(folder)).toBeLessThan(256));
});

test('a long log that an earlier run left behind: the start reads it, and it is carried over afterwards', async () => {
  const { journal, folder, open } = await opened();
  const reader = new Database(file(folder), { readonly: true });
  const rows = reader.prepare('SELECT * FROM about').iterate();
  rows.next();
  const seq = await write(journal, 30);
  await journal.close();
  rows.return?.();
  // While the other program has the file open, its end does not empty the log.
  expect(logBytes(folder)).toBeGreaterThan(20 * MB);
  const again = await open();
  reader.close();
  expect(await again.head('branch:a')).toEqual({ epoch: 1, seq });
  await eventually(() => expect(pagesLeft(folder)).toBe(0));
});
