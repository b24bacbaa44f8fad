import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { runShelfCommand } from '../../../server/dossiers/shelf-command.ts';
import { loadVaultKey } from '../../../server/journal/sqlite/vault-key.ts';
import { systemTimers } from '../../../server/system.ts';
import { batch } from './samples.ts';
import { bulky, file, opened } from './sqlite-rig.ts';

/** A hall with one entry, closed; its mark is gone, which alone stops nothing. */
async function closed() {
  const { journal, folder, open } = await opened();
  await journal.append(batch('branch:a', 0, [bulky(10)]));
  await journal.close();
  const db = new Database(file(folder));
  db.pragma('journal_mode = DELETE');
  db.close();
  rmSync(join(folder, 'journal.mark'));
  return { folder, open };
}

for (const name of ['vault.key', 'clock.json', 'ended-sessions.json', 'journal.sqlite-wal', 'journal.mark'])
  test.each(['gone', 'empty'])(
    `the journal is %s, and of what a house leaves beside it ${name} alone is there: refused by name, with the way to begin anew`,
    async (how) => {
      const { folder, open } = await closed();
      if (how === 'gone') rmSync(file(folder));
      else writeFileSync(file(folder), '');
      rmSync(join(folder, 'vault.key'));
      writeFileSync(join(folder, name), 'damaged');
      const before = existsSync(file(folder));
      await expect(open()).rejects.toMatchObject({
        reason: 'behind',
        message: expect.stringMatching(
          new RegExp(
            `^the journal \\S+ is ${how}, and ${name} beside it tells [^\\n]*npm run restore -- <backup>[^\\n]*move ${name} out`,
          ),
        ),
      });
      expect(existsSync(file(folder))).toBe(before);
      rmSync(join(folder, name));
      rmSync(file(folder), { force: true });
      await expect(open()).resolves.toBeDefined();
    },
  );

test('keys that were registered before the first start are no sign of a journal', async () => {
  const { folder, open } = await closed();
  for (const name of ['journal.sqlite', 'vault.key']) rmSync(join(folder, name));
  for (const name of ['keys.json', 'keys.json.count', 'places.json']) writeFileSync(join(folder, name), '{}');
  await expect(open()).resolves.toBeDefined();
});

test('a damaged journal: whatever of it is damaged, the line ends with what to do', async () => {
  const advice = /\. Put the newest backup in place \(npm run restore -- <backup>\), or [^\n]*--what-is-left[^\n]*$/;
  for (const sql of [
    "UPDATE entry SET data = '{}'",
    "UPDATE kept_command SET key = 'x', entries = 1",
    'DELETE FROM entry',
  ]) {
    const { folder, open } = await closed();
    const db = new Database(file(folder));
    db.exec(sql);
    db.close();
    await expect(open()).rejects.toMatchObject({ reason: 'corrupted', message: expect.stringMatching(advice) });
  }
  const { folder, open } = await closed();
  writeFileSync(file(folder), readFileSync(file(folder)).subarray(0, 20_000));
  await expect(open()).rejects.toMatchObject({ reason: 'corrupted', message: expect.stringMatching(advice) });
});

test.each([
  ['gone', (key: string) => rmSync(key)],
  ['cut', (key: string) => writeFileSync(key, 'ab')],
  ['another', (key: string) => writeFileSync(key, 'ab'.repeat(32))],
])('the vault’s key is %s: the line ends with where its copy goes', async (_, spoil) => {
  const { folder, open } = await closed();
  spoil(join(folder, 'vault.key'));
  await expect(open()).rejects.toMatchObject({
    reason: 'wrongKey',
    message: expect.stringMatching(/\. Put the copy of the right key in its place, as \S+vault\.key$/),
  });
});

test('the key is gone, and the journal is no journal: both are named', async () => {
  const { folder, open } = await closed();
  rmSync(join(folder, 'vault.key'));
  writeFileSync(file(folder), 'number,counter\nA001,3\n'.repeat(10));
  await expect(open()).rejects.toMatchObject({
    message: expect.stringMatching(
      /journal\.sqlite is damaged [^\n]*vault key \S+ is missing[^\n]*Put the newest backup/,
    ),
  });
  expect(() => loadVaultKey(join(folder, 'vault.key'), true)).toThrow(/is missing$/);
});

test('the lock holds what is not ours: the line says that it may be removed', async () => {
  const { folder, open } = await closed();
  writeFileSync(join(folder, 'server.lock'), 'garbage '.repeat(200));
  await expect(open()).rejects.toThrow(/server\.lock holds what is not ours: remove it, nothing is kept in it$/);
});

test('the mark is there and cannot be read: neither a start nor npm run shelf puts a new one in its place', async () => {
  const { folder, open } = await closed();
  const mark = join(folder, 'journal.mark');
  // Whoever runs the tests may read every file; a folder can be read by nobody.
  mkdirSync(mark);
  await expect(open()).rejects.toMatchObject({
    reason: 'unreadable',
    message: expect.stringMatching(/the mark cannot be read/),
  });
  const shelf = runShelfCommand({ data: folder, timers: systemTimers, say: () => {} });
  await expect(shelf).rejects.toThrow(/journal\.mark: is a folder, where a file should be/);
  expect(statSync(mark).isDirectory()).toBe(true);
  renameSync(mark, join(folder, 'away'));
  await expect(open()).resolves.toBeDefined();
});
