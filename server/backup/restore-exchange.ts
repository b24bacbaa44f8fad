import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sync } from '../journal/sqlite/whole-file.ts';
import { giveTo } from '../owned-files.ts';
import { countFile, writeCounted } from '../people/counted-file.ts';
import { KEYS_FILE as KEYS } from '../people/keys-file.ts';
import { RefusedCopy, refusalOf } from './refused-copy.ts';
import type { RestoreSource } from './restore-source.ts';

const JOURNAL = 'journal.sqlite';
const VAULT_KEY = 'vault.key';
const COUNT = countFile(KEYS);
const MARK = 'journal.mark';
const LOGS = [`${JOURNAL}-wal`, `${JOURNAL}-shm`];

/** Copies a backup into a folder of its own, where it can be tried and changed. Throws a RefusedCopy. */
export function stage({ journal, log, vaultKey, keys }: RestoreSource, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder, { mode: 0o700 });
    copy(journal, join(folder, JOURNAL));
    if (log !== null) copy(log, join(folder, `${JOURNAL}-wal`));
    copy(vaultKey, join(folder, VAULT_KEY));
    if (keys !== null) writeCounted(join(folder, KEYS), keys.content, keys.count);
  } catch (error) {
    throw refusalOf('The backup cannot be copied, and nothing was changed', error);
  }
}

/**
 * Puts staged files into the data folder, and the folder's own into `aside`. At every moment, a cut of power included, the
 * folder holds the old data, or the new, or a journal without its vault key or behind its mark, on which no server starts.
 * `keyIsInside`: the vault's key stands in the data folder.
 */
export function exchange(data: string, staged: string, aside: string, keyIsInside: boolean): void {
  if (!keyIsInside) rmSync(join(staged, VAULT_KEY));
  const old = [JOURNAL, ...LOGS, MARK, VAULT_KEY, KEYS, COUNT].filter((name) => existsSync(join(data, name)));
  try {
    if (old.length > 0) mkdirSync(aside, { mode: 0o700 });
    for (const name of old) keepAside(join(data, name), join(aside, name));
    if (old.length > 0) sync(aside);
    sync(data);
    giveTo(data, [
      aside,
      join(data, 'server.lock'),
      ...old.map((name) => join(aside, name)),
      ...[JOURNAL, MARK, KEYS, COUNT, VAULT_KEY].map((name) => join(staged, name)),
    ]);
  } catch (error) {
    // Second names of files that a server goes on writing.
    rmSync(aside, { recursive: true, force: true });
    throw refusalOf('The old data cannot be set aside, and nothing was changed', error);
  }
  try {
    if (keyIsInside) rmSync(join(data, VAULT_KEY), { force: true });
    // An old log beside the new journal would be taken for its own.
    for (const name of LOGS) rmSync(join(data, name), { force: true });
    sync(data);
    // The mark before the journal: cut off in between, the old journal is refused, and nothing begins with it.
    for (const name of [MARK, JOURNAL, KEYS, COUNT, VAULT_KEY]) {
      if (!existsSync(join(staged, name))) continue;
      renameSync(join(staged, name), join(data, name));
      sync(data);
    }
  } catch (error) {
    throw new RefusedCopy(
      `The restore was cut off (${(error as Error).message}): the old data is whole in ${aside}; put the cause right and restore again`,
    );
  }
}

/** A second name for the same file where the disk can do that: at once, and without room for a copy. */
function keepAside(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copy(file, name);
  }
}

function copy(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  sync(to);
}
