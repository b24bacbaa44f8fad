import type Database from 'better-sqlite3';
import { type ChainedEntry, chainedText, firstHash, hashAfter } from './chain.ts';
import { JournalFault } from './fault.ts';
import { claimSums, ENTRIES, linkBefore, streamOf } from './link-table.ts';
import { placeOf, SEQ_SPAN } from './places.ts';
import { unseal } from './seal.ts';

/** Where a stream is no longer what was written: at or after this seq. */
export interface Break {
  readonly stream: string;
  readonly seq: number;
  readonly why: string;
}

interface StreamRow {
  readonly id: number;
  readonly name: string;
}

/**
 * Reads all that is the truth in an open journal: pages, entries, chains, claims and keys. Throws a JournalFault that names the
 * first thing which is not as it was written.
 */
export function inspectWhole(db: Database.Database, file: string): void {
  inspectPages(db, file);
  const [first] = breaks(db);
  if (first !== undefined) throw damaged(file, `${first.stream}, entry ${first.seq}: ${first.why}`);
  inspectClaims(db, file);
  inspectKeys(db, file);
}

/** As inspectWhole, of each stream's entries after its newest snapshot alone: what a start is going to read. */
export function inspectTails(db: Database.Database, file: string): void {
  for (const { id, name } of streamsOf(db)) {
    const snapshot =
      db.prepare<[number], number | null>('SELECT max(seq) FROM snapshot WHERE stream = ?').pluck().get(id) ?? 0;
    const found = breakAfter(db, { id, name }, snapshot);
    if (found !== null) throw damaged(file, `${found.stream}, entry ${found.seq}: ${found.why}`);
  }
}

/** One line for the vault rows that do not open: a row that is lost to damage blinds nothing but itself. */
export function damagedVaultRows(db: Database.Database, vaultKey: Uint8Array): string | null {
  const rows = db
    .prepare<[], [string | null, string, Buffer]>(
      'SELECT stream.name, vault.ref, vault.sealed FROM vault LEFT JOIN stream ON stream.id = vault.stream',
    )
    .raw();
  let damagedRows = 0;
  for (const [stream, ref, sealed] of rows.iterate()) if (!opens(vaultKey, stream ?? '', ref, sealed)) damagedRows++;
  return damagedRows === 0 ? null : `${damagedRows} rows of the vault are damaged and cannot be read`;
}

function opens(vaultKey: Uint8Array, stream: string, ref: string, sealed: Buffer): boolean {
  try {
    unseal(vaultKey, stream, ref, sealed);
    return true;
  } catch {
    return false;
  }
}

/** The first break of every stream that has one. */
export function breaks(db: Database.Database): readonly Break[] {
  const streams = streamsOf(db);
  const found = streams.map((stream) => breakAfter(db, stream, 0)).filter((one) => one !== null);
  const stray = strayEntry(db, new Set(streams.map(({ id }) => id)));
  return stray === null ? found : [...found, stray];
}

/** Follows a stream's chain from the link at or before an entry. */
function breakAfter(db: Database.Database, { id, name }: StreamRow, afterSeq: number): Break | null {
  const from = linkBefore(db, name, id, placeOf(id, afterSeq) + 1);
  const end = placeOf(id + 1, 0);
  const links = db
    .prepare<[number, number], [number, string]>(
      'SELECT place, hash FROM link WHERE place > ? AND place < ? ORDER BY place',
    )
    .raw()
    .iterate(from.place, end);
  const at = (seq: number, why: string): Break => ({ stream: name, seq, why });
  try {
    let hash = from.place === placeOf(id, 0) ? firstHash(name) : from.hash;
    let next = links.next();
    let text = '';
    let seq = from.place - id * SEQ_SPAN;
    let linked = seq;
    for (const entry of db.prepare<[number, number], ChainedEntry>(ENTRIES).raw().iterate(from.place, end)) {
      if (entry[1] !== seq + 1) return at(seq + 1, 'it is missing');
      seq = entry[1];
      text += chainedText(entry);
      if (next.done === true) return at(linked + 1, 'it was not written by Motcua');
      const [place, expected] = next.value;
      if (place !== placeOf(id, seq)) continue;
      hash = hashAfter(hash, text);
      if (hash !== expected) return at(linked + 1, 'it is not what was written');
      next = links.next();
      text = '';
      linked = seq;
    }
    if (next.done !== true || text !== '') return at(seq + 1, 'it is missing');
    return null;
  } finally {
    links.return?.();
  }
}

/** An entry of a stream that the file does not name. */
function strayEntry(db: Database.Database, known: ReadonlySet<number>): Break | null {
  const nextPlace = db.prepare<[number], number | null>('SELECT min(place) FROM entry WHERE place >= ?').pluck();
  for (let place = nextPlace.get(0); place !== null && place !== undefined; ) {
    const id = streamOf(place);
    if (!known.has(id)) return { stream: 'no stream', seq: place - id * SEQ_SPAN, why: 'nobody knows whose it is' };
    place = nextPlace.get(placeOf(id + 1, 0));
  }
  return null;
}

function inspectPages(db: Database.Database, file: string): void {
  const found = String(db.pragma('integrity_check(1)', { simple: true }));
  if (found !== 'ok') throw damaged(file, 'its pages do not fit together');
}

function inspectClaims(db: Database.Database, file: string): void {
  const sums = claimSums(db);
  for (const { id, name } of streamsOf(db)) {
    const { claims } = linkBefore(db, name, id, placeOf(id + 1, 0));
    if ((sums.get(id) ?? 0) !== claims) throw damaged(file, `${name}: its claims are not those that were written`);
  }
}

/** Of a row of kept_command: the entries that it leads to are another command's, or none. */
export const STRAY_KEY = `entries > 0 AND NOT EXISTS (SELECT 1 FROM entry
  WHERE entry.place = kept_command.stream * ${SEQ_SPAN} + kept_command.seq + kept_command.entries - 1 AND entry.key = kept_command.key)`;

function inspectKeys(db: Database.Database, file: string): void {
  const stray = db.prepare(`SELECT 1 FROM kept_command WHERE ${STRAY_KEY} LIMIT 1`).get();
  if (stray !== undefined) throw damaged(file, 'its keys are not those that were written');
}

const streamsOf = (db: Database.Database): readonly StreamRow[] =>
  db.prepare<[], StreamRow>('SELECT id, name FROM stream ORDER BY id').all();

const damaged = (file: string, what: string): JournalFault =>
  new JournalFault('corrupted', `the journal ${file} is damaged (${what})`);
