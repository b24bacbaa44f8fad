import { chmodSync, chownSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { as, type BranchId, type ClerkId } from '../../../queue/ids.ts';
import { type KeyStore, openKeyStore } from '../../../server/people/key-store.ts';
import { DamagedKeys } from '../../../server/people/keys-file.ts';
import { systemRandom } from '../../../server/system.ts';
import { plainUser, runEntry } from '../faults/server-process.ts';
import { TEN } from '../house-rig.ts';
import type { RestoreRig } from './restore-rig.ts';
import { shelfForTests } from './restore-shelf.ts';

const HOUR = 60 * 60_000;
const B = as<BranchId>('hoan-kiem');
const AN = as<ClerkId>('an');
let rig: RestoreRig;
let data: string;
let backup: string;
shelfForTests((copies) => {
  ({ rig, data, backup } = copies);
});

const own = (): string => join(data, 'keys.json');
const open = (): KeyStore => openKeyStore(own(), systemRandom);
const isIn = (): boolean =>
  open()
    .clerks(B)
    .some(({ id }) => id === AN);

test('somebody was turned away since the backup: the newer keys of the data folder stay, and a line says so', async () => {
  expect(open().removeClerk(AN, B)).toBe(true);
  const newest = readFileSync(own());
  const said = await rig.restore(data, TEN + HOUR, backup);
  expect(said.join('\n')).toMatch(/keys\.json of this data folder is newer than the backup’s and stays/);
  expect([isIn(), readFileSync(own())]).toEqual([false, newest]);
});

test.each([
  ['gone', () => rmSync(own())],
  ['damaged', () => writeFileSync(own(), '{')],
  ['another house’s', () => copyFileSync(rig.path('other.json'), own())],
])(
  'the keys of the data folder are %s: those of the backup are taken, and a line says whom they let in',
  async (_, spoil) => {
    const other = openKeyStore(rig.path('other.json'), systemRandom);
    for (let nth = 0; nth < 200; nth++) other.registerSystem('s');
    open().removeClerk(AN, B);
    spoil();
    const said = await rig.restore(data, TEN + HOUR, backup);
    expect(said.join('\n')).toMatch(/who was turned away since may be let in again, and an old PIN is good again/);
    expect(isIn()).toBe(true);
  },
);

test('the keys are the same in both: nothing is said of them', async () => {
  expect((await rig.restore(data, TEN + HOUR, backup)).join('\n')).not.toMatch(/keys|PIN/);
});

test('after a restore the count is there, above any that was: keys that are lost or old are refused by name', async () => {
  for (let nth = 0; nth < 5; nth++) open().registerSystem(`s-${nth}`);
  const before = readFileSync(own());
  writeFileSync(own(), '{');
  await rig.restore(data, TEN + HOUR, backup);
  const restored = readFileSync(own());
  expect(existsSync(`${own()}.count`)).toBe(true);
  rmSync(own());
  expect(open).toThrow(DamagedKeys);
  for (const old of [before, readFileSync(join(backup, 'keys.json'))]) {
    writeFileSync(own(), old);
    expect(open).toThrow(/is an old copy/);
  }
  writeFileSync(own(), restored);
  expect(isIn()).toBe(true);
});

test('a restore that is undone by what was set aside: the keys are those that were', async () => {
  open().removeClerk(AN, B);
  await rig.restore(data, TEN + HOUR, backup);
  const said = await rig.restore(data, TEN + 2 * HOUR, join(data, 'before-restore-2026-11-23T040000Z'));
  expect(said.join('\n')).not.toMatch(/keys|PIN/);
  expect(isIn()).toBe(false);
});

test('no keys anywhere, where there have been some: said, and the next start says so too', async () => {
  open().registerSystem('s');
  rmSync(own());
  rmSync(join(backup, 'keys.json'));
  const said = await rig.restore(data, TEN + HOUR, backup);
  expect(said.join('\n')).toMatch(/There is no keys\.json, though there was one: [^\n]*put-back/);
  expect(open).toThrow(DamagedKeys);
});

test.each(['10001', '99999999', '1e3', '0x10', '1.5', '9'.repeat(400)])(
  '--jump %s: refused by one line',
  async (jump) => {
    const refused = rig.restore(data, TEN + HOUR, backup, '--jump', jump);
    await expect(refused).rejects.toThrow(
      /^(--jump \d+: 10000 at most, [^\n]*; nothing was changed$|What shall I restore)/,
    );
    expect((await rig.restore(data, TEN + HOUR, backup, '--jump', '10000')).join('\n')).toContain('A10002');
  },
);

const user = plainUser();
test.skipIf(user === null || process.getuid?.() !== 0)(
  'the backup is another user’s: whose it is and who may not read it is said, and not that it is none',
  async () => {
    chmodSync(rig.path('.'), 0o777);
    chmodSync(data, 0o700);
    const copy = await runEntry(
      ['backup', rig.path('copy')],
      { MOTCUA_DATA: data },
      { folder: rig.path('.'), user: user ?? {} },
    );
    expect([copy.code, copy.errors]).toEqual([
      1,
      expect.stringMatching(/^The journal cannot be read\. [^\n]* belongs to root[^\n]*; there is no backup\n$/),
    ]);
    if (user?.uid !== undefined) chownSync(data, user.uid, user.gid ?? 0);
    const restore = () =>
      runEntry(['restore', backup], { MOTCUA_DATA: data }, { folder: rig.path('.'), user: user ?? {} });
    chmodSync(backup, 0o700);
    chownSync(backup, 0, 0);
    const whose = 'belongs to root, and the user nobody may not use it: as root, run chown nobody';
    expect((await restore()).errors).toBe(
      `The backup cannot be read. ${backup}/journal.sqlite: ${backup} ${whose} ${backup}; nothing was changed\n`,
    );
    chmodSync(backup, 0o755);
    for (const name of ['journal.sqlite', 'vault.key']) chmodSync(join(backup, name), 0o644);
    const keys = join(backup, 'keys.json');
    chownSync(keys, 0, 0);
    chmodSync(keys, 0o600);
    expect((await restore()).errors).toBe(
      `The backup cannot be read. ${keys}: ${whose} ${keys}; nothing was changed\n`,
    );
  },
);
