import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { as, type BranchId, type ClerkId, type DeviceId } from '../../../queue/ids.ts';
import { createDoubts, type Doubts } from '../../../server/doubts.ts';
import { type KeyStore, openKeyStore } from '../../../server/people/key-store.ts';
import { DamagedKeys } from '../../../server/people/keys-file.ts';
import { createPeople, type People } from '../../../server/people/people.ts';
import { openPlaces } from '../../../server/people/places.ts';
import { createSessions } from '../../../server/people/sessions.ts';
import { seedPins } from '../../../server/seed/people.ts';
import { systemRandom, systemTimers } from '../../../server/system.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

const B = as<BranchId>('hoan-kiem');
const AN = as<ClerkId>('an');
const PIN = '834071';
const FROM = { address: '192.0.2.7', place: null };
const HOUR = 3_600_000;

let folder: string;
let file: string;
let keys: KeyStore;
let clock: HandClock;
let log: RecordedLog;
let people: People;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-keys-'));
  file = join(folder, 'keys.json');
  keys = openKeyStore(file, systemRandom);
  clock = handClock(1_800_000_000_000);
  log = recordedLog();
  people = peopleOf(keys);
  await keys.setClerk({ id: AN, branch: B, name: 'Nguyễn Thị An', role: 'clerk' }, PIN);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function peopleOf(store: KeyStore, server: { readonly doubts?: Doubts; readonly goesOn?: boolean } = {}): People {
  const places = openPlaces(join(folder, 'places.json'), { seal: store.sign, random: systemRandom, clock, ...server });
  const parts = { keys: store, places, clock, steady: clock, timers: systemTimers, log };
  const sessions = createSessions({
    keys: store,
    clock,
    steady: clock,
    random: systemRandom,
    boot: 'this run',
    file: join(folder, 'ended-sessions.json'),
  });
  return createPeople({ ...parts, sessions, refusedPins: new Set(seedPins), leastDigits: 6 });
}
const session = async (pin = PIN): Promise<string> => {
  const answer = await people.signIn(B, AN, pin, FROM);
  if (answer.kind !== 'signed_in') throw new Error(answer.kind);
  return answer.session;
};
/** What `npm run keys` does, in a process of its own. */
const other = (): KeyStore => openKeyStore(file, systemRandom);

test('a name that nobody has is refused like a wrong PIN, and never locked', async () => {
  for (let tries = 0; tries < 20; tries++)
    expect(await people.signIn(B, as<ClerkId>('nobody'), '834099', FROM)).toEqual({ kind: 'wrong_pin', triesLeft: 3 });
});

test('a PIN of the demo’s page opens no door in branch mode, though a data folder of the demo is used', async () => {
  const yen = as<ClerkId>('yen');
  await keys.setClerk({ id: yen, branch: B, name: 'Yến', role: 'auditor' }, '975310');
  expect((await people.signIn(B, yen, '975310', FROM)).kind).toBe('wrong_pin');
});

test('a session lasts a working day, over a restart of the server, and no longer', async () => {
  const token = await session();
  const restarted = peopleOf(other());
  expect(restarted.identify(token)).toEqual({ kind: 'clerk', id: AN, branch: B, role: 'clerk' });
  await clock.pass(12 * HOUR + 1);
  expect(restarted.identify(token)).toBeNull();
});

test('a session lasts twelve hours by the steady clock, whatever the clock of the day is set to', async () => {
  clock.jump(365 * 24 * HOUR);
  const token = await session();
  clock.jump(-365 * 24 * HOUR);
  expect(people.identify(token)).not.toBeNull();
  clock.jump(26 * HOUR);
  expect(people.identify(token)).not.toBeNull();
  await clock.pass(12 * HOUR);
  expect(people.identify(token)).toBeNull();
});

test('a clerk who signs out: that session is refused at once and after a restart, another one of theirs goes on', async () => {
  const [left, kept] = [await session(), await session()];
  people.signOut(left);
  expect([people.identify(left), people.identify(kept)]).toEqual([null, expect.objectContaining({ id: AN })]);
  const again = peopleOf(other());
  expect([again.identify(left), again.identify(kept)]).toEqual([null, expect.objectContaining({ id: AN })]);
  people.signOut('c.forged.seal');
});

test('the demo becomes a branch, and the other way round: sessions, pages’ tokens and sample people are gone, what was registered stays', async () => {
  keys.enter('demo');
  const token = await session();
  const page = keys.ownDevice({ id: as<DeviceId>('kiosk-1'), branch: B, kind: 'kiosk' });
  await keys.setClerk({ id: as<ClerkId>('binh'), branch: B, name: 'Bình', role: 'clerk', sample: true }, '1234');
  const registered = keys.registerDevice({ id: as<DeviceId>('kiosk-2'), branch: B, kind: 'kiosk' });
  keys.enter('demo');
  expect(people.identify(token)).not.toBeNull();
  keys.enter('branch');
  expect([people.identify(token), people.identify(page)]).toEqual([null, null]);
  expect(people.identify(registered)).toMatchObject({ id: 'kiosk-2' });
  expect(keys.clerks(B).map(({ id }) => id)).toEqual([AN]);
  const asBranch = await session();
  const restarted = other();
  restarted.enter('branch');
  expect(peopleOf(restarted).identify(asBranch)).not.toBeNull();
  restarted.enter('demo');
  expect(peopleOf(restarted).identify(asBranch)).toBeNull();
});

test('a new PIN, another role and a removal each end the sessions at once', async () => {
  const first = await session();
  await keys.setClerk({ id: AN, branch: B, name: 'An', role: 'clerk' }, '834999');
  expect(people.identify(first)).toBeNull();
  const second = await session('834999');
  await keys.setClerk({ id: AN, branch: B, name: 'An', role: 'supervisor' }, '834999');
  expect(people.identify(second)).toBeNull();
  const third = await session('834999');
  expect(keys.removeClerk(AN, B)).toBe(true);
  expect(people.identify(third)).toBeNull();
});

