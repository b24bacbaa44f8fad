import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBranch } from '../../../server/branch/rebuild-shelf.ts';
import { runShelfCommand } from '../../../server/dossiers/shelf-command.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { applicantOf, OPEN_DOSSIERS, oldCode } from '../../proof/past-days.ts';
import { writePastFile } from '../../proof/past-file.ts';
import { HOME, openTestHouse, TEN } from '../house-rig.ts';
import { type RestoreRig, restoreRig } from './restore-rig.ts';

const HOUR = 60 * 60_000;
const PAST = 260;
const CODE = oldCode(PAST, 7);
let rig: RestoreRig;
let written: string;

beforeAll(async () => {
  rig = restoreRig();
  written = rig.folder('written');
  await writePastFile(written, PAST);
}, 120_000);
afterAll(() => rig.remove());

/** A copy of the data folder, changed by hand. */
function copyOf(name: string, sql = ''): string {
  const data = rig.folder(name);
  cpSync(written, data, { recursive: true });
  byHand(data, sql);
  return data;
}

function byHand(data: string, sql: string): void {
  const db = new Database(join(data, 'journal.sqlite'));
  db.exec(sql);
  db.close();
}

function count(data: string, sql: string): number {
  const db = new Database(join(data, 'journal.sqlite'), { readonly: true });
  const found = Number(db.prepare(sql).pluck().get());
  db.close();
  return found;
}

/** By code, by number and by name, as a clerk asks a server that was started on the folder. */
async function searched(data: string): Promise<readonly (readonly string[])[]> {
  const house = await openTestHouse({ data, start: TEN + 2 * HOUR });
  const { name, idNumber } = applicantOf(CODE);
  const found: string[][] = [];
  await house.at('counters/1/sign-in', {}, { token: house.tokens.an });
  for (const words of [CODE, idNumber, `${name} ${idNumber}`]) {
    const path = `/api/branches/${HOME}/dossiers?words=${encodeURIComponent(words)}`;
    const { body } = await house.get(path, { token: house.tokens.an });
    found.push(body.dossiers.map(({ code }: { code: string }) => code));
  }
  await house.close();
  return found;
}

const FOUND = [[CODE], [CODE], [CODE]];

/** What the folder's branch has after its start, without a day's opening. */
async function opened(data: string) {
  const journal = await openJournal({ folder: data, timers: systemTimers });
  try {
    const { state, epoch } = await openBranch(journal, HOME);
    const codes = await journal.shelvedCodes(HOME, null, PAST + 1);
    return { epoch, shelved: codes.length, held: state.dossiers.dossiers.size, doubts: journal.doubts() };
  } finally {
    await journal.close();
  }
}

test('[FILE-12] a restore of a backup keeps what is on the shelf, and it is found', async () => {
  const backup = rig.path('backup');
  await rig.backup(written, backup);
  copyFileSync(join(written, 'vault.key'), join(backup, 'vault.key'));
  const data = rig.folder('restored');
  await rig.restore(data, TEN + HOUR, backup);
  expect(await opened(data)).toMatchObject({ epoch: 2, shelved: PAST, held: OPEN_DOSSIERS });
  expect(await searched(data)).toEqual(FOUND);
});

test('[FILE-12] what is left of a damaged journal keeps its shelf, made anew without what was cut off', async () => {
  const data = copyOf(
    'left',
    `UPDATE entry SET data = '{' WHERE place = (SELECT max(place) FROM entry WHERE type = 'DossiersShelved')`,
  );
  const said = await rig.restore(data, TEN + HOUR, '--what-is-left');
  expect(said.join('\n')).toMatch(/hoan-kiem: ends at entry \d+ now/);
  const head = count(data, 'SELECT max(place) FROM entry WHERE epoch = 1');
  expect(count(data, `SELECT count(*) FROM word WHERE place > ${head} AND place < ${head} + 1000000`)).toBe(0);
  expect(count(data, `SELECT count(*) FROM vault_words WHERE place > ${head} AND place < ${head} + 1000000`)).toBe(0);
  // The last day's are in the state again, and no entry says any more that they left it.
  expect(await opened(data)).toMatchObject({ epoch: 2, shelved: 250, held: PAST - 250 });
  expect(await searched(data)).toEqual(FOUND);
});

test('rows of the shelf and of the visits that the disk has changed: told at the start, and made anew', async () => {
  const data = copyOf(
    'changed',
    `UPDATE shelf SET facts = replace(facts, '"feeVnd":8000', '"feeVnd":9000') WHERE code = '${CODE}'`,
  );
  expect((await opened(data)).doubts).toEqual([expect.stringMatching(/hoan-kiem: rows of its shelf/)]);
  const after = await opened(data);
  expect(after).toMatchObject({ shelved: PAST, held: OPEN_DOSSIERS, doubts: [] });
  expect(count(data, `SELECT count(*) FROM shelf WHERE facts LIKE '%"feeVnd":9000%'`)).toBe(0);
});

test('npm run shelf makes shelf, visits and index anew, and tells what it did', async () => {
  const data = copyOf('rebuilt', 'DELETE FROM shelf; DELETE FROM word; DELETE FROM vault_words');
  const said: string[] = [];
  await runShelfCommand({ data, timers: systemTimers, say: (line) => void said.push(line) });
  expect(said).toEqual([
    expect.stringMatching(/^hoan-kiem: \d+ entries read; 260 dossiers are on the shelf, 1000 in the state\./),
  ]);
  expect(await opened(data)).toMatchObject({ epoch: 1, shelved: PAST, held: OPEN_DOSSIERS });
  expect(await searched(data)).toEqual(FOUND);
  const journal = await openJournal({ folder: data, timers: systemTimers });
  await expect(runShelfCommand({ data, timers: systemTimers, say: () => {} })).rejects.toMatchObject({
    reason: 'inUse',
  });
  await journal.close();
});

test('a row that is changed while the server runs is left out and told, and the next start makes all anew', async () => {
  const data = copyOf('running');
  const lines: unknown[] = [];
  const write = (name: string, fields: unknown) => void lines.push([name, fields]);
  const log = { info: write, warn: write, error: write, flush() {} } as unknown as Parameters<
    typeof openJournal
  >[0]['log'];
  const journal = await openJournal({ folder: data, timers: systemTimers, ...(log === undefined ? {} : { log }) });
  byHand(data, `UPDATE shelf SET day = '2001-01-01' WHERE code = '${CODE}'`);
  expect(await journal.shelved(HOME, [CODE])).toEqual([]);
  expect(lines).toEqual([['shelf_row_damaged', { branch: HOME, row: CODE }]]);
  await journal.close();
  expect(count(data, 'SELECT version FROM shelf_mark')).toBe(0);
  await opened(data);
  expect(count(data, `SELECT count(*) FROM shelf WHERE day = '2001-01-01'`)).toBe(0);
});
