import Database from 'better-sqlite3';

/**
 * Why the journal cannot be opened: told in one line to whoever starts the server.
 * `inUse`: another server has the folder. `newer`: written by a later version. `corrupted`: the file is damaged or not
 * ours. `wrongKey`: the vault's key is missing or another. `full`, `unreadable`: the disk, or the right to use it.
 * `oldSqlite`: the library is one on which commits can be lost.
 */
export type FaultReason = 'inUse' | 'newer' | 'corrupted' | 'wrongKey' | 'full' | 'unreadable' | 'oldSqlite';

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

export function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
