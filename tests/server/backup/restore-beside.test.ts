import { chownSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { TEN } from '../house-rig.ts';
import type { RestoreRig } from './restore-rig.ts';
import { shelfForTests } from './restore-shelf.ts';

const HOUR = 60 * 60_000;
let rig: RestoreRig;
let data: string;
let backup: string;
shelfForTests((copies) => {
  ({ rig, data, backup } = copies);
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

/** Only root can give a folder to somebody else. */
const owner = process.getuid?.() === 0 ? 1234 : (process.getuid?.() ?? 0);

test('restored, by root too: the server’s own user can still write what is there', async () => {
  chownSync(data, owner, owner === 1234 ? owner : (process.getgid?.() ?? 0));
  await rig.restore(data, TEN + HOUR, backup);
  const owners = readdirSync(data).map((name) => `${name} ${statSync(join(data, name)).uid}`);
  expect(owners.filter((line) => !line.endsWith(` ${owner}`))).toEqual([]);
});
