import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { as, type BranchId, type DeviceId } from '../../../queue/ids.ts';
import { leaveClockWord } from '../../../server/branch/clock-word.ts';
import { createDoubts } from '../../../server/doubts.ts';
import { alone, ChangeUnderWay, lockFile } from '../../../server/file-lock.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { runPutBack } from '../../../server/keys-command.ts';
import { openKeyStore } from '../../../server/people/key-store.ts';
import { DamagedKeys } from '../../../server/people/keys-file.ts';
import { openPlaces, PLACES_FILE } from '../../../server/people/places.ts';
import { systemClock, systemMachine, systemRandom, systemSteady, systemTimers } from '../../../server/system.ts';

let folder: string;
let file: string;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-keys-file-'));
  file = join(folder, 'keys.json');
  told = [];
  open().registerSystem('one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  openKeyStore(
    file,
    systemRandom,
    createDoubts((doubt) => void told.push(doubt)),
  );
const put = (content: string) => writeFileSync(`${file}.count`, content);

test.each([
  ['missing', () => rmSync(`${file}.count`)],
  ['empty', () => put('')],
  ['cut', () => put(readFileSync(`${file}.count`, 'utf8').slice(0, 3))],
  ['of zeros', () => put('\0'.repeat(10))],
  ['without its check', () => put('2\n')],
])('the count beside the keys is %s: told, written anew at once, and an old copy is found again', (_, spoil) => {
  const old = readFileSync(file);
  open().registerSystem('two');
  const count = readFileSync(`${file}.count`, 'utf8');
  spoil();
  expect(open().systems()).toEqual(['one', 'two']);
  expect(told).toEqual([expect.stringMatching(/keys\.json\.count is missing or damaged: [^\n]*written anew$/)]);
  expect(readFileSync(`${file}.count`, 'utf8')).toBe(count);
  writeFileSync(file, old);
  expect(open).toThrow(/is an old copy/);
});

test.each(['', 'x'])(
  'the keys are gone beside a count that is damaged (%j): refused, and not begun anew',
  (content) => {
    put(content);
    rmSync(file);
    expect(open).toThrow(DamagedKeys);
    expect(existsSync(file)).toBe(false);
  },
);

test('each refusal ends with what to do', () => {
  writeFileSync(file, '{');
  expect(open).toThrow(/damaged[^\n]*npm run keys -- put-back <backup>[^\n]*register anew$/);
  rmSync(file);
  expect(open).toThrow(/is gone[^\n]*npm run keys -- put-back <backup>[^\n]*remove \S+keys\.json\.count/);
});

test('three processes register systems at the same time: none is lost', async () => {
  const script = fileURLToPath(new URL('./registering-child.ts', import.meta.url));
  const words = ['a', 'b', 'c'];
  const children = words.map((word) => spawn(process.execPath, [script, file, word], { stdio: 'inherit' }));
  expect(await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]))).toEqual([0, 0, 0]);
  const expected = words.flatMap((word) => Array.from({ length: 10 }, (_, nth) => `${word}-${nth}`));
  expect(open().systems().toSorted()).toEqual([...expected, 'one'].toSorted());
  expect(told).toEqual([]);
});

test('another change does not come to an end: said, and nothing is changed', () => {
  const held = lockFile(`${file}.lock`);
  let ran = false;
  const change = () =>
    alone(
      file,
      () => {
        ran = true;
      },
      20,
    );
  expect(change).toThrow(ChangeUnderWay);
  expect(change).toThrow(/^Another change of \S+keys\.json is under way/);
  held?.release();
  expect(ran).toBe(false);
  change();
  expect(ran).toBe(true);
});

test('another program’s file in the place of the lock: named, with what to do', () => {
  writeFileSync(`${file}.lock`, 'garbage '.repeat(200));
  expect(() => open().registerSystem('two')).toThrow(/keys\.json\.lock holds what is not ours: remove it/);
});

test('the file cannot be taken while the server runs: told once, the keys stay, and when it is right again they are read', () => {
  const raised: string[] = [];
  const doubts = createDoubts((doubt) => void raised.push(doubt));
  const keys = openKeyStore(file, systemRandom, doubts);
  open().registerSystem('two');
  renameSync(file, `${file}.away`);
  for (const _ of [1, 2]) expect(keys.reload()).toBe(false);
  expect([raised, doubts.count()]).toEqual([[expect.stringMatching(/keys\.json is gone\. Until then/)], 1]);
  // As unreadable as another user's file, for whoever runs this.
  mkdirSync(file);
  for (const _ of [1, 2]) expect(keys.reload()).toBe(false);
  expect([raised.length, raised[1], doubts.count()]).toEqual([
    2,
    expect.stringMatching(
      /keys\.json cannot be read: [^\n]*\. Until then the keys that were read before stay in force/,
    ),
    1,
  ]);
  rmSync(file, { recursive: true });
  renameSync(`${file}.away`, file);
  expect(keys.reload()).toBe(true);
  expect([keys.systems(), doubts.count(), raised.length]).toEqual([['one', 'two'], 0, 2]);
});

