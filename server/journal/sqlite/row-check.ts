import { crc32 } from 'node:zlib';
import type { ShelfRow, VisitRow } from '../port.ts';

/**
 * The check of a row that stands in no chain: the shelf's and the visits'. They can be made anew from the entries, so it is
 * enough to notice what the disk has changed.
 */
export const rowCheck = (fields: readonly (string | number | null)[]): number =>
  crc32(fields.map((field) => field ?? NULL).join(SEPARATOR));

/** As between two threads (frame.ts): no field holds them. */
const SEPARATOR = '\u001f';
const NULL = '\u0000';

export const shelfFields = (id: number, { code, token, day, seq, facts }: ShelfRow) =>
  [id, code, token, day, seq, facts] as const;

/** In the order of the table's columns. */
export const visitFields = (id: number, visit: VisitRow) =>
  [
    ...[id, visit.day, visit.ticket, visit.field, visit.service, visit.category, visit.counter, visit.clerk],
    ...[visit.issuedAt, visit.calledAt, visit.startedAt, visit.endedAt, visit.outcome],
  ] as const;
