import type Database from 'better-sqlite3';
import type { ShelfMark, ShelfRow } from '../port.ts';

const COLUMNS = 'code, token, day, facts, seq';
/** Above every code. */
const HIGHEST = '\uffff';

/** Reads the shelf of a stream, by its number. */
export interface ShelfReader {
  byCodes(id: number, codes: readonly string[]): ShelfRow[];
  byToken(id: number, token: string): ShelfRow | null;
  ofDay(id: number, day: string): ShelfRow[];
  mark(id: number): ShelfMark | null;
  codesBelow(id: number, before: string | null, most: number): string[];
}

export function createShelfReader(db: Database.Database): ShelfReader {
  const byCode = db.prepare<[number, string], ShelfRow>(`SELECT ${COLUMNS} FROM shelf WHERE stream = ? AND code = ?`);
  const byToken = db.prepare<[number, string], ShelfRow>(`SELECT ${COLUMNS} FROM shelf WHERE stream = ? AND token = ?`);
  const ofDay = db.prepare<[number, string], ShelfRow>(
    `SELECT ${COLUMNS} FROM shelf WHERE stream = ? AND day = ? ORDER BY code`,
  );
  const codes = db
    .prepare<[number, string, number], string>(
      'SELECT code FROM shelf WHERE stream = ? AND code < ? ORDER BY code DESC LIMIT ?',
    )
    .pluck();
  const mark = db.prepare<[number], ShelfMark>('SELECT version, wordless FROM shelf_mark WHERE stream = ?');
  return {
    mark: (id) => mark.get(id) ?? null,
    byCodes: (id, wanted) => wanted.flatMap((code) => byCode.get(id, code) ?? []),
    byToken: (id, token) => byToken.get(id, token) ?? null,
    ofDay: (id, day) => ofDay.all(id, day),
    codesBelow: (id, before, most) => codes.all(id, before ?? HIGHEST, most),
  };
}