test('a role changed in the file by hand changes nothing while the server runs, and stops the next start', async () => {
  const token = await session();
  writeFileSync(file, readFileSync(file, 'utf8').replace('"role": "clerk"', '"role": "director"'));
  expect(keys.reload()).toBe(false);
  expect(people.identify(token)).toMatchObject({ role: 'clerk' });
  expect(other).toThrow(/changed by hand/);
});

test('an old copy of the file, or none where one was, stops the start: whom it lets in may have been turned away', async () => {
  const before = readFileSync(file);
  expect(keys.removeClerk(AN, B)).toBe(true);
  const newest = readFileSync(file);
  writeFileSync(file, before);
  expect(other).toThrow(/old copy/);
  rmSync(file);
  expect(other).toThrow(/is gone/);
  writeFileSync(file, newest);
  expect(other().clerks(B)).toEqual([]);
});

test('a device registered anew has a new token, and the old one is worth nothing', () => {
  const device = { id: as<DeviceId>('kiosk-1'), branch: B, kind: 'kiosk' } as const;
  const old = keys.registerDevice(device);
  expect(people.identify(old)).toMatchObject({ kind: 'device', id: 'kiosk-1', device: 'kiosk' });
  const fresh = keys.registerDevice(device);
  expect([people.identify(old), people.identify(fresh)]).toMatchObject([null, { id: 'kiosk-1' }]);
  keys.removeDevice('kiosk-1', B);
  expect(people.identify(fresh)).toBeNull();
});

test('what another process registers is known at once; what it removes, after the next look at the file', () => {
  const token = other().registerDevice({ id: as<DeviceId>('kiosk-2'), branch: B, kind: 'kiosk' });
  expect(people.identify(token)).toMatchObject({ id: 'kiosk-2' });
  other().removeDevice('kiosk-2', B);
  expect(keys.reload()).toBe(true);
  expect(people.identify(token)).toBeNull();
  expect(keys.reload()).toBe(false);
});

test('two processes that write one after the other lose nothing of each other', async () => {
  const command = other();
  const mine = keys.registerDevice({ id: as<DeviceId>('kiosk-1'), branch: B, kind: 'kiosk' });
  const theirs = command.registerDevice({ id: as<DeviceId>('kiosk-2'), branch: B, kind: 'kiosk' });
  const system = keys.registerSystem('case-handling');
  const all = peopleOf(other());
  for (const token of [mine, theirs, system]) expect(all.identify(token)).not.toBeNull();
});

test('the file keeps no token and no PIN, and nobody else may read it', async () => {
  const token = keys.registerDevice({ id: as<DeviceId>('kiosk-1'), branch: B, kind: 'kiosk' });
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain(token.slice(2));
  expect(text).not.toContain(`"${PIN}"`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file damaged while the server runs changes nothing; at a start it is named in one line', () => {
  const token = keys.registerDevice({ id: as<DeviceId>('kiosk-1'), branch: B, kind: 'kiosk' });
  writeFileSync(file, '{ "devices": [');
  expect(keys.reload()).toBe(false);
  expect(people.identify(token)).toMatchObject({ id: 'kiosk-1' });
  expect(other).toThrow(DamagedKeys);
  expect(other).toThrow(/^The key file .*keys\.json is damaged[^\n]*$/);
});

test('a forged session is nobody, also where its signature has as many letters and more bytes', async () => {
  const [kind, body, signature = ''] = (await session()).split('.');
  for (const forged of [`é${signature.slice(1)}`, `A${signature.slice(0, -1)}`, signature.slice(1), ''])
    expect(people.identify(`${kind}.${body}.${forged}`)).toBeNull();
});

test('a session tells nobody which run of the machine it was opened in', async () => {
  const [, text = ''] = (await session()).split('.');
  expect(Buffer.from(text, 'base64url').toString()).not.toContain('this run');
});

test('where no computer can be remembered people sign in all the same, and the file is told once', async () => {
  const told: string[] = [];
  const doubts = createDoubts((doubt) => told.push(doubt));
  const places = join(folder, 'places.json');
  // As on a full disk: nothing can be written in the place of the file.
  mkdirSync(`${places}.new`);
  people = peopleOf(keys, { doubts, goesOn: true });
  const answers = [await people.signIn(B, AN, PIN, FROM), await people.signIn(B, AN, PIN, FROM)];
  expect(answers.map(({ kind }) => kind)).toEqual(['signed_in', 'signed_in']);
  expect(told).toEqual([expect.stringMatching(/places\.json\.new: .* are known until the server ends$/)]);
});

test('a small file is written to its last byte or not at all, and says which it is', () => {
  const kept = join(folder, 'kept.json');
  writeFileSync(kept, 'before');
  // A disk that fills up in the middle of a write takes the first part of it.
  const program = `
    import { writeWhole } from ${JSON.stringify(new URL('../../../server/owned-files.ts', import.meta.url).href)};
    try { writeWhole(process.argv[1], 'x'.repeat(5_000), { synced: false }); } catch ({ path }) { console.log(path); }`;
  const limited = `trap '' XFSZ; ulimit -f 2; exec "$0" --input-type=module --eval "$1" "$2"`;
  const said = execFileSync('sh', ['-c', limited, process.execPath, program, kept], { encoding: 'utf8' });
  expect(said.trim()).toBe(kept);
  expect(readFileSync(kept, 'utf8')).toBe('before');
  expect(existsSync(`${kept}.new`)).toBe(false);
});
