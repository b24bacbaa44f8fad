import type { ShelfPart, ShelfWrite, VisitRow } from '../port.ts';
import { rowCheck, shelfFields, visitFields } from './row-check.ts';
import type { VaultWriter } from './vault-writer.ts';
import type { WriterState } from './writer-state.ts';

/** Writes what has ended: the shelf and the visits, beside the appends that end it or anew from the stream. */
export interface ShelfWriter {
  put(id: number, seq: number, row: ShelfWrite): void;
  putVisit(id: number, visit: VisitRow): void;
  /** Inside a transaction. */
  fill(stream: string, id: number, part: ShelfPart): void;
}

export function createShelfWriter({ db }: WriterState, vaultWriter: VaultWriter): ShelfWriter {
  const putRow = db.prepare(
    'INSERT OR REPLACE INTO shelf (stream, code, token, day, seq, facts, crc) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const putVisit = db.prepare('INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const putMark = db.prepare('INSERT OR REPLACE INTO shelf_mark (stream, version, wordless) VALUES (?, ?, ?)');
  const clear = ['shelf', 'visit', 'shelf_mark'].map((table) => db.prepare(`DELETE FROM ${table} WHERE stream = ?`));

  const writer: ShelfWriter = {
    put(id, seq, row) {
      const fields = shelfFields(id, { ...row, seq });
      putRow.run(...fields, rowCheck(fields));
    },
    putVisit(id, visit) {
      const fields = visitFields(id, visit);
      putVisit.run(...fields, rowCheck(fields));
    },
    fill(stream, id, part) {
      if (part.clear === true) for (const statement of clear) statement.run(id);
      for (const row of part.shelf ?? []) writer.put(id, row.seq, row);
      for (const visit of part.visits ?? []) writer.putVisit(id, visit);
      for (const { ref, seq, words } of part.words ?? []) vaultWriter.index(stream, id, seq, ref, words);
      if (part.mark !== undefined) putMark.run(id, part.mark.version, part.mark.wordless);
    },
  };
  return writer;
}
