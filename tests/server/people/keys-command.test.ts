import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { runKeysCommand } from '../../../server/keys-command.ts';
import { type KeyStore, openKeyStore } from '../../../server/people/key-store.ts';
import { openPlaces, PLACES_FILE } from '../../../server/people/places.ts';
import { systemClock, systemRandom } from '../../../server/system.ts';

const branch = as<BranchId>('hoan-kiem');
const NAME = 'Nguyễn Thị Lan';

let folder: string;
let keys: KeyStore;
let typed: string;

beforeEach(() => {
  typed = '834071';
  folder = mkdtempSync(join(tmpdir(), 'motcua-keys-'));
  keys = openKeyStore(join(folder, 'keys.json'), systemRandom);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function said(...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const places = openPlaces(join(folder, PLACES_FILE), { seal: keys.sign, random: systemRandom, clock: systemClock });
  const address = 'https://hall.example';
  const parts = { keys, places, branch, address, random: systemRandom, readPin: async () => `${typed}\n` };
  await runKeysCommand(args, { ...parts, say: (line) => lines.push(line) });
  return lines;
}
const roleOf = (id: string) => keys.clerks(branch).find((clerk) => clerk.id === id)?.role;

test('a new PIN for somebody who is registered leaves the role as it was', async () => {
  await said('clerk', 'add', 'lan', NAME, 'supervisor');
  const lines = await said('clerk', 'add', 'lan', NAME, '--pin');
  expect(roleOf('lan')).toBe('supervisor');
  expect(lines.at(-1)).toBe('lan, supervisor at hoan-kiem');
});

test('a role that is named is the one that counts', async () => {
  await said('clerk', 'add', 'lan', NAME, 'supervisor');
  await said('clerk', 'add', 'lan', NAME, 'clerk', '--pin');
  expect(roleOf('lan')).toBe('clerk');
});

test('somebody new without a role is a clerk', async () => {
  await said('clerk', 'add', 'lan', NAME, '--pin');
  expect(roleOf('lan')).toBe('clerk');
});

test('a device that is registered for the first time gets its token without a warning', async () => {
  const lines = await said('device', 'add', 'display-1');
  expect(lines[0]).toBe('display-1 at hoan-kiem: the token is shown now and never again.');
  expect(keys.deviceOf(lines[1] ?? '')).toMatchObject({ id: 'display-1', kind: 'display' });
});

test('registered already: who does it is told that a screen goes dark by it, and which ones are free', async () => {
  await said('device', 'add', 'display-1');
  const lines = await said('device', 'add', 'display-1');
  expect(lines.slice(0, 2)).toEqual([
    'display-1 had a token already: what was open with it is sent off the line now, and wants the new one.',
    'Each display needs a token of its own. Still without one: display-2.',
  ]);
  await said('device', 'add', 'display-2');
  expect((await said('device', 'add', 'display-2'))[1]).toBe(
    'Each display needs a token of its own. Still without one: none.',
  );
});

test('a PIN that is short, or one of the first that anybody guesses, is taken from nobody', async () => {
  for (const refused of [
    '4071',
    '83407',
    '1234567890123',
    'abcdef',
    '111111',
    '123456',
    '987654',
    '121212',
    '150490',
    '15041990',
    '19900415',
  ]) {
    typed = refused;
    await expect(said('clerk', 'add', 'lan', NAME, '--pin')).rejects.toThrow(/^(A|This) PIN /);
  }
  expect(keys.clerks(branch)).toEqual([]);
});

test('a PIN that is made has eight digits', async () => {
  expect((await said('clerk', 'add', 'lan', NAME)).at(-1)).toMatch(/^\d{8}$/);
});

test('a counter’s computer is made known by an address to open once, is listed, and can be taken away', async () => {
  const line = (await said('place', 'add', 'quay-3')).at(-1) ?? '';
  const token = /^https:\/\/hall\.example\/counter#place=(p\.\S{32})$/.exec(line)?.[1] ?? '';
  const places = openPlaces(join(folder, PLACES_FILE), { seal: keys.sign, random: systemRandom, clock: systemClock });
  expect(places.knows(branch, token)).not.toBeNull();
  expect((await said('list')).join('\n')).toMatch(/place\s+quay-3/);
  await said('place', 'remove', 'quay-3');
  expect(places.knows(branch, token)).toBeNull();
  await expect(said('place', 'remove', 'quay-3')).rejects.toThrow('quay-3 is not registered');
});

test.each(['Lan\u202ea', 'L\u200ban', 'La\u0007n', '\u00a0', `Lan${'\u0301'.repeat(6)}`, 'a'.repeat(121)])(
  'a name that cannot be read as it stands is not kept: %j',
  async (name) => {
    await expect(said('clerk', 'add', 'lan', name, '--pin')).rejects.toThrow(
      /^The name of lan cannot be kept|needs a name$/,
    );
    expect(keys.clerks(branch)).toEqual([]);
  },
);

test('a name is kept composed, with single spaces', async () => {
  await said('clerk', 'add', 'lan', ` ${NAME.normalize('NFD').replace(' ', '  ')} `, '--pin');
  expect(keys.clerks(branch)[0]?.name).toBe(NAME);
});
