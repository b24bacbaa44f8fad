import type Database from 'better-sqlite3';
import type { Fact, Found } from '../port.ts';
import { placeOf, SEQ_SPAN } from './places.ts';
import { createWordHash } from './word-hash.ts';

/** Steps down the index of words in one go: about a millisecond. */
const MOST_STEPS = 512;
/** Entries in one answer: whoever asks reads a row of the vault for each. */
const MOST_ENTRIES = 32;

type EntryRow = [epoch: number, at: number, type: string, version: number, data: string];

/**
 * Finds the entries that have a word of each group. Each word's places stand in order, so the words are gone down together,
 * each as far as the one that is furthest down: the rarest of them sets the pace, and what it is is never asked.
 */
export function createWordFinder(
  db: Database.Database,
  vaultKey: Uint8Array,
): (stream: string, id: number, groups: readonly (readonly string[])[], before: number | null) => Found {
  const hash = createWordHash(vaultKey);
  const step = db
    .prepare<[number, number], number>(
      'SELECT place FROM word WHERE word = ? AND place <= ? ORDER BY place DESC LIMIT 1',
    )
    .pluck();
  const entry = db
    .prepare<[number], EntryRow>('SELECT epoch, at, type, version, data FROM entry WHERE place = ?')
    .raw();

  function factAt(id: number, place: number): Fact[] {
    const row = entry.get(place);
    if (row === undefined) return [];
    const [epoch, at, type, version, data] = row;
    return [{ epoch, seq: place - id * SEQ_SPAN, at, type, version, data }];
  }

  return function find(stream, id, groups, before) {
    const words = groups.map((group) => group.map((word) => hash(stream, word)));
    const places: number[] = [];
    let place = (before === null ? placeOf(id + 1, 0) : placeOf(id, before)) - 1;
    for (let steps = 0; steps < MOST_STEPS && places.length < MOST_ENTRIES; ) {
      const from = place;
      for (const group of words) {
        steps += group.length;
        place = Math.max(...group.map((word) => step.get(word, place) ?? 0));
        if (place === 0) return { entries: places.flatMap((found) => factAt(id, found)), next: null };
      }
      // All have it, or there is one word only.
      if (place === from || words.length === 1) places.push(place--);
    }
    return { entries: places.flatMap((found) => factAt(id, found)), next: place + 1 - id * SEQ_SPAN };
  };
}
