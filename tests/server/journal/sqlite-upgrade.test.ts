import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkLibrary } from '../../../server/journal/sqlite/open-database.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { handTimers, temporaryFolder } from './folder.ts';
import { batch, command, entriesOf, keptOf, NOON, taken } from './samples.ts';
import { cleanUp, file, opened } from './sqlite-rig.ts';

/** A small journal that the program of an earlier version wrote; never made again. */
function folderOfVersion(version: number): string {
  const { folder, remove } = temporaryFolder();
  cleanUp.push(remove);
  const from = join(import.meta.dirname, `version-${version}`);
  writeFileSync(file(folder), gunzipSync(readFileSync(join(from, 'journal.sqlite.gz'))));
  copyFileSync(join(from, 'vault.key'), join(folder, 'vault.key'));
  return folder;
}

async function openedOfVersion(version: number) {
  const folder = folderOfVersion(version);
  const journal = await openJournal({ folder, timers: handTimers() });
  cleanUp.push(() => journal.close());
  return { folder, journal };
}

/** Tables, views and indexes as SQLite has them, without comments and spaces. */
function shapeOf(folder: string): unknown {
  const db = new Database(file(folder), { readonly: true });
  const rows = db
    .prepare<[], { name: string; sql: string | null }>('SELECT name, sql FROM sqlite_schema ORDER BY type, name')
    .all();
  const version = db.pragma('user_version', { simple: true });
  db.close();
  const plain = (sql: string) => sql.replaceAll(/--.*/g, '').replaceAll('"', '').replaceAll(/\s+/g, ' ');
  return [version, rows.map(({ name, sql }) => [name, plain(sql ?? '')])];
}

test.each([1, 3])('a journal of version %i is brought to the shape that a new one has', async (version) => {
  const { folder } = await openedOfVersion(version);
  expect(shapeOf(folder)).toEqual(shapeOf((await opened()).folder));
});

describe('a journal of version 1', () => {
  test('has every entry, key, claim, visit and name afterwards, and no snapshot', async () => {
    const { journal } = await openedOfVersion(1);
    expect(await journal.streams()).toEqual(['ba-dinh', 'hoan-kiem']);
    const entries = await entriesOf(journal, 'hoan-kiem');
    expect(entries.map(({ seq, key, type }) => [seq, key, type])).toEqual([
      [1, 'device:kiosk-1|key-1', 'TicketIssued'],
      [2, 'device:kiosk-1|key-2', 'TicketIssued'],
      [3, 'device:kiosk-1|key-2', 'TicketCalled'],
    ]);
    expect(await keptOf(journal, 'hoan-kiem', 'device:kiosk-1|key-2')).toEqual({
      fingerprint: 'of key-2',
      firstSeq: 2,
      entries: entries.slice(1),
    });
    expect(await keptOf(journal, 'hoan-kiem', 'house|opened')).toMatchObject({ fingerprint: 'of opened', entries: [] });
    expect(await journal.newestSnapshot('hoan-kiem', 4)).toBeNull();
    expect(await journal.visits('ba-dinh', '2026-11-22')).toMatchObject([{ ticket: '2026-11-22/A001', clerk: 'lan' }]);
    const vault = await journal.readVault('ba-dinh', ['applicant:1']);
    expect(new TextDecoder().decode(vault.get('applicant:1') ?? undefined)).toBe('Nguyễn Văn Mẫu');
  });

  test('refuses what was taken before, and goes on where it ended', async () => {
    const { journal } = await openedOfVersion(1);
    const again = [
      command({ key: 'device:kiosk-1|key-1' }),
      command({ key: 'device:kiosk-1|new', claims: ['number:2026-11-22/A002'] }),
      command({ key: 'house|opened' }),
    ];
    expect(await journal.append(batch('hoan-kiem', 3, again))).toEqual(
      taken([0, 'key:device:kiosk-1|key-1'], [1, 'number:2026-11-22/A002'], [2, 'key:house|opened']),
    );
    const next = [command({ key: 'device:kiosk-1|next', at: NOON + 10, claims: ['number:2026-11-22/A003'] })];
    expect(await journal.append(batch('hoan-kiem', 3, next))).toEqual({ kind: 'done', lastSeq: 4 });
  });

  test('an upgrade that fails in its middle leaves the file of version 1, which the next start upgrades', async () => {
    const folder = folderOfVersion(1);
    const shell = new Database(file(folder));
    shell.exec('CREATE TABLE kept_command (in_the_way TEXT)');
    shell.close();
    await expect(openJournal({ folder, timers: handTimers() })).rejects.toMatchObject({ name: 'JournalFault' });
    const again = new Database(file(folder));
    expect(again.pragma('user_version', { simple: true })).toBe(1);
    expect(again.prepare('SELECT count(*) FROM claim').pluck().get()).toBe(7);
    again.exec('DROP TABLE kept_command');
    again.close();
    const journal = await openJournal({ folder, timers: handTimers() });
    cleanUp.push(() => journal.close());
    expect(await journal.head('hoan-kiem')).toEqual({ epoch: 1, seq: 3 });
  });
});

test('a journal of version 3 has its snapshots afterwards, its shelf and its vault', async () => {
  const { journal } = await openedOfVersion(3);
  expect((await journal.newestSnapshot('hoan-kiem', 7))?.state).toBe('{"of":"Nguyễn"}');
  expect((await journal.newestSnapshot('hoan-kiem', 7, 1))?.state).toBe('{"of":"one"}');
  expect((await journal.newestSnapshot('ba-dinh', 7))?.state).toBe('{"of":"ba-dinh"}');
  expect(await journal.shelved('hoan-kiem', ['H26.18-20261122-0001'])).toHaveLength(1);
  expect((await journal.found('hoan-kiem', [['n:nguyen']], null)).entries).toHaveLength(1);
});

test('a file that is not of the shape that it says is refused by name, and stays as it was for the program that wrote it', async () => {
  const folder = folderOfVersion(3);
  const shell = new Database(file(folder));
  shell.exec('DROP TABLE snapshot');
  shell.close();
  await expect(openJournal({ folder, timers: handTimers() })).rejects.toMatchObject({
    message: expect.stringMatching(/says that it is of shape 3, and is not/),
  });
  const again = new Database(file(folder), { readonly: true });
  expect(again.pragma('user_version', { simple: true })).toBe(3);
  expect(again.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'snapshot_piece'").pluck().get()).toBe(0);
  again.close();
});

test('what an upgrade leads to is inspected before it is kept: a damaged file stays as it was', async () => {
  const folder = folderOfVersion(3);
  const shell = new Database(file(folder));
  shell.exec("UPDATE entry SET data = '{}'");
  shell.close();
  await expect(openJournal({ folder, timers: handTimers() })).rejects.toMatchObject({ reason: 'corrupted' });
  const again = new Database(file(folder), { readonly: true });
  expect(again.pragma('user_version', { simple: true })).toBe(3);
  again.close();
});

test('a SQLite on which a commit can be lost is refused in one line that names it', () => {
  for (const version of ['3.51.2', '3.50.9', '3.9.99', '2.99.0'])
    expect(() => checkLibrary(version)).toThrow(new RegExp(`is ${version},.*3\\.51\\.3`));
  for (const version of ['3.51.3', '3.51.10', '3.54.1', '4.0.0']) checkLibrary(version);
});
