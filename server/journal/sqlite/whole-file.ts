import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { causeOf, JournalFault, sqliteTrouble } from './fault.ts';

/** All pages at once; SQLite takes no greater number of them. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies a journal to a new file as of one moment, also while a server writes it. In one step: between two steps the
 * server would write, and SQLite then begins from the first page again. Rejects with a JournalFault.
 */
export async function copyJournal(from: string, to: string): Promise<void> {
  try {
    const db = new Database(from, { readonly: true, fileMustExist: true });
    try {
      await db.backup(to, { progress: () => ALL_PAGES });
    } finally {
      db.close();
    }
  } catch (error) {
    throw faultOf(from, error);
  }
}

/** Reads every page of a copy, and leaves it one file without a log beside it. Throws a JournalFault when it is damaged. */
export function checkWhole(file: string): void {
  try {
    const db = new Database(file, { fileMustExist: true });
    try {
      const found = String(db.pragma('integrity_check(1)', { simple: true }));
      // What is wrong stands in the last line, below the name of the database.
      if (found !== 'ok')
        throw new JournalFault('corrupted', `the journal ${file} is damaged: ${found.split('\n').at(-1)}`);
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  } catch (error) {
    throw faultOf(file, error);
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function faultOf(file: string, error: unknown): unknown {
  const trouble = sqliteTrouble(error);
  if (trouble === null) return error;
  if (trouble === 'corrupted')
    return new JournalFault('corrupted', `the journal ${file} is damaged: ${causeOf(error)}`);
  if (trouble === 'full') return new JournalFault('full', `no room on the disk for a copy of the journal ${file}`);
  return new JournalFault('unreadable', `the journal ${file} cannot be read: ${causeOf(error)}`);
}
