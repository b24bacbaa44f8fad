import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Journal } from '../../server/journal/port.ts';
import { JournalFault } from '../../server/journal/sqlite/fault.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { copyJournal } from '../../server/journal/sqlite/whole-file.ts';
import { DamagedKeys } from '../../server/people/key-store.ts';
import { RefusedCopy } from '../../server/refused-copy.ts';
import { systemTimers } from '../../server/system.ts';
import { openTestHouse, TEN } from './house-rig.ts';
import { contentsOf, type RestoreRig, restoreRig } from './restore-rig.ts';

const HOUR = 60 * 60_000;
/** A backup with everything beside it, and the folder of the hall that it was taken of; each test has copies of them. */
let shelf: RestoreRig;
let rig: RestoreRig;
let data: string;
let backup: string;

beforeAll(async () => {
  shelf = restoreRig();
  const house = await openTestHouse({ data: shelf.folder('data') });
  await house.at('tickets', { service: '1.001193' }, { token: house.tokens['kiosk-1'] });
  await shelf.backup(house.data, shelf.path('backup'));
  copyFileSync(shelf.path('data/vault.key'), shelf.path('backup/vault.key'));
  await house.close();
});
afterAll(() => shelf.remove());
beforeEach(() => {
  rig = restoreRig();
  data = copied('data');
  backup = copied('backup');
});
afterEach(() => rig.remove());

function copied(name: string): string {
  const to = rig.folder(name);
  for (const file of ['journal.sqlite', 'vault.key', 'keys.json'])
    copyFileSync(join(shelf.path(name), file), join(to, file));
  return to;
}

/** One entry more, which stands in the log of a journal that is open. */
async function pauseIssuing(journal: Journal): Promise<{ readonly seq: number }> {
  const { epoch, seq } = await journal.head('hoan-kiem');
  const command = { key: 'house|late', by: 'house', at: TEN + 1, fingerprint: '', claims: [], vault: [], visits: [] };
  const event = { type: 'IssuingPaused', version: 1, data: '{"type":"IssuingPaused"}' };
  await journal.append({ stream: 'hoan-kiem', epoch, expectedSeq: seq, commands: [{ ...command, events: [event] }] });
  return journal.head('hoan-kiem');
}

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
  await refused(/^The key file \S+backup\/keys\.json cannot be read/, backup);
});

test('the machine’s clock runs behind the backup', async () => {
  const error = await rig.restore(data, TEN - HOUR, backup).catch((caught: Error) => caught.message);
  expect(error).toMatch(
    /^It is 2026-11-23 09:00 by this machine’s clock, but hoan-kiem was at work on 2026-11-23 10:00: set the clock right; nothing was changed$/,
  );
  expect(contentsOf(data)).toEqual(
    new Map([...contentsOf(shelf.path('data'))].map(([name, text]) => [name.replace(shelf.path('data'), data), text])),
  );
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

test('a backup without vault.key and keys.json takes those of the data folder; its file alone may be named', async () => {
  const file = rig.path('alone.sqlite');
  copyFileSync(join(backup, 'journal.sqlite'), file);
  const keys = readFileSync(join(data, 'keys.json'), 'utf8');
  const said = await rig.restore(data, TEN + HOUR, file);
  expect(said).toContain('The backup has no keys.json: devices and people are those of this data folder.');
  expect(readFileSync(join(data, 'keys.json'), 'utf8')).toBe(keys);
  await (await openJournal({ folder: data, timers: systemTimers })).close();
});

test('no keys.json anywhere: said, since every screen and clerk must be registered anew', async () => {
  rmSync(join(backup, 'keys.json'));
  const said = await rig.restore(rig.path('new/data'), TEN + HOUR, backup);
  expect(said).toContain('There is no keys.json: register devices and people anew (npm run keys).');
  expect(said.join()).not.toContain('kept in');
});

test('a server that was cut off: what stood in its log only is restored as well', async () => {
  const journal = await openJournal({ folder: backup, timers: systemTimers });
  const { seq } = await pauseIssuing(journal);
  // As the files stand at this moment, with the log full.
  const cut = rig.folder('cut');
  for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'vault.key', 'keys.json'])
    copyFileSync(join(backup, name), join(cut, name));
  await journal.close();
  expect((await rig.restore(data, TEN + HOUR, cut))[0]).toContain(`(entry ${seq})`);
});

test('cut off before the vault key was in place: no server starts on what is there, and the next restore is whole', async () => {
  rmSync(join(data, 'vault.key'));
  await expect(openJournal({ folder: data, timers: systemTimers })).rejects.toThrow(/^the vault key \S+ is missing/);
  await rig.restore(data, TEN + HOUR, backup);
  const journal = await openJournal({ folder: data, timers: systemTimers });
  expect((await journal.head('hoan-kiem')).epoch).toBe(2);
  await journal.close();
});

test('the server that is replaced was killed: its log is set aside with its journal, and not taken for the new one’s', async () => {
  const journal = await openJournal({ folder: backup, timers: systemTimers });
  await pauseIssuing(journal);
  for (const name of ['journal.sqlite', 'journal.sqlite-wal']) copyFileSync(join(backup, name), join(data, name));
  const { seq } = await journal.head('hoan-kiem');
  await journal.close();
  copyFileSync(shelf.path('backup/journal.sqlite'), join(backup, 'journal.sqlite'));
  expect((await rig.restore(data, TEN + HOUR, backup))[0]).toContain(`(entry ${seq - 1})`);
  const restored = await openJournal({ folder: data, timers: systemTimers });
  const types: string[] = [];
  for await (const page of restored.read('hoan-kiem', 0)) types.push(...page.map(({ type }) => type));
  await restored.close();
  expect([types.at(-1), types.includes('IssuingPaused')]).toEqual(['NumbersJumped', false]);
  const aside = join(data, readdirSync(data).find((name) => name.startsWith('before-restore-')) ?? '');
  const kept = await openJournal({ folder: aside, timers: systemTimers });
  expect(await kept.head('hoan-kiem')).toEqual({ epoch: 1, seq });
  await kept.close();
});

test('the old data cannot be set aside: refused, and it is all where it was', async () => {
  rmSync(join(data, 'keys.json'));
  mkdirSync(join(data, 'keys.json'));
  await refused(/^The old data cannot be set aside, and nothing was changed: EISDIR/, backup);
});

test.skipIf(process.getuid?.() !== 0)(
  'restored as root: the server’s own user can still write what is there',
  async () => {
    chownSync(data, 1234, 1234);
    await rig.restore(data, TEN + HOUR, backup);
    const owners = readdirSync(data).map((name) => `${name} ${statSync(join(data, name)).uid}`);
    expect(owners.filter((owner) => !owner.endsWith(' 1234'))).toEqual([]);
  },
);

test('a restore that was cut off in the middle left its copy: the next one does not mind', async () => {
  mkdirSync(join(data, 'restoring'));
  writeFileSync(join(data, 'restoring', 'journal.sqlite'), 'half');
  expect((await rig.restore(data, TEN + HOUR, backup))[0]).toContain('now in epoch 2');
  expect(existsSync(join(data, 'restoring'))).toBe(false);
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
    /^the journal \S+data\/journal\.sqlite is damaged: [^\n]*; there is no backup$/,
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
