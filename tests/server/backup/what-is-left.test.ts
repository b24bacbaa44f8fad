import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { runShelfCommand } from '../../../server/dossiers/shelf-command.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { TEN } from '../house-rig.ts';
import type { RestoreRig } from './restore-rig.ts';
import { shelfForTests } from './restore-shelf.ts';

const HOUR = 60 * 60_000;
let rig: RestoreRig;
let data: string;
shelfForTests((copies) => {
  ({ rig, data } = copies);
});

const file = (): string => join(data, 'journal.sqlite');

function byHand(sql: string): void {
  const db = new Database(file());
  db.exec(sql);
  db.close();
}

async function opens(): Promise<{ readonly epoch: number; readonly seq: number }> {
  const journal = await openJournal({ folder: data, timers: systemTimers });
  const head = await journal.head('hoan-kiem');
  await journal.close();
  return head;
}

test('the newest entries are gone: the start is refused by name, and a person may go on in a new epoch', async () => {
  const { seq } = await opens();
  byHand(`DELETE FROM entry WHERE place & 0xFFFFFFFFFF > ${seq - 1}`);
  await expect(opens()).rejects.toMatchObject({ name: 'JournalFault', reason: 'corrupted' });
  const said = await rig.restore(data, TEN + HOUR, '--what-is-left');
  expect(said.join('\n')).toMatch(/now in epoch 2.*Numbers jump by 200/);
  expect(await opens()).toMatchObject({ epoch: 2 });
});

test('an entry was changed by hand: named, kept when a person says so, and the next change is found again', async () => {
  byHand(`UPDATE entry SET data = replace(data, 'kiosk', 'clerk') WHERE type = 'TicketIssued'`);
  await expect(opens()).rejects.toThrow(/hoan-kiem, entry \d+: it is not what was written/);
  expect((await rig.restore(data, TEN + HOUR, '--what-is-left')).join('\n')).toMatch(/kept as it stands/);
  expect(await opens()).toMatchObject({ epoch: 2 });
  byHand(`UPDATE entry SET at = at + 1 WHERE type = 'TicketIssued'`);
  await expect(opens()).rejects.toThrow(/it is not what was written/);
});

test('an entry in the middle cannot be followed: the stream ends before it', async () => {
  byHand(`UPDATE entry SET data = '{' WHERE type = 'TicketIssued'`);
  const said = (await rig.restore(data, TEN + HOUR, '--what-is-left')).join('\n');
  expect(said).toMatch(/hoan-kiem: ends at entry \d+ now/);
  expect(await opens()).toMatchObject({ epoch: 2 });
});

test('a newer program has written to it: what is left is not made without its entries, and nothing is changed', async () => {
  const { seq } = await opens();
  const journal = await openJournal({ folder: data, timers: systemTimers });
  const events = [{ type: 'HallEvacuated', version: 1, data: '{"type":"HallEvacuated"}' }];
  const write = {
    key: 'house|newer',
    by: 'house',
    at: TEN,
    fingerprint: '',
    events,
    claims: [],
    vault: [],
    visits: [],
  };
  const append = { stream: 'hoan-kiem', epoch: 1, expectedSeq: seq, commands: [write] };
  expect((await journal.append(append)).kind).toBe('done');
  await journal.close();
  const said = new RegExp(
    `^hoan-kiem: a newer version .* wrote entry ${seq + 1} \\(HallEvacuated 1\\).*Nothing was changed$`,
  );
  await expect(rig.restore(data, TEN + HOUR, '--what-is-left')).rejects.toThrow(said);
  expect(await opens()).toEqual({ epoch: 1, seq: seq + 1 });
  const shelf = runShelfCommand({ data, timers: systemTimers, say: () => {} });
  await expect(shelf).rejects.toMatchObject({
    name: 'JournalFault',
    message: expect.stringMatching(/^hoan-kiem: .*HallEvacuated 1/),
  });
});

test('an old journal in the place of the newest: refused, and after a restore of a backup it goes on', async () => {
  await opens();
  const db = new Database(file());
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  rmSync(file());
  await expect(opens()).rejects.toThrow(/is gone.*npm run restore/);
  await expect(rig.restore(data, TEN + HOUR, '--what-is-left')).rejects.toThrow(/There is no journal/);
  await rig.restore(data, TEN + HOUR, rig.path('backup'));
  expect(await opens()).toMatchObject({ epoch: 2 });
});
