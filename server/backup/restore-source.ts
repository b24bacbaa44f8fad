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

/**
 * What stands in a backup: a folder with `journal.sqlite`, or the journal's file itself, with `vault.key` and `keys.json`
 * beside it; of these two, what the backup lacks stays the data folder's own. Throws a RefusedCopy or DamagedKeys.
 */
export function findSource(named: string, data: string, random: Random): RestoreSource {
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
  const vaultKey = beside('vault.key') ?? own('vault.key');
  if (vaultKey === null)
    throw new RefusedCopy(`vault.key is missing: put its copy beside ${journal}, and restore again`);
  const keys = beside('keys.json');
  if (keys !== null) openKeyStore(keys, random);
  const log = existing(`${journal}-wal`);
  return {
    journal,
    log: log !== null && statSync(log).size > 0 ? log : null,
    vaultKey,
    keys: keys ?? own('keys.json'),
    keysAreOwn: keys === null,
  };
}

const existing = (file: string): string | null => (existsSync(file) ? file : null);
