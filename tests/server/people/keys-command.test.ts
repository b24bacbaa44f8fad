import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { runKeysCommand } from '../../../server/keys-command.ts';
import { type KeyStore, openKeyStore } from '../../../server/people/key-store.ts';
import { systemRandom } from '../../../server/system.ts';

const B = as<BranchId>('hoan-kiem');
const NAME = 'Nguyễn Thị Lan';

let folder: string;
let keys: KeyStore;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-keys-'));
  keys = openKeyStore(join(folder, 'keys.json'), systemRandom);
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<void> =>
  runKeysCommand(args, {
    keys,
    branch: B,
    address: 'https://hall.example',
    random: systemRandom,
    readPin: async () => '4071\n',
    say: (line) => said.push(line),
  });
const roleOf = (id: string) => keys.clerks(B).find((clerk) => clerk.id === id)?.role;

test('a new PIN for somebody who is registered leaves the role as it was', async () => {
  await run('clerk', 'add', 'lan', NAME, 'supervisor');
  await run('clerk', 'add', 'lan', NAME, '--pin');
  expect(roleOf('lan')).toBe('supervisor');
  expect(said.at(-1)).toBe('lan, supervisor at hoan-kiem');
});

test('a role that is named is the one that counts', async () => {
  await run('clerk', 'add', 'lan', NAME, 'supervisor');
  await run('clerk', 'add', 'lan', NAME, 'clerk', '--pin');
  expect(roleOf('lan')).toBe('clerk');
});

test('somebody new without a role is a clerk', async () => {
  await run('clerk', 'add', 'lan', NAME, '--pin');
  expect(roleOf('lan')).toBe('clerk');
});
