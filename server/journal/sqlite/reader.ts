import Database from 'better-sqlite3';
import type { Entry, Fact, KeptCommand } from '../port.ts';
import { JournalFault } from './fault.ts';
import { linkBefore } from './link-table.ts';
import { CACHE_KB } from './open-database.ts';
import { placeOf, SEQ_SPAN } from './places.ts';
import { toldPlainly } from './plain-reader.ts';
import type { Reader } from './reader-port.ts';
import { unseal } from './seal.ts';
import { createShelfReader } from './shelf-reader.ts';
import { snapshotReader } from './snapshot-reader.ts';
import { createWordFinder } from './word-finder.ts';

/**
 * About 1 ms of reading: long enough to be fast, short enough that other branches' clerks do not notice a start, and that
 * the rows of a page hardly ever outlive a scavenge (at 2000 a start held 40 MB more).
 */
const PAGE = 500;

type EntryRow = [
  place: number,
  epoch: number,
  at: number,
  by: string,
  key: string,
  type: string,
  version: number,
  data: string,
];

/** @param onDamaged told of each row of the shelf or the visits that is not as it was written, when it is read. */
export function openReader(
  file: string,
  vaultKey: Uint8Array,
  onDamaged: (stream: string, row: string) => void = () => {},
): Reader {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma(`cache_size = -${CACHE_KB}`);
  const findStreamRow = db.prepare<[string], number>('SELECT id FROM stream WHERE name = ?').pluck();
  /** What is read is committed, and a stream keeps its number for ever. */
  const ids = new Map<string, number>();
  const page = db
    .prepare<[number, number, number], EntryRow>(
      'SELECT place, epoch, at, "by", key, type, version, data FROM entry WHERE place > ? AND place < ? ORDER BY place LIMIT ?',
    )
    .raw();
  const factPage = db
    .prepare<[number, number, number], [number, number, number, string, number, string]>(
      'SELECT place, epoch, at, type, version, data FROM entry WHERE place > ? AND place < ? ORDER BY place LIMIT ?',
    )
    .raw();
  const findHead = db
    .prepare<[number, number], [number, number]>(
      'SELECT place, epoch FROM entry WHERE place > ? AND place < ? ORDER BY place DESC LIMIT 1',
    )
    .raw();
  const findKey = db
    .prepare<[string, number], [number, number, string]>(
      'SELECT seq, entries, fingerprint FROM kept_command WHERE key = ? AND stream = ?',
    )
    .raw();
  const newestSnapshotOf = snapshotReader(db);
  const findVault = db
    .prepare<[number, string], Buffer>('SELECT sealed FROM vault WHERE stream = ? AND ref = ?')
    .pluck();
  const nameOf = db.prepare<[number], string>('SELECT name FROM stream WHERE id = ?').pluck();
  const shelf = createShelfReader(db, (id, row) => onDamaged(nameOf.get(id) ?? '', row));
  const find = createWordFinder(db, vaultKey);

  function idOf(stream: string): number | undefined {
    const id = ids.get(stream) ?? findStreamRow.get(stream);
    if (id !== undefined) ids.set(stream, id);
    return id;
  }

  function pageOf(stream: string, id: number, afterSeq: number, limit: number): Entry[] {
    const rows = page.all(placeOf(id, afterSeq), placeOf(id + 1, 0), limit);
    return rows.map(([place, epoch, at, by, key, type, version, data]) => {
      return { stream, epoch, seq: place - id * SEQ_SPAN, at, by, key, type, version, data };
    });
  }

  function factsOf(id: number, afterSeq: number): Fact[] {
    const rows = factPage.all(placeOf(id, afterSeq), placeOf(id + 1, 0), PAGE);
    return rows.map(([place, epoch, at, type, version, data]) => {
      return { epoch, seq: place - id * SEQ_SPAN, at, type, version, data };
    });
  }

  /** Pages one after the other, up to what is there when the last one is read. */
  async function* pages<T extends { readonly seq: number }>(
    stream: string,
    afterSeq: number,
    pageAfter: (id: number, after: number) => readonly T[],
  ): AsyncGenerator<readonly T[]> {
    const id = idOf(stream);
    if (id === undefined) return;
    for (let after = afterSeq; ; ) {
      const page = pageAfter(id, after);
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      after = last.seq;
    }
  }

  function headOf(id: number): { epoch: number; seq: number } {
    const last = findHead.get(placeOf(id, 0), placeOf(id + 1, 0));
    return last ? { epoch: last[1], seq: last[0] - id * SEQ_SPAN } : { epoch: 1, seq: 0 };
  }

  function opened(stream: string, ref: string, sealed: Buffer): Uint8Array | null {
    try {
      return unseal(vaultKey, stream, ref, sealed);
    } catch {
      return null;
    }
  }

  const reader: Reader = {
    read: (stream, afterSeq) => pages(stream, afterSeq, (id, after) => pageOf(stream, id, after, PAGE)),
    facts: (stream, afterSeq) => pages(stream, afterSeq, factsOf),
    head(stream) {
      const id = idOf(stream);
      return id === undefined ? { epoch: 1, seq: 0 } : headOf(id);
    },
    streams() {
      const all = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM stream ORDER BY name').all();
      return all.filter(({ id }) => headOf(id).seq > 0).map(({ name }) => name);
    },
    kept(stream, keys) {
      const found = new Map<string, KeptCommand>();
      const id = idOf(stream);
      if (id === undefined) return found;
      for (const key of keys) {
        const row = findKey.get(key, id);
        if (row === undefined) continue;
        const [firstSeq, count, fingerprint] = row;
        const entries = count === 0 ? [] : pageOf(stream, id, firstSeq - 1, count);
        if (entries.length !== count || entries.some((entry) => entry.key !== key))
          throw new JournalFault('corrupted', `the journal ${file} is damaged: a key leads to another's entries`);
        found.set(key, { fingerprint, firstSeq, entries });
      }
      return found;
    },
    newestSnapshot(stream, version, upTo) {
      const id = idOf(stream);
      const found = id === undefined ? null : newestSnapshotOf(id, version, Math.min(headOf(id).seq, upTo));
      return found === null ? null : { stream, ...found };
    },
    readVault(stream, refs) {
      const found = new Map<string, Uint8Array | null>();
      const id = idOf(stream);
      if (id === undefined) return found;
      for (const ref of refs) {
        const sealed = findVault.get(id, ref);
        if (sealed) found.set(ref, opened(stream, ref, sealed));
      }
      return found;
    },
    visits(stream, day) {
      const id = idOf(stream);
      return id === undefined ? [] : shelf.visits(id, day);
    },
    shelved(stream, codes) {
      const id = idOf(stream);
      return id === undefined ? [] : shelf.byCodes(id, codes);
    },
    shelvedByToken(stream, token) {
      const id = idOf(stream);
      return id === undefined ? null : shelf.byToken(id, token);
    },
    shelvedOn(stream, day) {
      const id = idOf(stream);
      return id === undefined ? [] : shelf.ofDay(id, day);
    },
    shelvedCodes(stream, before, most) {
      const id = idOf(stream);
      return id === undefined ? [] : shelf.codesBelow(id, before, most);
    },
    shelfMark(stream) {
      const id = idOf(stream);
      return id === undefined ? null : shelf.mark(id);
    },
    found(stream, groups, before) {
      const id = idOf(stream);
      return id === undefined ? { entries: [], next: null } : find(stream, id, groups, before);
    },
    marked(stream) {
      const id = idOf(stream);
      if (id === undefined) return { epoch: 1, seq: 0, hash: '' };
      return { ...headOf(id), hash: linkBefore(db, stream, id, placeOf(id + 1, 0)).hash };
    },
    hashAt(stream, seq) {
      const id = idOf(stream);
      if (id === undefined) return null;
      const link = linkBefore(db, stream, id, placeOf(id, seq) + 1);
      return link.place === placeOf(id, seq) ? link.hash : null;
    },
    close: () => void db.close(),
  };
  return toldPlainly(reader, file);
}
