import type { VaultWrite } from '../port.ts';
import { placeOf } from './places.ts';
import { seal } from './seal.ts';
import { createWordHash, packWords, unpackWords } from './word-hash.ts';
import type { WriterState } from './writer-state.ts';

type Row = Extract<VaultWrite, { kind: 'put' }>;
type Indexed = [place: number, words: Buffer];

/** Writes the vault, and with each row the words by which its entry is found: both come and go together. */
export interface VaultWriter {
  put(stream: string, id: number, seq: number, row: Row): void;
  erase(id: number, ref: string): void;
  /** Erases some of what is past its time; true when nothing is left. */
  eraseSomeDue(now: number): boolean;
  /** Gives words to a row that was written without; of one that has been erased meanwhile nothing is kept. */
  index(stream: string, id: number, seq: number, ref: string, words: readonly string[]): void;
}

/** Some milliseconds of the worker's time. */
const ROWS_AT_ONCE = 200;

export function createVaultWriter(state: WriterState, vaultKey: Uint8Array): VaultWriter {
  const { db } = state;
  const hash = createWordHash(vaultKey);
  const putRow = db.prepare('INSERT OR REPLACE INTO vault (stream, ref, sealed, erase_after) VALUES (?, ?, ?, ?)');
  const findRow = db.prepare('SELECT 1 FROM vault WHERE stream = ? AND ref = ?');
  const eraseRow = db.prepare('DELETE FROM vault WHERE stream = ? AND ref = ?');
  const putList = db.prepare('INSERT INTO vault_words (stream, ref, place, words) VALUES (?, ?, ?, ?)');
  const takeList = db
    .prepare<[number, string], Indexed>('DELETE FROM vault_words WHERE stream = ? AND ref = ? RETURNING place, words')
    .raw();
  const findDue = db
    .prepare<[number], [number, string]>(
      `SELECT stream, ref FROM vault WHERE erase_after <= ? ORDER BY erase_after LIMIT ${ROWS_AT_ONCE}`,
    )
    .raw();
  const addWord = db.prepare('INSERT INTO word (word, place) VALUES (?, ?) ON CONFLICT (word, place) DO NOTHING');
  const dropWord = db.prepare('DELETE FROM word WHERE word = ? AND place = ?');

  function dropWords(id: number, ref: string): void {
    const list = takeList.get(id, ref);
    if (list === undefined) return;
    const [place, words] = list;
    for (const word of unpackWords(words)) dropWord.run(word, place);
  }

  function setWords(stream: string, id: number, seq: number, ref: string, words: readonly string[]): void {
    dropWords(id, ref);
    if (words.length === 0) return;
    const place = placeOf(id, seq);
    const numbers = words.map((word) => hash(stream, word));
    for (const number of numbers) addWord.run(number, place);
    putList.run(id, ref, place, packWords(numbers));
  }

  function erase(id: number, ref: string): boolean {
    dropWords(id, ref);
    return eraseRow.run(id, ref).changes > 0;
  }

  return {
    put(stream, id, seq, { ref, content, eraseAfter, words = [] }) {
      putRow.run(id, ref, seal(vaultKey, stream, ref, content), eraseAfter);
      setWords(stream, id, seq, ref, words);
    },
    erase(id, ref) {
      if (erase(id, ref)) state.erased = true;
    },
    eraseSomeDue(now) {
      const due = findDue.all(now);
      for (const [id, ref] of due) erase(id, ref);
      if (due.length > 0) state.erased = true;
      return due.length < ROWS_AT_ONCE;
    },
    index(stream, id, seq, ref, words) {
      if (findRow.get(id, ref) !== undefined) setWords(stream, id, seq, ref, words);
    },
  };
}
