import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { runKeysCommand } from '../../../server/keys-command.ts';
import { type KeyStore, openKeyStore } from '../../../server/people/key-store.ts';
import { systemRandom } from '../../../server/system.ts';

const branch = as<BranchId>('hoan-kiem');
const NAME = 'Nguyễn Thị Lan';

let folder: string;
let keys: KeyStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-keys-'));
  keys = openKeyStore(join(folder, 'keys.json'), systemRandom);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function said(...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const parts = { keys, branch, address: 'https://hall.example', random: systemRandom, readPin: async () => '4071\n' };
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
