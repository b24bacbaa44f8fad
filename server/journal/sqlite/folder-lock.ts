import { join } from 'node:path';
import Database from 'better-sqlite3';
import { causeOf, JournalFault, sqliteTrouble } from './fault.ts';

/**
 * One server a folder. The lock is SQLite's own on an empty file beside the journal: the system lets go of it when the
 * process ends, however it ends, so no stale lock has to be cleared away after a power cut.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, 'server.lock');
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { timeout: 0 });
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (sqliteTrouble(error) === 'busy') {
      throw new JournalFault('inUse', `another server is running on the data folder ${folder}`);
    }
    throw new JournalFault(
      'unreadable',
      `the data folder ${folder} cannot be used: of ${file} it is told that ${causeOf(error)}`,
    );
  }
  const held = db;
  return { release: () => void held.close() };
}
