import { KEY_RETENTION_MS } from '../key-retention.ts';
import type { ShelfPart } from '../port.ts';
import type { Writers } from './append-writer.ts';
import { BUSY_MS } from './open-database.ts';
import { inTransaction, streamId, type WriterState } from './writer-state.ts';

/** What the writer does besides appends. Each throws SQLite's error, and has then changed nothing. */
export interface Upkeep {
  fillShelf(stream: string, part: ShelfPart): void;
  /** Deletes some of what is past its time; true when nothing is left to delete. */
  sweepSome(now: number): boolean;
  /** After a row of the vault was erased: takes it out of the log too. Where a reader is in the way, a later call does it. */
  emptyLogOfErased(): void;
  /** Writes as much as a batch of tickets needs, durably, and takes it away again. */
  probe(): void;
  close(): void;
}

/** Keys looked at in one go, old or not: some milliseconds, so that tickets do not wait long for the broom. */
const SWEEP_ROWS = 2000;
const BEFORE_ALL_KEYS: readonly [key: string, stream: number] = ['', 0];
const PROBE_BYTES = 64 * 1024;

export function createUpkeep(state: WriterState, { vaultWriter, shelfWriter }: Writers): Upkeep {
  const { db } = state;
  const stepEnd = db
    .prepare<[string, number], [string, number]>(
      `SELECT key, stream FROM kept_command WHERE (key, stream) > (?, ?) ORDER BY key, stream LIMIT 1 OFFSET ${SWEEP_ROWS - 1}`,
    )
    .raw();
  const sweepStep = db.prepare(
    'DELETE FROM kept_command WHERE (key, stream) > (?, ?) AND (key, stream) <= (?, ?) AND at <= ?',
  );
  const sweepRest = db.prepare('DELETE FROM kept_command WHERE (key, stream) > (?, ?) AND at <= ?');
  const addBallast = db.prepare('INSERT INTO probe (ballast) VALUES (zeroblob(?))');
  const dropBallast = db.prepare('DELETE FROM probe');

  /** The last key that the sweep under way has looked at. */
  let sweptTo = BEFORE_ALL_KEYS;

  /** Puts the WAL into the file and empties it, erased rows included; when a reader is in the way, the next round does it. */
  function emptyLog(): void {
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    state.erased = result.busy !== 0;
  }

  return {
    fillShelf(stream, part) {
      inTransaction(state, () => shelfWriter.fill(stream, streamId(state, stream), part));
    },
    sweepSome(now) {
      const old = now - KEY_RETENTION_MS;
      const isErased = inTransaction(state, () => {
        const none = vaultWriter.eraseSomeDue(now);
        const end = stepEnd.get(...sweptTo);
        if (end === undefined) sweepRest.run(...sweptTo, old);
        else sweepStep.run(...sweptTo, ...end, old);
        sweptTo = end ?? BEFORE_ALL_KEYS;
        return none;
      });
      const finished = sweptTo === BEFORE_ALL_KEYS && isErased;
      if (finished && state.erased) emptyLog();
      return finished;
    },
    emptyLogOfErased() {
      if (!state.erased) return;
      // Appends wait for nobody who reads.
      db.pragma('busy_timeout = 0');
      try {
        emptyLog();
      } finally {
        db.pragma(`busy_timeout = ${BUSY_MS}`);
      }
    },
    probe() {
      inTransaction(state, () => addBallast.run(PROBE_BYTES));
      inTransaction(state, () => dropBallast.run());
    },
    close() {
      try {
        // So that a copy of the one file is a whole backup while no server runs.
        emptyLog();
      } catch {
        // On a full disk, say: then the log stays beside the file, whole, and the next start takes it in.
      }
      db.close();
    },
  };
}
