import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { seal, unseal } from '../../../server/journal/sqlite/seal.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { loadVaultKey } from '../../../server/journal/sqlite/vault-key.ts';
import { handTimers, temporaryFolder } from './folder.ts';
import { batch, command } from './samples.ts';
import { eventually } from './sqlite-rig.ts';

const NAME = 'Nguyễn Văn Mẫu';
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function withOneName(content = new TextEncoder().encode(NAME)) {
  const { folder, remove } = temporaryFolder();
  cleanUp.push(remove);
  const open = async () => {
    const journal = await openJournal({ folder, timers: handTimers() });
    cleanUp.push(() => journal.close());
    return journal;
  };
  const journal = await open();
  const vault = [{ kind: 'put', ref: 'applicant:1', content, eraseAfter: 1000 }] as const;
  await journal.append(batch('branch:a', 0, [command({ vault })]));
  return { folder, journal, open };
}

/** All bytes in the data folder, but the key's. */
function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder).filter((name) => name !== 'vault.key');
  return Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
}

function sealedRow(folder: string, content: Uint8Array): number {
  return bytesIn(folder).indexOf(content);
}

test('the key is made on the first start, for the server alone to read', async () => {
  const { folder } = await withOneName();
  expect(statSync(join(folder, 'vault.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'vault.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
});

test('no file of the folder holds the name in the clear', async () => {
  const { folder } = await withOneName();
  expect(sealedRow(folder, Buffer.from(NAME))).toBe(-1);
  expect(sealedRow(folder, Buffer.from('applicant:1'))).not.toBe(-1);
});

test('after the sweep no byte of an erased row is left in any file, the log of writes included', async () => {
  const { folder, journal } = await withOneName();
  const { default: Database } = await import('better-sqlite3');
  const shell = new Database(join(folder, 'journal.sqlite'), { readonly: true });
  const sealed = shell.prepare<[], Buffer>('SELECT sealed FROM vault').pluck().get()!;
  shell.close();
  expect(sealedRow(folder, sealed)).not.toBe(-1);
  await journal.append(batch('branch:a', 1, [command({ vault: [{ kind: 'erase', ref: 'applicant:1' }] })]));
  await journal.sweep(0);
  expect(sealedRow(folder, sealed)).toBe(-1);
});

test('a key that is missing, or another one, stops the start; the row is never lost to a new key', {
  timeout: 90_000,
}, async () => {
  const { folder, journal, open } = await withOneName();
  await journal.close();
  const key = readFileSync(join(folder, 'vault.key'), 'utf8');
  rmSync(join(folder, 'vault.key'));
  await expect(open()).rejects.toMatchObject({ reason: 'wrongKey', message: expect.stringMatching(/missing/) });
  writeFileSync(join(folder, 'vault.key'), 'ab'.repeat(32));
  await expect(open()).rejects.toMatchObject({ reason: 'wrongKey', message: expect.stringMatching(/not the one/) });
  writeFileSync(join(folder, 'vault.key'), 'no key');
  await expect(open()).rejects.toMatchObject({ reason: 'wrongKey', message: expect.stringMatching(/hex/) });
  writeFileSync(join(folder, 'vault.key'), key);
  const found = await (await open()).readVault('branch:a', ['applicant:1']);
  expect(new TextDecoder().decode(found.get('applicant:1') ?? undefined)).toBe(NAME);
});

test.each([
  ['a folder', (file: string) => mkdirSync(file), 'cannot be used. is a folder, where a file should be (EISDIR, read)'],
  [
    'a link to a disk that is not there',
    (file: string) => symlinkSync('/nowhere/key', file),
    'is a link to what is not there',
  ],
  ['in a folder that is not there', () => {}, 'cannot be used. FILE.new: is not there (ENOENT)'],
])('a place for the key that is %s: one line says so, and no key is made elsewhere', (what, put, said) => {
  const { folder, remove } = temporaryFolder();
  cleanUp.push(remove);
  const file = what.startsWith('in') ? join(folder, 'none', 'vault.key') : join(folder, 'vault.key');
  put(file);
  const message = `the vault key ${file} ${said.replace('FILE', file)}`;
  expect(() => loadVaultKey(file, false)).toThrow(expect.objectContaining({ name: 'JournalFault', message }));
  expect(existsSync(join(folder, 'vault.key.new'))).toBe(false);
});

test('a sealed row that was altered, or moved to another stream or ref, does not open', () => {
  const key = new Uint8Array(32).fill(9);
  const sealed = seal(key, 'branch:a', 'applicant:1', new TextEncoder().encode(NAME));
  expect(new TextDecoder().decode(unseal(key, 'branch:a', 'applicant:1', sealed))).toBe(NAME);
  expect(() => unseal(key, 'branch:b', 'applicant:1', sealed)).toThrow();
  expect(() => unseal(key, 'branch:a', 'applicant:2', sealed)).toThrow();
  for (const at of [0, 12, sealed.length - 1]) {
    const altered = Uint8Array.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(() => unseal(key, 'branch:a', 'applicant:1', altered)).toThrow();
  }
});

test('a row that was erased is out of every file a moment later, before any sweep, and after a start', async () => {
  const { folder, journal } = await withOneName();
  const { default: Database } = await import('better-sqlite3');
  const shell = new Database(join(folder, 'journal.sqlite'), { readonly: true });
  const sealed = shell.prepare<[], Buffer>('SELECT sealed FROM vault').pluck().get() ?? Buffer.from('no row');
  shell.close();
  expect(sealedRow(folder, sealed)).not.toBe(-1);
  await journal.append(batch('branch:a', 1, [command({ vault: [{ kind: 'erase', ref: 'applicant:1' }] })]));
  await eventually(() => expect(sealedRow(folder, sealed)).toBe(-1));
});

test('a damaged row blinds itself alone: it is told as such, the others are read, and the start names it', async () => {
  const { folder, journal, open } = await withOneName();
  const content = new TextEncoder().encode('Trần Thị Thử');
  const vault = [{ kind: 'put', ref: 'applicant:2', content, eraseAfter: 1000 }] as const;
  await journal.append(batch('branch:a', 1, [command({ vault })]));
  await journal.close();
  const { default: Database } = await import('better-sqlite3');
  const shell = new Database(join(folder, 'journal.sqlite'));
  shell.exec(`UPDATE vault SET sealed = zeroblob(60) WHERE ref = 'applicant:1'`);
  shell.close();
  const again = await open();
  expect(again.doubts()).toEqual([expect.stringContaining('1 rows of the vault are damaged')]);
  const rows = await again.readVault('branch:a', ['applicant:1', 'applicant:2', 'applicant:3']);
  expect([...rows.keys()]).toEqual(['applicant:1', 'applicant:2']);
  expect(rows.get('applicant:1')).toBeNull();
  expect(Buffer.from(rows.get('applicant:2') ?? []).toString()).toBe('Trần Thị Thử');
});
