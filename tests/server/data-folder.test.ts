import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from '../../server/data-folder.ts';
import { WrongSetting } from '../../server/settings.ts';
import { HOME, openTestHouse, PINS } from './house-rig.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FILES = [
  'journal.sqlite',
  'journal.sqlite-wal',
  'journal.sqlite-shm',
  'journal.mark',
  'journal.mark.new',
  'keys.json',
  'keys.json.new',
  'keys.json.count',
  'keys.json.count.new',
  'places.json',
  'places.json.new',
  'ended-sessions.json',
  'ended-sessions.json.new',
  'clock.json',
  'clock.json.new',
  'clock-is-right.json',
  'vault.key',
  'vault.key.new',
  'server.lock',
];

test.each(FILES)('%s is a folder, or a link to what is not there: one line names it', (name) => {
  const file = join(folder, name);
  mkdirSync(file);
  expect(() => openDataFolder(folder)).toThrow(new WrongSetting(`${file}: is a folder, where a file should be`));
  rmSync(file, { recursive: true });
  symlinkSync('/nowhere/at/all', file);
  expect(() => openDataFolder(folder)).toThrow(new WrongSetting(`${file}: is a link to what is not there`));
  rmSync(file);
  writeFileSync(join(folder, 'elsewhere'), '');
  symlinkSync(join(folder, 'elsewhere'), file);
  expect(openDataFolder(folder)).toBe(folder);
});

test('folders of a restore and of somebody else are let be', () => {
  for (const name of ['restoring', 'before-restore-20261128T081500Z', 'lost+found', 'old-journal.sqlite'])
    mkdirSync(join(folder, name));
  expect(openDataFolder(folder)).toBe(folder);
});

test('it is made where nothing is; a link to nothing in its place is named', () => {
  expect(openDataFolder(join(folder, 'new', 'data'))).toBe(join(folder, 'new', 'data'));
  expect(statSync(join(folder, 'new', 'data')).mode & 0o777).toBe(0o700);
  const link = join(folder, 'link');
  symlinkSync('/nowhere/at/all', link);
  expect(() => openDataFolder(link)).toThrow(/^MOTCUA_DATA=\S*link: cannot be the data folder\. [^\n]*$/);
});

// Only Linux has such a place.
if (process.platform === 'linux')
  test('where the system lets nobody make a folder, one line says so', () => {
    const make = () => openDataFolder('/proc/motcua/data');
    expect(make).toThrow(/^MOTCUA_DATA=\/proc\S*: cannot be the data folder\. [^\n]*$/);
  });

test('a socket or a pipe in the place of a file is no folder, and is named', async () => {
  const file = join(folder, 'vault.key');
  const pipe = createServer();
  await new Promise<void>((done) => void pipe.listen(file, done));
  expect(() => openDataFolder(folder)).toThrow(new WrongSetting(`${file}: is no file, where a file should be`));
  pipe.close();
});

test('whatever file a server writes there is one of those that are looked at', async () => {
  const house = await openTestHouse({ data: folder });
  const place = { branch: HOME, clerk: 'an', pin: PINS.an, place: null };
  const { session } = (await house.post('/api/sessions', place)).body;
  await house.post('/api/sessions/end', { clerk: 'an' }, { token: session });
  house.open.house.guard.keepMark();
  await house.close();
  const written = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(written.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['journal.sqlite', 'journal.mark', 'keys.json']),
  );
  expect(written.map(({ name }) => name)).toEqual(expect.arrayContaining(['places.json', 'ended-sessions.json']));
  for (const { name } of written) {
    const file = join(folder, name);
    renameSync(file, join(folder, 'kept'));
    mkdirSync(file);
    expect(() => openDataFolder(folder)).toThrow(new WrongSetting(`${file}: is a folder, where a file should be`));
    rmSync(file, { recursive: true });
    renameSync(join(folder, 'kept'), file);
  }
});
