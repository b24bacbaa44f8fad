import Database from 'better-sqlite3';
import { KEY_RETENTION_MS, keyClaim } from '../key-retention.ts';
import type { AppendOutcome, Snapshot } from '../port.ts';
import { causeOf, sqliteTrouble } from './fault.ts';
import { type AppendReader, openFrame } from './frame.ts';
import { placeOf, SEQ_SPAN } from './places.ts';
import { seal } from './seal.ts';

/** What became of one append of a group: the last seq when it is durable. `rejected` is a bug of the caller. */
export type Reply =
  | number
  | Exclude<AppendOutcome, { kind: 'done' }>
  | { readonly kind: 'rejected'; readonly cause: string };

export interface GroupResult {
  readonly replies: Reply[];
  /** Set when this connection must not be used any longer. */
  readonly broken: string | null;
}

export interface Writer {
  /** Writes the appends in one transaction, each in a savepoint of its own, with one fsync for all. */
  write(frames: readonly ArrayBuffer[]): GroupResult;
  saveSnapshot(snapshot: Snapshot): void;
  /** Deletes some of what is past its time; true when nothing is left to delete. */
  sweepSome(now: number): boolean;
  /** Writes as much as a batch of tickets needs, durably, and takes it away again. Throws SQLite's error. */
  probe(): void;
  close(): void;
}

/** Keys deleted in one go: about 5 ms, so that tickets do not wait for the broom. */
const SWEEP_ROWS = 1000;
const PROBE_BYTES = 64 * 1024;
const SNAPSHOTS_KEPT = 2;
const MOST_STREAMS = 8191;

