import Database from 'better-sqlite3';
import { evolve, initialBranch } from '../../queue/branch/branch.ts';
import { readEvent, UnknownEntry } from '../../queue/branch/upcasters.ts';
import { as, type Instant } from '../../queue/ids.ts';
import { isAccessStream } from '../access/access-record.ts';
import { sqliteTrouble } from '../journal/sqlite/fault.ts';
import { breaks, STRAY_KEY } from '../journal/sqlite/inspection.ts';
import { chainAnew, ENTRIES } from '../journal/sqlite/link-table.ts';
import { placeOf } from '../journal/sqlite/places.ts';
import { RefusedCopy } from './refused-copy.ts';

/**
 * Makes a journal of what is left of a damaged one, in a copy: each stream as far as it can be followed, with a chain that
 * begins anew. Answers one line for what was found changed or could not be kept. Throws a RefusedCopy when the file cannot be
 * read at all, and when a newer program has written to it, whose entries this one would cut off.
 */
export function keepWhatIsLeft(file: string): readonly string[] {
  try {
    const db = new Database(file, { fileMustExist: true });
    try {
      return kept(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (sqliteTrouble(error) === null) throw error;
    throw new RefusedCopy(
      `Nothing of the journal can be read any more: restore a backup, or move the data folder away to begin with an empty hall; nothing was changed`,
    );
  }
}

interface StreamRow {
  readonly id: number;
  readonly name: string;
}

function kept(db: Database.Database): readonly string[] {
  // Writes every page anew from what the tables say, so that what only an index had wrong is right again.
  db.exec('VACUUM');
  const broken = new Map(breaks(db).map((one) => [one.stream, one]));
  const told: string[] = [];
  db.transaction(() => {
    // Shelf and visits tell of entries that may be cut off: without its mark a branch makes them anew as it opens.
    db.exec('DELETE FROM snapshot; DELETE FROM snapshot_piece; DELETE FROM shelf_mark');
    for (const stream of db.prepare<[], StreamRow>('SELECT id, name FROM stream ORDER BY name').all()) {
      const { last, seen } = isAccessStream(stream.name)
        ? rowsInOrder(db, stream)
        : foldable(db, stream, broken.get(stream.name)?.seq ?? null);
      cutAfter(db, stream, last);
      if (seen > last)
        told.push(`${stream.name}: ends at entry ${last} now; what came after it cannot be followed any more.`);
      else if (broken.has(stream.name))
        told.push(
          `${stream.name}: entry ${broken.get(stream.name)?.seq} was changed or is new, and was kept as it stands.`,
        );
    }
    db.exec(`DELETE FROM kept_command WHERE ${STRAY_KEY}`);
    chainAnew(db);
  }).immediate();
  return told;
}

interface Followed {
  /** The last entry that can be followed. */
  readonly last: number;
  readonly seen: number;
}

type EntryRow = [
  epoch: number,
  seq: number,
  at: number,
  by: string,
  key: string,
  type: string,
  version: number,
  data: string,
];

function follow(db: Database.Database, { id }: StreamRow, take: (row: EntryRow) => void): Followed {
  let last = 0;
  let seen = 0;
  let follows = true;
  const rows = db.prepare<[number, number], EntryRow>(ENTRIES).raw();
  for (const row of rows.iterate(placeOf(id, 0), placeOf(id + 1, 0))) {
    seen = row[1];
    follows &&= seen === last + 1;
    if (!follows) continue;
    try {
      take(row);
      last = seen;
    } catch (error) {
      if (error instanceof RefusedCopy) throw error;
      follows = false;
    }
  }
  return { last, seen };
}

const rowsInOrder = (db: Database.Database, stream: StreamRow): Followed => follow(db, stream, () => {});

/** @param changed the first entry that is not as it was written: its type may be no type at all. */
function foldable(db: Database.Database, stream: StreamRow, changed: number | null): Followed {
  let state = initialBranch;
  return follow(db, stream, ([, seq, at, , , type, version, data]) => {
    try {
      state = evolve(state, readEvent(type, version, data), as<Instant>(at));
    } catch (error) {
      if (!(error instanceof UnknownEntry) || seq === changed) throw error;
      throw new RefusedCopy(
        `${stream.name}: a newer version of the program wrote entry ${seq} (${type} ${version}); restore it with that one. Nothing was changed`,
      );
    }
  });
}

/** With the claims of what is lost: a result whose handover is lost must not stay undeliverable for ever. Numbers jump anyway. */
function cutAfter(db: Database.Database, { id }: StreamRow, seq: number): void {
  db.prepare('DELETE FROM entry WHERE place > ? AND place < ?').run(placeOf(id, seq), placeOf(id + 1, 0));
  // Their places are given again to other entries.
  for (const table of ['word', 'vault_words'])
    db.prepare(`DELETE FROM ${table} WHERE place > ? AND place < ?`).run(placeOf(id, seq), placeOf(id + 1, 0));
  db.prepare('DELETE FROM claim WHERE stream = ? AND seq > ?').run(id, seq);
  db.prepare('DELETE FROM kept_command WHERE stream = ? AND seq + entries - 1 > ?').run(id, seq);
}
