import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { as, type BranchId, type ClerkId, type DeviceId } from '../../../queue/ids.ts';
import { DamagedKeys, type KeyStore, openKeyStore } from '../../../server/people/key-store.ts';
import { createPeople, type People } from '../../../server/people/people.ts';
import { seedPins } from '../../../server/seed/people.ts';
import { systemRandom } from '../../../server/system.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

const B = as<BranchId>('hoan-kiem');
const AN = as<ClerkId>('an');
const PIN = '4071';
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
  people = createPeople({ keys, clock, log, refusedPins: new Set(seedPins) });
  await keys.setClerk({ id: AN, branch: B, name: 'Nguyễn Thị An', role: 'clerk' }, PIN);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const session = async (pin = PIN): Promise<string> => {
  const answer = await people.signIn(B, AN, pin);
  if (answer.kind !== 'signed_in') throw new Error(answer.kind);
  return answer.session;
};
/** What `npm run keys` does, in a process of its own. */
const other = (): KeyStore => openKeyStore(file, systemRandom);

test('five wrong PINs lock the door for five minutes, for the right PIN as well', async () => {
  const kinds = [];
  for (let tries = 0; tries < 6; tries++) kinds.push((await people.signIn(B, AN, '9999')).kind);
  expect(kinds).toEqual(['wrong_pin', 'wrong_pin', 'wrong_pin', 'wrong_pin', 'locked', 'locked']);
  expect((await people.signIn(B, AN, PIN)).kind).toBe('locked');
  await clock.pass(5 * 60_000);
  expect((await people.signIn(B, AN, PIN)).kind).toBe('signed_in');
});

test('a new PIN opens a door that is locked: what was typed in place of the old one is forgotten', async () => {
  for (let tries = 0; tries < 5; tries++) await people.signIn(B, AN, '9999');
  expect((await people.signIn(B, AN, PIN)).kind).toBe('locked');
  await other().setClerk({ id: AN, branch: B, name: 'Nguyễn Thị An', role: 'clerk' }, '4999');
  expect(await people.signIn(B, AN, '9999')).toEqual({ kind: 'wrong_pin', triesLeft: 4 });
  expect((await people.signIn(B, AN, '4999')).kind).toBe('signed_in');
});

test('the right PIN forgets the wrong ones before it', async () => {
  for (let round = 0; round < 3; round++) {
    for (let tries = 0; tries < 4; tries++) await people.signIn(B, AN, '9999');
    expect((await people.signIn(B, AN, PIN)).kind).toBe('signed_in');
  }
});

test('a hundred tries at once are not a hundred tries', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => people.signIn(B, AN, '9999')));
  expect(answers.filter(({ kind }) => kind === 'wrong_pin')).toHaveLength(4);
  expect(log.of('pin_refused').length).toBeLessThanOrEqual(5);
});

test('a name that nobody has is refused like a wrong PIN, and never locked', async () => {
  for (let tries = 0; tries < 20; tries++)
    expect(await people.signIn(B, as<ClerkId>('nobody'), '1234')).toEqual({ kind: 'wrong_pin', triesLeft: 4 });
});

test('a PIN of the demo’s page opens no door in branch mode, though a data folder of the demo is used', async () => {
  await keys.setClerk({ id: as<ClerkId>('lan'), branch: B, name: 'Lan', role: 'clerk' }, '1111');
  expect((await people.signIn(B, as<ClerkId>('lan'), '1111')).kind).toBe('wrong_pin');
});

test('a session lasts a working day, over a restart of the server, and no longer', async () => {
  const token = await session();
  const restarted = createPeople({ keys: other(), clock, log, refusedPins: new Set() });
  expect(restarted.identify(token)).toEqual({ kind: 'clerk', id: AN, branch: B, role: 'clerk' });
  await clock.pass(12 * HOUR + 1);
  expect(restarted.identify(token)).toBeNull();
});

test('a session made while the clock was a year ahead ends when it is set right', async () => {
  clock.jump(365 * 24 * HOUR);
  const token = await session();
  clock.jump(-365 * 24 * HOUR);
  expect(people.identify(token)).toBeNull();
  const right = await session();
  clock.jump(-30_000);
  expect(people.identify(right)).not.toBeNull();
});

test('a new PIN, another role and a removal each end the sessions at once', async () => {
  const first = await session();
  await keys.setClerk({ id: AN, branch: B, name: 'An', role: 'clerk' }, '4999');
  expect(people.identify(first)).toBeNull();
  const second = await session('4999');
  await keys.setClerk({ id: AN, branch: B, name: 'An', role: 'supervisor' }, '4999');
  expect(people.identify(second)).toBeNull();
  const third = await session('4999');
  expect(keys.removeClerk(AN, B)).toBe(true);
  expect(people.identify(third)).toBeNull();
});

test('a role changed in the file by hand ends the session as well', async () => {
  const token = await session();
  writeFileSync(file, readFileSync(file, 'utf8').replace('"role": "clerk"', '"role": "director"'));
  expect(keys.reload()).toBe(true);
  expect(people.identify(token)).toBeNull();
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
  const all = createPeople({ keys: other(), clock, log, refusedPins: new Set() });
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
  expect(other).toThrow(/^The key file .*keys\.json cannot be read: [^\n]*$/);
});

test('a forged session is nobody, also where its signature has as many letters and more bytes', async () => {
  const [kind, body, signature = ''] = (await session()).split('.');
  for (const forged of [`é${signature.slice(1)}`, `A${signature.slice(0, -1)}`, signature.slice(1), ''])
    expect(people.identify(`${kind}.${body}.${forged}`)).toBeNull();
});
