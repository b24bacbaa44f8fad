import type Database from 'better-sqlite3';
import { type Link, linkBefore } from './link-table.ts';
import { placeOf, SEQ_SPAN } from './places.ts';

export interface Head {
  readonly epoch: number;
  readonly seq: number;
}

/**
 * What the parts that write share: the one connection, and what they remember of the file. What they remember is what is
 * committed, or written in the open transaction: all of it is forgotten when that is rolled back, and when somebody else
 * has written the file.
 */
export interface WriterState {
  readonly db: Database.Database;
  /** Streams' numbers. */
  readonly ids: Map<string, number>;
  /** The newest entry of streams, by their number. */
  readonly heads: Map<number, Head>;
  /** The ends of streams' chains, by their number. */
  readonly links: Map<number, Link>;
  /** SQLite's `data_version`, which others' commits change, as it was when the rest was read. */
  othersVersion: number;
  /** Vault rows were deleted, and still stand in the WAL until it is emptied. */
  erased: boolean;
}

export const writerState = (db: Database.Database): WriterState => ({
  db,
  ids: new Map(),
  heads: new Map(),
  links: new Map(),
  othersVersion: 0,
  erased: false,
});

/** To be told first in each transaction that appends: nobody else should write the file, but a person with a shell can. */
export function noticeOthers(state: WriterState, version: number): void {
  if (version === state.othersVersion) return;
  forget(state);
  state.othersVersion = version;
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

/** The newest entry of a stream; inside a transaction. */
export function headOf({ db, heads }: WriterState, id: number): Head {
  const known = heads.get(id);
  if (known !== undefined) return known;
  const last = db
    .prepare<[number, number], [number, number]>(
      'SELECT place, epoch FROM entry WHERE place > ? AND place < ? ORDER BY place DESC LIMIT 1',
    )
    .raw()
    .get(placeOf(id, 0), placeOf(id + 1, 0));
  const head = last === undefined ? { epoch: 1, seq: 0 } : { epoch: last[1], seq: last[0] - id * SEQ_SPAN };
  heads.set(id, head);
  return head;
}

/** The end of a stream's chain; inside a transaction. */
export function linkOf({ db, links }: WriterState, stream: string, id: number): Link {
  return links.get(id) ?? linkBefore(db, stream, id, placeOf(id + 1, 0));
}

/** Whole or not at all. Throws what the work or SQLite throws. */
export function inTransaction<T>(state: WriterState, work: () => T): T {
  try {
    return state.db.transaction(work).immediate();
  } catch (error) {
    rollBack(state);
    throw error;
  }
}

export function rollBack(state: WriterState): void {
  forget(state);
  // On some errors (a full disk among them) SQLite has rolled back by itself.
  if (state.db.inTransaction) state.db.exec('ROLLBACK');
}

function forget({ ids, heads, links }: WriterState): void {
  ids.clear();
  heads.clear();
  links.clear();
}
