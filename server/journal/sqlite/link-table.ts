import type Database from 'better-sqlite3';
import { chainedText, firstHash, hashAfter, sumWith } from './chain.ts';
import { placeOf, SEQ_SPAN } from './places.ts';

/** The end of a stream's chain. */
export interface Link {
  readonly place: number;
  readonly hash: string;
  readonly claims: number;
}

type LinkRow = [place: number, hash: string, claims: number];
type EntryRow = [number, number, number, string, string, string, number, string];

export const ENTRIES =
  'SELECT epoch, place & 0xFFFFFFFFFF, at, "by", key, type, version, data FROM entry WHERE place > ? AND place < ? ORDER BY place';

/** The newest link of a stream that lies before a place; the chain's beginning where there is none. */
export function linkBefore(db: Database.Database, stream: string, id: number, place: number): Link {
  const row = db
    .prepare<[number, number], LinkRow>(
      'SELECT place, hash, claims FROM link WHERE place >= ? AND place < ? ORDER BY place DESC LIMIT 1',
    )
    .raw()
    .get(placeOf(id, 0), place);
  if (row === undefined) return { place: placeOf(id, 0), hash: firstHash(stream), claims: 0 };
  return { place: row[0], hash: row[1], claims: row[2] };
}

/**
 * Begins every chain anew, with one link over all that stands in the file: after an upgrade from a version that had none, or
 * when a person has said that the journal goes on from what is left of it.
 */
export function chainAnew(db: Database.Database): void {
  const streams = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM stream').all();
  const sums = claimSums(db);
  const entries = db.prepare<[number, number], EntryRow>(ENTRIES).raw();
  const add = db.prepare('INSERT INTO link (place, hash, claims) VALUES (?, ?, ?)');
  db.exec('DELETE FROM link');
  for (const { id, name } of streams) {
    let hash = firstHash(name);
    let seq = 0;
    let text = '';
    // In portions, since no text may be of any length; a chain anew is so defined by what is written here alone.
    const links: [number, string][] = [];
    for (const row of entries.iterate(placeOf(id, 0), placeOf(id + 1, 0))) {
      text += chainedText(row);
      seq = row[1];
      if (text.length < LINK_TEXT) continue;
      hash = hashAfter(hash, text);
      links.push([placeOf(id, seq), hash]);
      text = '';
    }
    if (text !== '' || links.length === 0) links.push([placeOf(id, seq), hashAfter(hash, text)]);
    const sum = sums.get(id) ?? 0;
    for (const [index, [place, one]] of links.entries()) add.run(place, one, index === links.length - 1 ? sum : 0);
  }
}

/** A link anew covers some thousand entries, so that it can be checked a piece at a time. */
const LINK_TEXT = 2 ** 20;

/** The sum of the checks of each stream's claims, by the stream's number. */
export function claimSums(db: Database.Database): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  const rows = db.prepare<[], [string, number, number]>('SELECT claim, stream, seq FROM claim').raw();
  for (const [claim, stream, seq] of rows.iterate()) sums.set(stream, sumWith(sums.get(stream) ?? 0, claim, seq));
  return sums;
}

export const streamOf = (place: number): number => Math.floor(place / SEQ_SPAN);
