import Database from 'better-sqlite3';

/**
 * Why the journal cannot be opened: told in one line to whoever starts the server.
 * `behind`: entries that were acknowledged are not in it. `inUse`: another server has the folder. `newer`: written by a later version. `corrupted`: the file is damaged or not
 * ours. `wrongKey`: the vault's key is missing or another. `full`, `unreadable`: the disk, or the right to use it.
 * `oldSqlite`: the library is one on which commits can be lost.
 */
export type FaultReason = 'behind' | 'inUse' | 'newer' | 'corrupted' | 'wrongKey' | 'full' | 'unreadable' | 'oldSqlite';

export class JournalFault extends Error {
  override readonly name = 'JournalFault';
  readonly reason: FaultReason;
  constructor(reason: FaultReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What an error of SQLite means to us; `busy`: someone else holds the file for now. */
export type SqliteTrouble = 'full' | 'busy' | 'corrupted' | 'broken';

/** Null for an error that is not SQLite's: a bug of ours. */
export function sqliteTrouble(error: unknown): SqliteTrouble | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const { code } = error;
  if (code.startsWith('SQLITE_FULL')) return 'full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'corrupted';
  return 'broken';
}

/** SQLite's own words mean nothing to whoever runs a hall. By the beginning of its code; the first that fits. */
const PLAIN: readonly (readonly [string, string])[] = [
  ['SQLITE_CORRUPT', 'its pages do not fit together'],
  ['SQLITE_NOTADB', 'it is no journal, or its first page is damaged'],
  ['SQLITE_FULL', 'the disk is full'],
  ['SQLITE_BUSY', 'another program holds it'],
  ['SQLITE_LOCKED', 'another program holds it'],
  ['SQLITE_READONLY', 'it may not be written'],
  ['SQLITE_CANTOPEN', 'it cannot be opened'],
  ['SQLITE_PERM', 'the right to use it is missing'],
  ['SQLITE_IOERR', 'the disk does not do what it is told'],
  ['SQLITE_NOMEM', 'there is not enough memory'],
];

/** In one line without a database's code: what is written down and told. */
export function causeOf(error: unknown): string {
  if (error instanceof Database.SqliteError)
    return PLAIN.find(([begin]) => error.code.startsWith(begin))?.[1] ?? 'the database does not do what it is told';
  return error instanceof Error ? error.message : String(error);
}
