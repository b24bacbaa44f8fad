import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { copyJournal } from '../../../server/journal/sqlite/whole-file.ts';
import { contentsOf, type RestoreRig } from './restore-rig.ts';
import { shelfForTests } from './restore-shelf.ts';

let rig: RestoreRig;
let data: string;
shelfForTests((copies) => {
  ({ rig, data } = copies);
});

test('a backup: into a new folder only, readable by nobody else, without vault.key, and none of a folder without a journal', async () => {
  const to = rig.path('kept/now');
  const said = await rig.backup(data, to);
  expect(readdirSync(to).toSorted()).toEqual(['journal.sqlite', 'keys.json']);
  expect(said[0]).toBe(`The journal is in ${join(to, 'journal.sqlite')}, read back and found whole.`);
  const before = contentsOf(to);
  await expect(rig.backup(data, to)).rejects.toThrow(/holds a backup already: name a new folder$/);
  expect(contentsOf(to)).toEqual(before);
  await expect(rig.backup(rig.folder('empty'), rig.path('other'))).rejects.toThrow(
    /^There is no journal in the data folder/,
  );
  expect(existsSync(rig.path('other'))).toBe(false);
});

test('a backup of a damaged journal, or to where nothing can be written: said, and nothing that looks like one is left', async () => {
  const file = join(data, 'journal.sqlite');
  const whole = readFileSync(file);
  whole.fill(0x55, 4096 * 2, 4096 * 8);
  writeFileSync(file, whole);
  await expect(rig.backup(data, rig.path('bad'))).rejects.toThrow(
    /^the journal \S+data\/journal\.sqlite is damaged: [^\n]*; there is no backup\. Put the newest backup in place [^\n]*--what-is-left/,
  );
  expect(readdirSync(rig.path('bad'))).toEqual([]);
  writeFileSync(rig.path('file'), '');
  chmodSync(rig.path('file'), 0o400);
  await expect(rig.backup(data, join(rig.path('file'), 'below'))).rejects.toThrow(/^There is no backup in \S+below: /);
});

test('a backup is one look at the journal: a server that writes all the while does not make it begin anew for ever', async () => {
  const file = join(data, 'journal.sqlite');
  const writer = new Database(file);
  writer.pragma('journal_mode = WAL');
  const put = writer.prepare("INSERT INTO about VALUES ('ballast' || ?, hex(zeroblob(4000)))");
  for (let row = 0; row < 500; row++) put.run(row);
  const MOST = 3_000;
  let rows = 500;
  let done = false;
  const write = (): void => {
    if (done || rows >= MOST) return;
    put.run(rows++);
    setImmediate(write);
  };
  setImmediate(write);
  await copyJournal(file, rig.path('copy.sqlite'));
  done = true;
  expect(rows).toBeLessThan(MOST);
  writer.close();
});
