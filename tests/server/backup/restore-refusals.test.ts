import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { RefusedCopy } from '../../../server/backup/refused-copy.ts';
import { JournalFault } from '../../../server/journal/sqlite/fault.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { DamagedKeys } from '../../../server/people/keys-file.ts';
import { systemTimers } from '../../../server/system.ts';
import { TEN } from '../house-rig.ts';
import { contentsOf, type RestoreRig } from './restore-rig.ts';
import { shelfForTests } from './restore-shelf.ts';

const HOUR = 60 * 60_000;
let rig: RestoreRig;
let data: string;
let backup: string;
shelfForTests((copies) => {
  ({ rig, data, backup } = copies);
});

/** One clear line, and not a byte of the data folder or the backup is another. */
async function refused(said: RegExp, ...args: string[]): Promise<void> {
  const before = [contentsOf(data), contentsOf(backup)];
  const error = await rig.restore(data, TEN + HOUR, ...args).catch((caught: unknown) => caught);
  expect([RefusedCopy, JournalFault, DamagedKeys].some((kind) => error instanceof kind) ? '' : error).toBe('');
  expect((error as Error).message).toMatch(said);
  expect((error as Error).message).not.toContain('restoring');
  expect([contentsOf(data), contentsOf(backup)]).toEqual(before);
  expect(readdirSync(data).filter((name) => /restor/.test(name))).toEqual([]);
}

test('a folder or file that is not there, a folder without a journal, the data folder itself', async () => {
  await refused(/^\S+\/gone: there is no such folder or file$/, rig.path('gone'));
  await refused(/^\S+\/empty is no backup: there is no journal\.sqlite in it$/, rig.folder('empty'));
  await refused(/^\S+ is the data folder’s own journal: name the backup$/, data);
});

test.each([
  [[]],
  [['--jump']],
  [['b', '--jump']],
  [['b', '--jump', '-5']],
  [['b', '--jmp', '5']],
  [['b', '--jump', '5', 'c']],
])('what was typed is not understood (%j): how to say it', async (args) => {
  await refused(/^What shall I restore\?\nnpm run restore -- /, ...args);
});

test('a damaged journal: cut short, overwritten in its middle, no journal at all, empty', async () => {
  const file = join(backup, 'journal.sqlite');
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  await refused(/^the journal \S+backup\/journal\.sqlite is damaged: [^\n]*; nothing was changed$/, backup);
  const overwritten = Buffer.from(whole);
  overwritten.fill(0x55, 4096 * 2, 4096 * 8);
  writeFileSync(file, overwritten);
  await refused(/^the journal \S+backup\/journal\.sqlite is damaged: [^\n]*; nothing was changed$/, backup);
  writeFileSync(file, 'number,counter\nA001,3\n');
  await refused(/^the journal \S+backup\/journal\.sqlite is damaged: [^\n]*; nothing was changed$/, backup);
  writeFileSync(file, '');
  await refused(/holds no entry of any branch; nothing was changed$/, backup);
});

test('another program’s database, and a journal of a later version', async () => {
  const file = join(backup, 'journal.sqlite');
  const newer = new Database(file);
  newer.pragma('user_version = 99');
  newer.close();
  await refused(/backup\/journal\.sqlite was written by a newer Motcua [^\n]*; nothing was changed$/, backup);
  rmSync(file);
  const other = new Database(file);
  other.exec('CREATE TABLE sums (a)');
  other.close();
  await refused(/backup\/journal\.sqlite is not a journal of Motcua; nothing was changed$/, backup);
});

test('vault.key is in neither folder, or is another’s, or is no key', async () => {
  rmSync(join(backup, 'vault.key'));
  rmSync(join(data, 'vault.key'));
  await refused(/^vault\.key is missing: put its copy beside \S+backup\/journal\.sqlite, and restore again$/, backup);
  writeFileSync(join(data, 'vault.key'), `${'0'.repeat(64)}\n`);
  await refused(
    /is not the one its vault was sealed with \(\S+data\/vault\.key was tried\); nothing was changed$/,
    backup,
  );
  writeFileSync(join(backup, 'vault.key'), 'the key of the bicycle');
  await refused(/^the vault key \S+backup\/vault\.key does not hold 64 hex digits; nothing was changed$/, backup);
});

test('keys.json of the backup is damaged', async () => {
  writeFileSync(join(backup, 'keys.json'), '{');
  await refused(/^The key file \S+backup\/keys\.json is damaged/, backup);
});

test('the machine’s clock runs behind the backup', async () => {
  const before = contentsOf(data);
  const error = await rig.restore(data, TEN - HOUR, backup).catch((caught: Error) => caught.message);
  expect(error).toMatch(
    /^It is 2026-11-23 09:00 by this machine’s clock, but hoan-kiem was at work on 2026-11-23 10:00: set the clock right; nothing was changed$/,
  );
  expect(contentsOf(data)).toEqual(before);
});

test('a server is running on the data folder, or on the folder that is named as the backup', async () => {
  const journal = await openJournal({ folder: data, timers: systemTimers });
  await refused(/^another server is running on the data folder \S+data: stop it first; nothing was changed$/, backup);
  await journal.close();
  const other = await openJournal({ folder: backup, timers: systemTimers });
  await refused(/^another server is running on the data folder \S+backup: stop it first; nothing was changed$/, backup);
  await other.close();
  expect((await rig.restore(data, TEN + HOUR, backup))[0]).toContain('now in epoch 2');
});

test('the old data cannot be set aside: refused, and it is all where it was', async () => {
  rmSync(join(data, 'keys.json'));
  mkdirSync(join(data, 'keys.json'));
  await refused(/^The old data cannot be set aside, and nothing was changed: EISDIR/, backup);
});
