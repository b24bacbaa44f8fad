import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { giveTo } from '../../owned-files.ts';
import { causeOf, JournalFault, sqliteTrouble } from './fault.ts';
import { damagedVaultRows, inspectTails, inspectWhole } from './inspection.ts';
import { chainAnew } from './link-table.ts';
import { rowCheck } from './row-check.ts';
import { keyDigest } from './seal.ts';
import { isShelfWhole } from './shelf-reader.ts';
import { packed } from './snapshot-text.ts';

/** 'motc' in ASCII: tells our file from another program's. */
const APPLICATION_ID = 0x6d6f7463;
const SCHEMA_VERSION = 4;

/** How long a statement waits for someone else's lock (a backup, a person with a shell) before it gives up. */
export const BUSY_MS = 500;

const WAL_KEPT_BYTES = 64 * 1024 * 1024;

export interface DatabaseOptions {
  readonly file: string;
  readonly vaultKey: Uint8Array;
  /** For tests: the file may not grow over this many pages of 4 KB, as on a full disk. */
  readonly maxPages: number | undefined;
  /** The worker gives back the memory that only its start needed. */
  readonly settles?: boolean | undefined;
}

/**
 * A file up to this size is read whole before anything is taken from it: some tenths of a second. Of a larger one a start reads
 * the tails alone, and each backup the whole.
 */
const READ_WHOLE_BYTES = 64 * 1024 * 1024;

/** Of pages, a connection: what the library takes by itself (16 MB) buys a branch nothing. */
export const CACHE_KB = 4_096;

export interface OpenedDatabase {
  readonly db: Database.Database;
  /** What is damaged and can be worked around, a line each. */
  readonly doubts: readonly string[];
}

/** Opens the file for writing, creates or checks what stands in it. Throws a JournalFault. */
export function openDatabase(options: DatabaseOptions): OpenedDatabase {
  const { file } = options;
  try {
    return prepared(options);
  } catch (error) {
    if (error instanceof JournalFault) throw error;
    const trouble = sqliteTrouble(error);
    if (trouble === 'full') throw new JournalFault('full', `no room on the disk to open the journal ${file}`);
    if (trouble === 'busy') throw new JournalFault('inUse', `another program holds the journal ${file}`);
    if (trouble === 'corrupted')
      throw new JournalFault('corrupted', `the journal ${file} is damaged: ${causeOf(error)}`);
    throw new JournalFault('unreadable', `the journal ${file} cannot be opened: ${causeOf(error)}`);
  }
}

