import type Database from 'better-sqlite3';
import type { ShelfMark, ShelfRow, VisitRow } from '../port.ts';
import { rowCheck, shelfFields, visitFields } from './row-check.ts';

const COLUMNS = 'code, token, day, facts, seq, crc';
const VISIT_COLUMNS = `ticket, day, field, service, category, counter, clerk, issued_at AS issuedAt, called_at AS calledAt,
  started_at AS startedAt, ended_at AS endedAt, outcome, crc`;
/** Above every code. */
const HIGHEST = '\uffff';

type Kept<Row> = Row & { readonly crc: number };

/** Told of a row that the disk has changed: what was asked for is then not all there is. */
export type OnDamagedRow = (id: number, row: string) => void;

/** Reads the shelf and the visits of a stream, by its number. A row that the disk has changed is left out, and told. */
export interface ShelfReader {
  byCodes(id: number, codes: readonly string[]): ShelfRow[];
  byToken(id: number, token: string): ShelfRow | null;
  ofDay(id: number, day: string): ShelfRow[];
  visits(id: number, day: string): VisitRow[];
  mark(id: number): ShelfMark | null;
  codesBelow(id: number, before: string | null, most: number): string[];
}

export function createShelfReader(db: Database.Database, onDamaged: OnDamagedRow): ShelfReader {
  const byCode = db.prepare<[number, string], Kept<ShelfRow>>(
    `SELECT ${COLUMNS} FROM shelf WHERE stream = ? AND code = ?`,
  );
  const byToken = db.prepare<[number, string], Kept<ShelfRow>>(
    `SELECT ${COLUMNS} FROM shelf WHERE stream = ? AND token = ?`,
  );
  const ofDay = db.prepare<[number, string], Kept<ShelfRow>>(
    `SELECT ${COLUMNS} FROM shelf WHERE stream = ? AND day = ? ORDER BY code`,
  );
  const codes = db
    .prepare<[number, string, number], string>(
      'SELECT code FROM shelf WHERE stream = ? AND code < ? ORDER BY code DESC LIMIT ?',
    )
    .pluck();
  const dayVisits = db.prepare<[number, string], Kept<VisitRow>>(
    `SELECT ${VISIT_COLUMNS} FROM visit WHERE stream = ? AND day = ? ORDER BY ticket`,
  );
  const mark = db.prepare<[number], ShelfMark>('SELECT version, wordless FROM shelf_mark WHERE stream = ?');

  function believed(id: number, { crc, ...row }: Kept<ShelfRow>): ShelfRow[] {
    if (rowCheck(shelfFields(id, row)) === crc) return [row];
    onDamaged(id, row.code);
    return [];
  }

  function believedVisit(id: number, { crc, ...row }: Kept<VisitRow>): VisitRow[] {
    if (rowCheck(visitFields(id, row)) === crc) return [row];
    onDamaged(id, row.ticket);
    return [];
  }

  return {
    mark: (id) => mark.get(id) ?? null,
    byCodes: (id, wanted) => wanted.flatMap((code) => byCode.all(id, code)).flatMap((row) => believed(id, row)),
    byToken: (id, token) => byToken.all(id, token).flatMap((row) => believed(id, row))[0] ?? null,
    ofDay: (id, day) => ofDay.all(id, day).flatMap((row) => believed(id, row)),
    visits: (id, day) => dayVisits.all(id, day).flatMap((row) => believedVisit(id, row)),
    codesBelow: (id, before, most) => codes.all(id, before ?? HIGHEST, most),
  };
}

/** Whether every row of a stream's shelf and visits is as it was written. */
export function isShelfWhole(db: Database.Database, id: number): boolean {
  const shelf = db.prepare<[number], Kept<ShelfRow>>(`SELECT ${COLUMNS} FROM shelf WHERE stream = ?`);
  for (const { crc, ...row } of shelf.iterate(id)) if (rowCheck(shelfFields(id, row)) !== crc) return false;
  const visits = db.prepare<[number], Kept<VisitRow>>(`SELECT ${VISIT_COLUMNS} FROM visit WHERE stream = ?`);
  for (const { crc, ...row } of visits.iterate(id)) if (rowCheck(visitFields(id, row)) !== crc) return false;
  return true;
}