export function createWriter(db: Database.Database, vaultKey: Uint8Array): Writer {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const savepoint = db.prepare('SAVEPOINT append');
  const release = db.prepare('RELEASE append');
  const undo = db.prepare('ROLLBACK TO append');
  const findStream = db.prepare<[string], number>('SELECT id FROM stream WHERE name = ?').pluck();
  const addStream = db.prepare('INSERT INTO stream (name) VALUES (?)');
  const findHead = db
    .prepare<[number, number], [number, number]>(
      'SELECT place, epoch FROM entry WHERE place > ? AND place < ? ORDER BY place DESC LIMIT 1',
    )
    .raw();
  const addEntry = db.prepare(
    'INSERT INTO entry (place, epoch, at, "by", key, type, version, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // OR IGNORE and a look at the count: a taken claim is an expected outcome, and an exception costs fifty times as much.
  const addClaim = db.prepare(
    'INSERT OR IGNORE INTO claim (stream, claim, seq, entries, at, fingerprint) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const putVault = db.prepare('INSERT OR REPLACE INTO vault (stream, ref, sealed, erase_after) VALUES (?, ?, ?, ?)');
  const eraseVault = db.prepare('DELETE FROM vault WHERE stream = ? AND ref = ?');
  const putVisit = db.prepare('INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const putSnapshot = db.prepare(
    'INSERT OR REPLACE INTO snapshot (stream, seq, epoch, version, state) VALUES (?, ?, ?, ?, ?)',
  );
  const dropSnapshots = db.prepare(
    `DELETE FROM snapshot WHERE stream = @stream AND seq NOT IN
       (SELECT seq FROM snapshot WHERE stream = @stream ORDER BY seq DESC LIMIT ${SNAPSHOTS_KEPT})`,
  );
  const sweepKeys = db.prepare(
    `DELETE FROM claim WHERE (stream, claim) IN (SELECT stream, claim FROM claim
       WHERE stream = @stream AND claim >= 'key:' AND claim < 'key;' AND at <= @until LIMIT ${SWEEP_ROWS})`,
  );
  const sweepVault = db.prepare('DELETE FROM vault WHERE erase_after <= ?');
  const addBallast = db.prepare('INSERT INTO probe (ballast) VALUES (zeroblob(?))');
  const dropBallast = db.prepare('DELETE FROM probe');

  /** Only what is committed may stay in here: it is emptied whenever a transaction is rolled back. */
  const ids = new Map<string, number>();
  /** Erased vault rows still stand in the WAL until it is reset. */
  let erased = false;

  function streamId(name: string): number {
    let id = ids.get(name) ?? findStream.get(name);
    if (id === undefined) {
      id = Number(addStream.run(name).lastInsertRowid);
      if (id > MOST_STREAMS) throw new Error(`more than ${MOST_STREAMS} streams`);
    }
    ids.set(name, id);
    return id;
  }

  function rollBack(): void {
    ids.clear();
    // On some errors (a full disk among them) SQLite has rolled back by itself.
    if (db.inTransaction) db.exec('ROLLBACK');
  }

  function apply(fields: AppendReader | null): Reply {
    if (!fields) return { kind: 'rejected', cause: 'a field of the append holds the control character U+001F' };
    const stream = fields.text();
    const epoch = fields.number();
    const expectedSeq = fields.number();
    const commands = fields.number();
    const id = streamId(stream);
    const last = findHead.get(id * SEQ_SPAN, (id + 1) * SEQ_SPAN);
    const lastSeq = last ? last[0] - id * SEQ_SPAN : 0;
    const lastEpoch = last?.[1] ?? 1;
    if (expectedSeq !== lastSeq || epoch < lastEpoch) return { kind: 'conflict', epoch: lastEpoch, lastSeq };
    savepoint.run();
    try {
      const reply = applyCommands(fields, { stream, id, epoch, lastSeq, commands });
      if (typeof reply !== 'number') undo.run();
      release.run();
      return reply;
    } catch (error) {
      if (!isOwnFault(error)) throw error;
      undo.run();
      release.run();
      return { kind: 'rejected', cause: causeOf(error) };
    }
  }

  function applyCommands(
    fields: AppendReader,
    {
      stream,
      id,
      epoch,
      lastSeq,
      commands,
    }: { stream: string; id: number; epoch: number; lastSeq: number; commands: number },
  ): Reply {
    let place = placeOf(id, lastSeq);
    for (let index = 0; index < commands; index++) {
      const key = fields.text();
      const by = fields.text();
      const at = fields.number();
      const fingerprint = fields.text();
      const events = fields.number();
      const claims = fields.number();
      const vault = fields.number();
      const visits = fields.number();
      const firstSeq = place + 1 - id * SEQ_SPAN;
      const own = keyClaim(key);
      if (addClaim.run(id, own, firstSeq, events, at, fingerprint).changes === 0) {
        return { kind: 'claimTaken', index, claim: own };
      }
      for (let i = 0; i < events; i++) {
        addEntry.run(++place, epoch, at, by, key, fields.text(), fields.number(), fields.text());
      }
      for (let i = 0; i < claims; i++) {
        const claim = fields.text();
        if (addClaim.run(id, claim, firstSeq, 0, at, null).changes === 0) return { kind: 'claimTaken', index, claim };
      }
      for (let i = 0; i < vault; i++) applyVault(fields, stream, id);
      for (let i = 0; i < visits; i++) applyVisit(fields, id);
    }
    return place - id * SEQ_SPAN;
  }

  function applyVault(fields: AppendReader, stream: string, id: number): void {
    const kind = fields.text();
    const ref = fields.text();
    const eraseAfter = fields.number();
    const content = fields.bytes(fields.number());
    if (kind === 'put') putVault.run(id, ref, seal(vaultKey, stream, ref, content), eraseAfter);
    else if (eraseVault.run(id, ref).changes > 0) erased = true;
  }

  function applyVisit(fields: AppendReader, id: number): void {
    const ticket = fields.text();
    const day = fields.text();
    const [field, service, category] = [fields.text(), fields.text(), fields.text()];
    const [counter, clerk] = [fields.textOrNull(), fields.textOrNull()];
    const [issuedAt, calledAt, startedAt] = [fields.number(), fields.numberOrNull(), fields.numberOrNull()];
    const [endedAt, outcome] = [fields.number(), fields.text()];
    putVisit.run(
      ...[id, day, ticket, field, service, category, counter, clerk, issuedAt, calledAt, startedAt, endedAt, outcome],
    );
  }

  /** Takes the erased rows out of the WAL as well; when a reader is in the way, the next round does it. */
  function scrub(): void {
    if (!erased) return;
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    erased = result.busy !== 0;
  }

  return {
    write(frames) {
      const appends = frames.flatMap(openFrame);
      let replies: Reply[];
      try {
        begin.run();
        replies = appends.map(apply);
      } catch (error) {
        rollBack();
        const trouble = sqliteTrouble(error);
        if (trouble === null) throw error;
        const reason = trouble === 'full' ? 'full' : 'down';
        const refused: Reply = { kind: 'unavailable', reason, cause: causeOf(error) };
        const broken = trouble === 'full' || trouble === 'busy' ? null : causeOf(error);
        return { replies: appends.map(() => refused), broken };
      }
      try {
        commit.run();
      } catch (error) {
        rollBack();
        if (sqliteTrouble(error) === 'full') {
          const refused: Reply = { kind: 'unavailable', reason: 'full', cause: causeOf(error) };
          return { replies: appends.map(() => refused), broken: null };
        }
        // A failed fsync may leave the commit in the file: a crash now could bring it back.
        const unknown: Reply = { kind: 'unknown', cause: causeOf(error) };
        return {
          replies: replies.map((reply) => (typeof reply === 'number' ? unknown : reply)),
          broken: causeOf(error),
        };
      }
      return { replies, broken: null };
    },
    saveSnapshot({ stream, seq, epoch, version, state }) {
      // States hold no personal data; to zero the pages of an old one would double the time that appends wait.
      db.pragma('secure_delete = OFF');
      try {
        db.transaction(() => {
          const id = streamId(stream);
          putSnapshot.run(id, seq, epoch, version, state);
          dropSnapshots.run({ stream: id });
        }).immediate();
      } catch (error) {
        rollBack();
        throw error;
      } finally {
        db.pragma('secure_delete = ON');
      }
    },
    sweepSome(now) {
      const deleted = db
        .transaction(() => {
          const vault = sweepVault.run(now).changes;
          if (vault > 0) erased = true;
          let keys = 0;
          for (const id of db.prepare<[], number>('SELECT id FROM stream').pluck().all()) {
            keys = Math.max(keys, sweepKeys.run({ stream: id, until: now - KEY_RETENTION_MS }).changes);
          }
          return keys;
        })
        .immediate();
      const finished = deleted < SWEEP_ROWS;
      if (finished) scrub();
      return finished;
    },
    probe() {
      addBallast.run(PROBE_BYTES);
      dropBallast.run();
    },
    close() {
      scrub();
      db.close();
    },
  };
}

/** A value that the table refuses (not a number, too large): this append alone is wrong, its neighbours are not. */
function isOwnFault(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true;
  if (!(error instanceof Database.SqliteError)) return false;
  return /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(error.code);
}
