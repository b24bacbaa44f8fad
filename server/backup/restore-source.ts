import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { KEYS_FILE } from '../people/keys-file.ts';
import { systemRefusal } from '../start-fault.ts';
import { RefusedCopy } from './refused-copy.ts';
import { keysOfBackup, noKeysTold, ownKeys, type RestoredKeys } from './restore-keys.ts';

/** The files that a restore puts in place, and where each comes from. */
export interface RestoreSource {
  readonly journal: string;
  /** What a server that was cut off had not yet put into the file. */
  readonly log: string | null;
  readonly vaultKey: string;
  readonly keys: RestoredKeys | null;
  /** What the operator is told of the keys; null when they are as they were. */
  readonly keysTold: string | null;
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
export function findSource(named: string, { data, keyFile }: Own): RestoreSource {
  const path = resolve(named);
  const found = lookAt(path);
  if (found === undefined) throw new RefusedCopy(`${path}: there is no such folder or file`);
  const journal = found.isDirectory() ? join(path, 'journal.sqlite') : path;
  if (lookAt(journal) === undefined) throw new RefusedCopy(`${path} is no backup: there is no journal.sqlite in it`);
  mustRead(journal);
  const current = join(data, 'journal.sqlite');
  if (existsSync(current) && realpathSync(current) === realpathSync(journal))
    throw new RefusedCopy(`${journal} is the data folder’s own journal: name the backup`);
  const beside = (name: string): string | null => {
    const file = existing(join(dirname(journal), name));
    if (file !== null) mustRead(file);
    return file;
  };
  const own = (name: string): string | null => existing(join(data, name));
  const vaultKey = keyFile === null ? (beside('vault.key') ?? own('vault.key')) : existing(keyFile);
  if (vaultKey === null && keyFile !== null)
    throw new RefusedCopy(`${keyFile} is missing: put the vault’s key there first`);
  if (vaultKey === null)
    throw new RefusedCopy(`vault.key is missing: put its copy beside ${journal}, and restore again`);
  const inBackup = beside(KEYS_FILE);
  const ownFile = join(data, KEYS_FILE);
  const source = { journal, log: fullLog(journal), vaultKey };
  if (inBackup !== null) {
    const keys = keysOfBackup(inBackup, ownFile);
    return { ...source, keys, keysTold: keys.told };
  }
  if (!existsSync(ownFile)) return { ...source, keys: null, keysTold: noKeysTold(ownFile) };
  const keysTold = 'The backup has no keys.json: devices and people are those of this data folder.';
  return { ...source, keys: ownKeys(ownFile), keysTold };
}

/** The data folder's own files, damaged as they may be. Throws a RefusedCopy or DamagedKeys. */
export function ownSource({ data, keyFile }: Own): RestoreSource {
  const own = (name: string): string | null => existing(join(data, name));
  const journal = own('journal.sqlite');
  const vaultKey = keyFile === null ? own('vault.key') : existing(keyFile);
  if (journal === null) throw new RefusedCopy(`There is no journal in ${data}: restore a backup`);
  if (vaultKey === null)
    throw new RefusedCopy(`${keyFile ?? join(data, 'vault.key')} is missing: put its copy back first`);
  const ownFile = join(data, KEYS_FILE);
  const source = { journal, log: fullLog(journal), vaultKey };
  if (!existsSync(ownFile)) return { ...source, keys: null, keysTold: noKeysTold(ownFile) };
  return { ...source, keys: ownKeys(ownFile), keysTold: null };
}

/** Undefined when nothing is there. What this user may not look at is there, and no folder without a backup. */
function lookAt(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(error);
  }
}

function mustRead(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): unknown {
  const refusal = systemRefusal(error);
  return refusal === null ? error : new RefusedCopy(`The backup cannot be read. ${refusal}; nothing was changed`);
}

function fullLog(journal: string): string | null {
  const log = existing(`${journal}-wal`);
  return log !== null && statSync(log).size > 0 ? log : null;
}

const existing = (file: string): string | null => (existsSync(file) ? file : null);