function prepared({ file, vaultKey, maxPages }: DatabaseOptions): OpenedDatabase {
  const fresh = !existsSync(file);
  const db = new Database(file, { timeout: BUSY_MS });
  try {
    checkLibrary(String(db.prepare('SELECT sqlite_version()').pluck().get()));
    if (!fresh) checkOurs(db, file);
    db.pragma('journal_mode = WAL');
    // FULL: the WAL is synced at each commit, so that what was acknowledged survives a cut of power.
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    // What a savepoint sets aside stays out of temporary files: a seventh more entries a second.
    db.pragma('temp_store = MEMORY');
    db.pragma(`cache_size = -${CACHE_KB}`);
    // Checkpoints have their own times (log-keeper.ts), and are taken in no commit.
    db.pragma('wal_autocheckpoint = 0');
    db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    if (maxPages !== undefined) db.pragma(`max_page_count = ${maxPages}`);
    if (versionOf(db) === 0) create(db, vaultKey);
    if (fresh) giveTo(dirname(file), [file, `${file}-wal`, `${file}-shm`]);
    checkKey(db, file, vaultKey);
    const doubts = inOurShape(db) ? inspect(db, file, vaultKey) : upgraded(db, file, vaultKey);
    // What was erased is gone from the log as well.
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { db, doubts };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Throws a JournalFault when what a start goes by is not what was written. */
function inspect(db: Database.Database, file: string, vaultKey: Uint8Array): readonly string[] {
  const pages = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  if (pages > READ_WHOLE_BYTES) {
    inspectTails(db, file);
    return [];
  }
  inspectWhole(db, file);
  const vault = damagedVaultRows(db, vaultKey);
  return [...(vault === null ? [] : [vault]), ...forgetDamagedShelves(db)];
}

/** A shelf that the disk has changed is not known to be whole any more: its branch makes it anew as it opens. A line each. */
function forgetDamagedShelves(db: Database.Database): readonly string[] {
  const streams = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM stream ORDER BY id').all();
  const forget = db.prepare('DELETE FROM shelf_mark WHERE stream = ?');
  return streams.flatMap(({ id, name }) => {
    if (isShelfWhole(db, id)) return [];
    forget.run(id);
    return [`${name}: rows of its shelf or of its visits are damaged, and are made anew from its entries`];
  });
}

/** Before 3.51.3 a fault of SQLite could lose a commit when the log began anew while another connection emptied it. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Throws a JournalFault for a SQLite on which a commit is not safe. */
export function checkLibrary(version: string): void {
  const parts = version.split('.').map(Number);
  const apart = OLDEST_SQLITE.map((least, index) => (parts[index] ?? 0) - least).find((difference) => difference !== 0);
  if ((apart ?? 0) >= 0) return;
  throw new JournalFault(
    'oldSqlite',
    `the SQLite of this installation is ${version}, on which a commit can be lost: install better-sqlite3 anew, with SQLite ${OLDEST_SQLITE.join('.')} or later`,
  );
}

function checkOurs(db: Database.Database, file: string): void {
  const application = db.pragma('application_id', { simple: true });
  const version = versionOf(db);
  const empty = db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (application !== APPLICATION_ID && !empty) {
    throw new JournalFault('corrupted', `${file} is not a journal of Motcua`);
  }
  if (version > SCHEMA_VERSION) {
    throw new JournalFault(
      'newer',
      `the journal ${file} was written by a newer Motcua (shape ${version}, this one knows ${SCHEMA_VERSION})`,
    );
  }
}

const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));
const inOurShape = (db: Database.Database): boolean => versionOf(db) >= SCHEMA_VERSION;

/**
 * Brings a file of an older version to ours, in place, and inspects what came out before any of it is kept: whenever the machine
 * stops, and whatever is wrong with the file, the older program can still read it.
 */
function upgraded(db: Database.Database, file: string, vaultKey: Uint8Array): readonly string[] {
  const from = versionOf(db);
  // For upgrade-3.sql and upgrade-4.sql.
  db.function('packed', (state) => packed(String(state)));
  db.function('row_check', { varargs: true }, (...fields) => rowCheck(fields as (string | number | null)[]));
  try {
    return db
      .transaction(() => {
        for (let version = from; version < SCHEMA_VERSION; version++) {
          db.exec(sqlOf(`upgrade-${version + 1}.sql`));
          // Since version 2 entries stand in a chain.
          if (version < 2) chainAnew(db);
        }
        db.pragma(`user_version = ${SCHEMA_VERSION}`);
        return inspect(db, file, vaultKey);
      })
      .immediate();
  } catch (error) {
    // SQLite's plain error: a statement does not fit the tables that are there.
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_ERROR') throw error;
    throw new JournalFault(
      'corrupted',
      `the journal ${file} says that it is of shape ${from}, and is not: a program that was never released wrote it`,
    );
  }
}

const sqlOf = (name: string): string => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');

function create(db: Database.Database, vaultKey: Uint8Array): void {
  db.transaction(() => {
    db.exec(sqlOf('schema.sql'));
    db.prepare("INSERT INTO about (name, value) VALUES ('vault_key', ?)").run(keyDigest(vaultKey));
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}

function checkKey(db: Database.Database, file: string, vaultKey: Uint8Array): void {
  const digest = db.prepare<[], string>("SELECT value FROM about WHERE name = 'vault_key'").pluck().get();
  if (digest !== keyDigest(vaultKey)) {
    throw new JournalFault('wrongKey', `the vault key beside ${file} is not the one its vault was sealed with`);
  }
}
