import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openKeyStore } from '../people/key-store.ts';
import type { Random } from '../ports.ts';
import { RefusedCopy } from './refused-copy.ts';

/** The files that a restore puts in place, and where each comes from. */
export interface RestoreSource {
  readonly journal: string;
  /** What a server that was cut off had not yet put into the file. */
  readonly log: string | null;
  readonly vaultKey: string;
  readonly keys: string | null;
  /** The backup has no keys of devices and people; those of the data folder stay. */
  readonly keysAreOwn: boolean;
}

/** What is there already. */
interface Own {
  readonly data: string;
  /** Where the vault's key stands, when not in the data folder: there it stays, whatever a backup brings. */
  readonly keyFile: string | null;
}

/**
 * What stands in a backup: a folder with `journal.sqlite`, or the journal's file itself, with `vault.key` and `keys.json`
 * beside it; of these two, what the backup lacks stays the data folder's own. Throws a RefusedCopy or DamagedKeys.
 */
export function findSource(named: string, { data, keyFile }: Own, random: Random): RestoreSource {
  const path = resolve(named);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new RefusedCopy(`${path}: there is no such folder or file`);
  const journal = found.isDirectory() ? join(path, 'journal.sqlite') : path;
  if (!existsSync(journal)) throw new RefusedCopy(`${path} is no backup: there is no journal.sqlite in it`);
  const current = join(data, 'journal.sqlite');
  if (existsSync(current) && realpathSync(current) === realpathSync(journal))
    throw new RefusedCopy(`${journal} is the data folder’s own journal: name the backup`);
  const beside = (name: string): string | null => existing(join(dirname(journal), name));
  const own = (name: string): string | null => existing(join(data, name));
  const vaultKey = keyFile === null ? (beside('vault.key') ?? own('vault.key')) : existing(keyFile);
  if (vaultKey === null && keyFile !== null)
    throw new RefusedCopy(`${keyFile} is missing: put the vault’s key there first`);
  if (vaultKey === null)
    throw new RefusedCopy(`vault.key is missing: put its copy beside ${journal}, and restore again`);
  const keys = beside('keys.json');
  if (keys !== null) openKeyStore(keys, random);
  return {
    journal,
    log: fullLog(journal),
    vaultKey,
    keys: keys ?? own('keys.json'),
    keysAreOwn: keys === null,
  };
}

/** The data folder's own files, damaged as they may be. Throws a RefusedCopy or DamagedKeys. */
export function ownSource({ data, keyFile }: Own, random: Random): RestoreSource {
  const own = (name: string): string | null => existing(join(data, name));
  const journal = own('journal.sqlite');
  const vaultKey = keyFile === null ? own('vault.key') : existing(keyFile);
  if (journal === null) throw new RefusedCopy(`There is no journal in ${data}: restore a backup`);
  if (vaultKey === null)
    throw new RefusedCopy(`${keyFile ?? join(data, 'vault.key')} is missing: put its copy back first`);
  const keys = own('keys.json');
  if (keys !== null) openKeyStore(keys, random);
  return { journal, log: fullLog(journal), vaultKey, keys, keysAreOwn: true };
}

function fullLog(journal: string): string | null {
  const log = existing(`${journal}-wal`);
  return log !== null && statSync(log).size > 0 ? log : null;
}

const existing = (file: string): string | null => (existsSync(file) ? file : null);
