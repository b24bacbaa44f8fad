import type Database from 'better-sqlite3';

/** What the parts that write share: the one connection, and what they remember of the file. */
export interface WriterState {
  readonly db: Database.Database;
  /** Streams' numbers. Only what is committed may stay in here: it is emptied whenever a transaction is rolled back. */
  readonly ids: Map<string, number>;
  /** Vault rows were deleted, and still stand in the WAL until it is emptied. */
  erased: boolean;
}

/** The number of a stream, given now when it is new; inside a transaction. */
export function streamId({ db, ids }: WriterState, name: string): number {
  const known = ids.get(name);
  if (known !== undefined) return known;
  const found = db.prepare<[string], number>('SELECT id FROM stream WHERE name = ?').pluck().get(name);
  const id = found ?? Number(db.prepare('INSERT INTO stream (name) VALUES (?)').run(name).lastInsertRowid);
  ids.set(name, id);
  return id;
}

export function rollBack({ db, ids }: WriterState): void {
  ids.clear();
  // On some errors (a full disk among them) SQLite has rolled back by itself.
  if (db.inTransaction) db.exec('ROLLBACK');
}