const putBack = (...args: string[]) => {
  const said: string[] = [];
  runPutBack(args, { own: file, clock: { now: () => 7 }, say: (line) => void said.push(line) });
  return said;
};

test('the keys alone are put back from a backup: the newest there are, for a running server and the next start', () => {
  const backup = join(folder, 'backup');
  mkdirSync(backup);
  copyFileSync(file, join(backup, 'keys.json'));
  const running = open();
  running.registerSystem('two');
  const newest = readFileSync(file);
  writeFileSync(file, '{');
  expect(putBack(backup)).toEqual([
    expect.stringMatching(/may be let in again/),
    `The old ones are kept in ${file}.before-7.`,
  ]);
  expect(running.reload()).toBe(true);
  expect([running.systems(), open().systems(), told]).toEqual([['one'], ['one'], []]);
  writeFileSync(file, newest);
  expect(open).toThrow(/is an old copy/);
});

test.each([
  [[], /^What shall I put back\?\n/],
  [['a', 'b'], /^What shall I put back\?\n/],
  [['nowhere'], /nowhere: there is no such file; nothing was changed$/],
  [['own'], /is the data folder’s own/],
  [['damaged'], /damaged\S* is damaged/],
])('what cannot be put back is refused: %j', (args, said) => {
  const before = readFileSync(file);
  const named: Record<string, string> = { own: file, damaged: join(folder, 'damaged') };
  writeFileSync(join(folder, 'damaged'), '{');
  expect(() => putBack(...args.map((arg) => named[arg] ?? arg))).toThrow(said);
  expect(readFileSync(file)).toEqual(before);
});

test('places that the disk does not take: a server lets people sign in all the same and tells it, a command ends', () => {
  const places = join(folder, PLACES_FILE);
  mkdirSync(`${places}.new`);
  const parts = { seal: open().sign, random: systemRandom, clock: systemClock };
  expect(() => openPlaces(places, parts).admit('hoan-kiem', 'quay-3')).toThrow(/EISDIR/);
  const doubts = createDoubts((doubt) => void told.push(doubt));
  const server = openPlaces(places, { ...parts, doubts, goesOn: true });
  const token = server.admit('hoan-kiem');
  expect(server.knows('hoan-kiem', token)).not.toBeNull();
  expect([told, doubts.count()]).toEqual([
    [expect.stringMatching(/places\.json\.new: [^\n]* until the server ends/)],
    1,
  ]);
  rmSync(`${places}.new`, { recursive: true });
  server.admit('hoan-kiem');
  expect([doubts.count(), openPlaces(places, parts).knows('hoan-kiem', token)]).toEqual([0, expect.any(String)]);
});

/** Only root can give a folder to somebody else. */
const isRoot = process.getuid?.() === 0;
const OTHER = 1234;

test.runIf(isRoot)('what root writes into a folder of the server’s user is that user’s', async () => {
  chownSync(folder, OTHER, OTHER);
  const keys = open();
  keys.registerDevice({ id: as<DeviceId>('kiosk-1'), branch: as<BranchId>('hoan-kiem'), kind: 'kiosk' });
  const places = openPlaces(join(folder, PLACES_FILE), { seal: keys.sign, random: systemRandom, clock: systemClock });
  places.admit('hoan-kiem', 'quay-3');
  leaveClockWord('technician', { data: folder, clock: systemClock, steady: systemSteady, machine: systemMachine });
  mkdirSync(join(folder, 'backup'));
  copyFileSync(file, join(folder, 'backup', 'keys.json'));
  putBack(join(folder, 'backup'));
  const journal = await openJournal({ folder, timers: systemTimers });
  const whose = () =>
    readdirSync(folder).map((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      return [name, name === 'backup' || found === undefined ? OTHER : found.uid];
    });
  const isDraft = (name: unknown) => String(name).endsWith('.new');
  const others = () => whose().filter(([name, uid]) => uid !== OTHER && !isDraft(name));
  expect(others()).toEqual([]);
  await journal.close();
  expect(others()).toEqual([]);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['journal.mark', 'keys.json.count', 'vault.key']));
});

test.runIf(isRoot)('a file that is the server’s user’s stays so in a folder of root', () => {
  chownSync(file, OTHER, OTHER);
  open().registerSystem('two');
  expect(statSync(file).uid).toBe(OTHER);
});
