import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { as, type BranchId, type ClerkId } from '../../../queue/ids.ts';
import { type KeyStore, openKeyStore } from '../../../server/people/key-store.ts';
import { createPeople, type People, type SignedIn } from '../../../server/people/people.ts';
import { openPlaces, type Places } from '../../../server/people/places.ts';
import { createSessions } from '../../../server/people/sessions.ts';
import { systemRandom, systemTimers } from '../../../server/system.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

const B = as<BranchId>('hoan-kiem');
const AN = as<ClerkId>('an');
const BINH = as<ClerkId>('binh');
const PIN = '834071';
const WRONG = '999998';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Each try is a real hash, dear on purpose; no test here is about how long it takes. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let folder: string;
let keys: KeyStore;
let clock: HandClock;
let log: RecordedLog;
let places: Places;
let people: People;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-guesses-'));
  keys = openKeyStore(join(folder, 'keys.json'), systemRandom);
  clock = handClock(1_800_000_000_000);
  log = recordedLog();
  places = openPlaces(join(folder, 'places.json'), { seal: keys.sign, random: systemRandom, clock });
  const parts = { keys, places, clock, steady: clock, timers: systemTimers, log };
  const sessions = createSessions({
    keys,
    clock,
    steady: clock,
    random: systemRandom,
    boot: 'this run',
    file: join(folder, 'ended-sessions.json'),
  });
  people = createPeople({ ...parts, sessions, refusedPins: new Set(), leastDigits: 6 });
  for (const id of [AN, BINH]) await keys.setClerk({ id, branch: B, name: 'Cán bộ', role: 'clerk' }, PIN);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const from = (address: string, place: string | null = null) => ({ address, place });
const stranger = (n: number) => from(`10.${(n >> 8) & 255}.${n & 255}.9`);
const kinds = async (tries: number, one: () => Promise<SignedIn>) => {
  const said: string[] = [];
  for (let n = 0; n < tries; n++) said.push((await one()).kind);
  return said;
};
/** A machine at which An has signed in. */
async function knownPlace(): Promise<ReturnType<typeof from>> {
  const answer = await people.signIn(B, AN, PIN, from('192.0.2.7'));
  if (answer.kind !== 'signed_in' || answer.place === null) throw new Error('No place was given');
  return from('192.0.2.7', answer.place);
}

test('after four wrong PINs a machine waits, half a minute and then twice as long each time, for the right PIN as well', async () => {
  const desk = await knownPlace();
  expect(await kinds(5, () => people.signIn(B, AN, WRONG, desk))).toEqual([
    'wrong_pin',
    'wrong_pin',
    'wrong_pin',
    'wrong_pin',
    'wait',
  ]);
  expect(await people.signIn(B, AN, PIN, desk)).toEqual({ kind: 'wait', ms: 30_000, because: 'own' });
  await clock.pass(30_000);
  expect(await people.signIn(B, AN, WRONG, desk)).toEqual({ kind: 'wait', ms: 60_000, because: 'own' });
  await clock.pass(60_000);
  expect((await people.signIn(B, AN, PIN, desk)).kind).toBe('signed_in');
  expect((await people.signIn(B, AN, WRONG, desk)).kind).toBe('wrong_pin');
});

test('the wait never passes a quarter of an hour, and what was typed wrong is forgotten', async () => {
  const desk = await knownPlace();
  for (let n = 0; n < 20; n++) {
    const answer = await people.signIn(B, AN, WRONG, desk);
    if (answer.kind === 'wait') await clock.pass(answer.ms);
  }
  const answer = await people.signIn(B, AN, WRONG, desk);
  const waited = answer.kind === 'wait' ? answer.ms : 0;
  expect(waited).toBeGreaterThan(4 * MINUTE);
  expect(waited).toBeLessThanOrEqual(15 * MINUTE);
  await clock.pass(3 * HOUR);
  expect(await people.signIn(B, AN, WRONG, desk)).toEqual({ kind: 'wrong_pin', triesLeft: 3 });
});

test('a thousand strangers lock nobody out at a machine where somebody has signed in before', async () => {
  const desk = await knownPlace();
  for (let n = 0; n < 1_000; n++) await people.signIn(B, AN, WRONG, stranger(n % 40));
  expect((await people.signIn(B, AN, PIN, desk)).kind).toBe('signed_in');
  expect((await people.signIn(B, BINH, PIN, desk)).kind).toBe('signed_in');
});

test('of one stranger’s thousand guesses in a day some twenty-five are looked at', async () => {
  let looked = 0;
  for (let n = 0; n < 1_440; n++) {
    const before = log.of('pin_refused').length;
    await people.signIn(B, n % 2 === 0 ? AN : BINH, WRONG, stranger(1));
    looked += log.of('pin_refused').length - before;
    await clock.pass(MINUTE);
  }
  expect(looked).toBeGreaterThan(10);
  expect(looked).toBeLessThan(50);
});

