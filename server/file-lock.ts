import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { causeOf, JournalFault, sqliteTrouble } from './journal/sqlite/fault.ts';
import { giveTo } from './owned-files.ts';

/** Long for a change of one small file; whoever holds the lock still is stopped or waits for something. */
const WAIT_MS = 5_000;
/** A server does nothing else meanwhile. */
const SHORT_WAIT_MS = 200;

/**
 * The lock is SQLite's own on an empty file: the system lets go of it when the process ends, however it ends, so no stale lock
 * has to be cleared away after a power cut. Null while another process has it. Throws a JournalFault when it cannot be used.
 */
export function lockFile(file: string, waitMs = 0): { release(): void } | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { timeout: waitMs });
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    giveTo(dirname(file), [file]);
    const held = db;
    return { release: () => void held.close() };
  } catch (error) {
    db?.close();
    const trouble = sqliteTrouble(error);
    if (trouble === 'busy') return null;
    if (trouble === 'corrupted')
      throw new JournalFault('unreadable', `the lock ${file} holds what is not ours: remove it, nothing is kept in it`);
    throw new JournalFault('unreadable', `the lock ${file} cannot be used: ${causeOf(error)}`);
  }
}

/** For who cannot stop because of it, on a full disk or beside a command that hangs: null where it cannot be had. */
export function lockIfFree(file: string): { release(): void } | null {
  try {
    return lockFile(`${file}.lock`, SHORT_WAIT_MS);
  } catch (error) {
    if (error instanceof JournalFault) return null;
    throw error;
  }
}

/** Somebody else is changing the same file, and does not come to an end: the message is one line for whoever typed the command. */
export class ChangeUnderWay extends Error {}

/** Reads, changes and writes a file while nobody else does, in whatever process. Throws ChangeUnderWay. */
export function alone<Answer>(file: string, work: () => Answer, waitMs = WAIT_MS): Answer {
  const lock = lockFile(`${file}.lock`, waitMs);
  if (lock === null)
    throw new ChangeUnderWay(`Another change of ${file} is under way and does not end: nothing was changed; try again`);
  try {
    return work();
  } finally {
    lock.release();
  }
}
