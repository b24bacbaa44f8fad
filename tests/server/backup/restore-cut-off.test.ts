import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Journal } from '../../../server/journal/port.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { TEN } from '../house-rig.ts';
import type { RestoreRig } from './restore-rig.ts';
import { shelfForTests } from './restore-shelf.ts';

const HOUR = 60 * 60_000;
let rig: RestoreRig;
let data: string;
let backup: string;
const shelf = shelfForTests((copies) => {
  ({ rig, data, backup } = copies);
});

/** One entry more, which stands in the log of a journal that is open. */
async function pauseIssuing(journal: Journal): Promise<{ readonly seq: number }> {
  const { epoch, seq } = await journal.head('hoan-kiem');
  const command = { key: 'house|late', by: 'house', at: TEN + 1, fingerprint: '', claims: [], vault: [], visits: [] };
  const event = { type: 'IssuingPaused', version: 1, data: '{"type":"IssuingPaused"}' };
  await journal.append({ stream: 'hoan-kiem', epoch, expectedSeq: seq, commands: [{ ...command, events: [event] }] });
  return journal.head('hoan-kiem');
}

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

test('a restore that was cut off in the middle left its copy: the next one does not mind', async () => {
  mkdirSync(join(data, 'restoring'));
  writeFileSync(join(data, 'restoring', 'journal.sqlite'), 'half');
  expect((await rig.restore(data, TEN + HOUR, backup))[0]).toContain('now in epoch 2');
  expect(existsSync(join(data, 'restoring'))).toBe(false);
});
