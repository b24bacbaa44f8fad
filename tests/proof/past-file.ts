import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BranchEvent, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { claimsOf } from '../../queue/branch/claims.ts';
import { eventVersions } from '../../queue/branch/event-versions.ts';
import { SHELF_VERSION, shelvedBy } from '../../queue/branch/shelf.ts';
import { as, type Instant } from '../../queue/ids.ts';
import type { Folded } from '../../server/branch/branch-stream.ts';
import { saveSnapshot } from '../../server/branch/branch-stream.ts';
import { shelfRow } from '../../server/branch/shelf-row.ts';
import { indexWords } from '../../server/dossiers/search-words.ts';
import { chainAnew } from '../../server/journal/sqlite/link-table.ts';
import { placeOf } from '../../server/journal/sqlite/places.ts';
import { seal } from '../../server/journal/sqlite/seal.ts';
import { createShelfWriter } from '../../server/journal/sqlite/shelf-writer.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { loadVaultKey } from '../../server/journal/sqlite/vault-key.ts';
import { createVaultWriter } from '../../server/journal/sqlite/vault-writer.ts';
import { createWordHash, packWords } from '../../server/journal/sqlite/word-hash.ts';
import { writerState } from '../../server/journal/sqlite/writer-state.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { systemTimers } from '../../server/system.ts';
import { applicantOf, type PastDay, pastDays } from './past-days.ts';

export interface PastFile {
  readonly entries: number;
  readonly bytes: number;
}

/**
 * Writes a data folder whose branch has so many past dossiers, all on the shelf, and some that are open. The events are folded
 * by the rules; rows go into the tables without the worker and its fsyncs, which would take a day. The journal then opens it as
 * any other, checks its whole chain, and keeps a snapshot and the shelf's mark.
 */
export async function writePastFile(folder: string, dossiers: number): Promise<PastFile> {
  await (await openJournal({ folder, timers: systemTimers })).close();
  const file = join(folder, 'journal.sqlite');
  const db = new Database(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const folded = fill(db, loadVaultKey(join(folder, 'vault.key'), true), dossiers);
  db.transaction(() => chainAnew(db))();
  db.pragma('journal_mode = WAL');
  db.close();
  // The mark tells of a journal that was empty.
  rmSync(join(folder, 'journal.mark'));
  const journal = await openJournal({ folder, timers: systemTimers, believesFile: true });
  await saveSnapshot(journal, demoBranch, folded);
  await journal.fillShelf(demoBranch, { mark: { version: SHELF_VERSION, wordless: 0 } });
  await journal.close();
  return { entries: folded.seq, bytes: statSync(file).size };
}

function fill(db: Database.Database, vaultKey: Uint8Array, dossiers: number): Folded {
  const state = writerState(db);
  const shelfWriter = createShelfWriter(state, createVaultWriter(state, vaultKey));
  const hash = createWordHash(vaultKey);
  const id = Number(db.prepare('INSERT INTO stream (name) VALUES (?)').run(demoBranch).lastInsertRowid);
  const addEntry = db.prepare('INSERT INTO entry VALUES (?, 1, ?, ?, ?, ?, ?, ?)');
  const addClaim = db.prepare('INSERT INTO claim VALUES (?, ?, ?)');
  const addVault = db.prepare('INSERT INTO vault (stream, ref, sealed, erase_after) VALUES (?, ?, ?, ?)');
  const addList = db.prepare('INSERT INTO vault_words (stream, ref, place, words) VALUES (?, ?, ?, ?)');
  // A word's places lie all over the index: they are put there in its own order, once, at the end.
  db.exec('CREATE TEMP TABLE unsorted (word INTEGER, place INTEGER)');
  const addWord = db.prepare('INSERT INTO unsorted VALUES (?, ?)');
  const hashes = new Map<string, number>();
  let folded: Folded = { state: initialBranch, epoch: 1, seq: 0, at: as<Instant>(0) };

  function wordNumber(word: string): number {
    const known = hashes.get(word);
    if (known !== undefined) return known;
    const number = hash(demoBranch, word);
    if (word.length <= SHORT_WORD) hashes.set(word, number);
    return number;
  }

  function write(event: BranchEvent, at: Instant, by: string): void {
    const seq = folded.seq + 1;
    for (const dossier of shelvedBy(folded.state, event)) shelfWriter.put(id, seq, shelfRow(dossier));
    addEntry.run(
      placeOf(id, seq),
      at,
      by,
      `${by}|${seq}`,
      event.type,
      eventVersions[event.type],
      JSON.stringify(event),
    );
    for (const claim of claimsOf(event)) addClaim.run(claim, id, seq);
    if (event.type === 'DossierReceived') addPerson(event.applicant, event.dossier, seq);
    folded = { state: evolve(folded.state, event, at), epoch: 1, seq, at };
  }

  function addPerson(ref: string, code: string, seq: number): void {
    const applicant = applicantOf(code);
    const words = indexWords(applicant).map(wordNumber);
    addVault.run(id, ref, seal(vaultKey, demoBranch, ref, Buffer.from(JSON.stringify(applicant))), NEVER);
    addList.run(id, ref, placeOf(id, seq), packWords(words));
    for (const word of words) addWord.run(word, placeOf(id, seq));
  }

  const writeDay = db.transaction(({ events, visits }: PastDay) => {
    for (const { event, at, by } of events) write(event, at, by);
    for (const visit of visits) shelfWriter.putVisit(id, visit);
  });
  for (const day of pastDays(dossiers)) writeDay(day);
  db.exec('INSERT OR IGNORE INTO word SELECT word, place FROM unsorted ORDER BY word, place; DROP TABLE unsorted');
  return folded;
}

const NEVER = Number.MAX_SAFE_INTEGER;
/** Of beginnings and ends there are few; whole numbers are each their own. */
const SHORT_WORD = 5;
