import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runRestoreCommand } from '../../../server/backup/restore-command.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemRandom, systemTimers } from '../../../server/system.ts';
import { TEN } from '../house-rig.ts';
import type { RestoreRig } from './restore-rig.ts';
import { shelfForTests } from './restore-shelf.ts';

let rig: RestoreRig;
let data: string;
let backup: string;
shelfForTests((copies) => {
  ({ rig, data, backup } = copies);
});

test('the vault’s key stands outside the data folder: a restore leaves it where it is, and puts none inside', async () => {
  const keyFile = rig.path('elsewhere/vault.key');
  mkdirSync(dirname(keyFile));
  renameSync(join(data, 'vault.key'), keyFile);
  const key = readFileSync(keyFile, 'utf8');
  const parts = { data, keyFile, clock: { now: () => TEN + 3_600_000 }, random: systemRandom, timers: systemTimers };
  await runRestoreCommand([backup], { ...parts, say: () => {} });
  expect(existsSync(join(data, 'vault.key'))).toBe(false);
  expect(readFileSync(keyFile, 'utf8')).toBe(key);
  const journal = await openJournal({ folder: data, timers: systemTimers, keyFile });
  expect((await journal.head('hoan-kiem')).epoch).toBe(2);
  await journal.close();
});