test('while strangers guess, one who has done nothing yet is heard once, and others wait for what all of them did', async () => {
  for (let n = 0; n < 40; n++) await people.signIn(B, AN, WRONG, stranger(n % 4));
  expect(await people.signIn(B, AN, WRONG, stranger(100))).toMatchObject({ kind: 'wait', because: 'strangers' });
  expect(await people.signIn(B, AN, PIN, stranger(100))).toMatchObject({ kind: 'wait', because: 'strangers' });
  expect((await people.signIn(B, AN, PIN, stranger(101))).kind).toBe('signed_in');
});

test('an address that guessed wrong is not new again within the day, however long it is silent', async () => {
  for (let n = 0; n < 40; n++) await people.signIn(B, AN, WRONG, stranger(n));
  await clock.pass(9 * HOUR);
  for (let n = 50; n < 90; n++) await people.signIn(B, AN, WRONG, stranger(n));
  expect((await people.signIn(B, AN, PIN, stranger(1))).kind).toBe('wait');
  expect((await people.signIn(B, AN, PIN, stranger(200))).kind).toBe('signed_in');
});

test('a hundred addresses of one network are one neighbourhood: after eight of them none counts as new', async () => {
  const near = (n: number) => from(`10.9.9.${n}`);
  for (let n = 0; n < 60; n++) await people.signIn(B, AN, WRONG, near(n));
  expect(log.of('pin_refused').length).toBeLessThan(25);
  expect((await people.signIn(B, AN, PIN, near(200))).kind).toBe('wait');
  expect((await people.signIn(B, AN, PIN, from('10.9.8.1'))).kind).toBe('signed_in');
});

test('a hundred tries at once are not a hundred tries', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => people.signIn(B, AN, WRONG, stranger(1))));
  expect(answers.filter(({ kind }) => kind === 'wrong_pin').length).toBeLessThanOrEqual(5);
  expect(log.of('pin_refused').length).toBeLessThanOrEqual(5);
});

test('a machine whose token was taken may not try everybody for ever', async () => {
  const desk = await knownPlace();
  for (let n = 0; n < 60; n++) {
    const id = as<ClerkId>(`p${n}`);
    if (n < 30) await keys.setClerk({ id, branch: B, name: 'Cán bộ', role: 'clerk' }, PIN);
    await people.signIn(B, as<ClerkId>(`p${n % 30}`), WRONG, desk);
  }
  expect(log.of('pin_refused').length).toBeLessThan(25);
});

test('a new PIN opens at once what the old one’s wrong tries had closed', async () => {
  const desk = await knownPlace();
  for (let n = 0; n < 6; n++) await people.signIn(B, AN, WRONG, desk);
  await keys.setClerk({ id: AN, branch: B, name: 'An', role: 'clerk' }, '834999');
  expect((await people.signIn(B, AN, '834999', desk)).kind).toBe('signed_in');
});

test('a clock that is set a year ahead and back frees nobody and locks nobody', async () => {
  const desk = await knownPlace();
  for (let n = 0; n < 5; n++) await people.signIn(B, AN, WRONG, desk);
  clock.jump(365 * 24 * HOUR);
  expect((await people.signIn(B, AN, PIN, desk)).kind).toBe('wait');
  clock.jump(-365 * 24 * HOUR);
  await clock.pass(30_000);
  expect((await people.signIn(B, AN, PIN, desk)).kind).toBe('signed_in');
});

test('a PIN of less than six digits is refused without a look, whoever’s it is', async () => {
  await keys.setClerk({ id: AN, branch: B, name: 'An', role: 'clerk' }, '4071');
  for (const id of [AN, as<ClerkId>('nobody')])
    expect(await people.signIn(B, id, '4071', stranger(1))).toEqual({ kind: 'short_pin' });
  expect(log.lines).toEqual([]);
});

test('a place is known at its own branch, by its own house, and until it is taken away', async () => {
  const { place } = await knownPlace();
  expect(places.knows(B, place)).not.toBeNull();
  expect(places.knows('tay-ho', place)).toBeNull();
  for (const none of [null, '', 'p.made-up', `${place}x`]) expect(places.knows(B, none)).toBeNull();
  const again = openPlaces(join(folder, 'places.json'), { seal: keys.sign, random: systemRandom, clock });
  expect(again.knows(B, place)).not.toBeNull();
  const newSecret = openPlaces(join(folder, 'places.json'), {
    seal: (text) => `other ${text}`,
    random: systemRandom,
    clock,
  });
  expect(newSecret.knows(B, place)).toBeNull();
});

test('three hundred machines of a branch are known; the one that was longest not signed in at makes room', () => {
  const first = places.admit(B);
  const second = places.admit(B);
  clock.jump(2 * 24 * HOUR);
  expect(places.knows(B, first)).not.toBeNull();
  for (let n = 0; n < 299; n++) places.admit(B);
  expect([places.knows(B, first), places.knows(B, second)]).toEqual([expect.any(String), null]);
});
