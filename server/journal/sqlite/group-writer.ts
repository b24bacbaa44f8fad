import Database from 'better-sqlite3';
import { keyClaim } from '../key-retention.ts';
import type { AppendOutcome } from '../port.ts';
import { causeOf, sqliteTrouble } from './fault.ts';
import { type AppendReader, openFrame } from './frame.ts';
import { MOST_STREAMS, placeOf, SEQ_SPAN } from './places.ts';
import { seal } from './seal.ts';
import { rollBack, streamId, type WriterState } from './writer-state.ts';

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

interface AppendHead {
  readonly stream: string;
  readonly id: number;
  readonly epoch: number;
  readonly lastSeq: number;
  readonly commands: number;
}

/** Writes the appends of a frame in one transaction, with one fsync for all; one that fails leaves the others whole. */
export function createGroupWriter(state: WriterState, vaultKey: Uint8Array): (frame: ArrayBuffer) => GroupResult {
  const { db } = state;
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const savepoint = db.prepare('SAVEPOINT append');
  const release = db.prepare('RELEASE append');
  const undo = db.prepare('ROLLBACK TO append');
  const findHead = db
    .prepare<[number, number], [number, number]>(
      'SELECT place, epoch FROM entry WHERE place > ? AND place < ? ORDER BY place DESC LIMIT 1',
    )
    .raw();
  const addEntry = db.prepare(
    'INSERT INTO entry (place, epoch, at, "by", key, type, version, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // DO NOTHING and a look at the count: a taken claim is an expected outcome, and an exception costs fifty times as much.
  const addClaim = db.prepare(
    `INSERT INTO claim (stream, claim, seq, entries, at, fingerprint) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (claim, stream) DO NOTHING`,
  );
  const putVault = db.prepare('INSERT OR REPLACE INTO vault (stream, ref, sealed, erase_after) VALUES (?, ?, ?, ?)');
  const eraseVault = db.prepare('DELETE FROM vault WHERE stream = ? AND ref = ?');
  const putVisit = db.prepare('INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');

  function apply(fields: AppendReader | null, guarded: boolean): Reply {
    if (!fields) return { kind: 'rejected', cause: 'a field of the append holds the control character U+001F' };
    const stream = fields.text();
    const epoch = fields.number();
    const expectedSeq = fields.number();
    const commands = fields.number();
    const id = streamId(state, stream);
    if (id > MOST_STREAMS) return { kind: 'rejected', cause: `more than ${MOST_STREAMS} streams` };
    const last = findHead.get(id * SEQ_SPAN, (id + 1) * SEQ_SPAN);
    const lastSeq = last ? last[0] - id * SEQ_SPAN : 0;
    const lastEpoch = last?.[1] ?? 1;
    if (expectedSeq !== lastSeq || epoch < lastEpoch) return { kind: 'conflict', epoch: lastEpoch, lastSeq };
    const head = { stream, id, epoch, lastSeq, commands };
    return guarded ? applyGuarded(fields, head) : applyCommands(fields, head);
  }

  function applyGuarded(fields: AppendReader, head: AppendHead): Reply {
    savepoint.run();
    try {
      const reply = applyCommands(fields, head);
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

  /**
   * All appends of a group, inside a transaction that is open. A savepoint for each costs a quarter of the time, and
   * hardly ever does one fail after it began to write: so they are written bare first (null: one is torn, roll back),
   * and only then again with the savepoints.
   */
  function applyBare(frame: ArrayBuffer): Reply[] | null {
    const replies: Reply[] = [];
    for (const append of openFrame(frame)) {
      try {
        const reply = apply(append, false);
        if (typeof reply !== 'number' && reply.kind === 'claimTaken') return null;
        replies.push(reply);
      } catch (error) {
        if (isOwnFault(error)) return null;
        throw error;
      }
    }
    return replies;
  }

  function applyGroup(frame: ArrayBuffer): Reply[] {
    begin.run();
    const replies = applyBare(frame);
    if (replies !== null) return replies;
    rollBack(state);
    begin.run();
    return openFrame(frame).map((append) => apply(append, true));
  }

  function applyCommands(fields: AppendReader, { stream, id, epoch, lastSeq, commands }: AppendHead): Reply {
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
    else if (eraseVault.run(id, ref).changes > 0) state.erased = true;
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

  return function write(frame) {
    let replies: Reply[];
    try {
      replies = applyGroup(frame);
    } catch (error) {
      rollBack(state);
      const trouble = sqliteTrouble(error);
      if (trouble === null) throw error;
      const reason = trouble === 'full' ? 'full' : 'down';
      const refused: Reply = { kind: 'unavailable', reason, cause: causeOf(error) };
      const broken = trouble === 'full' || trouble === 'busy' ? null : causeOf(error);
      return { replies: refuseAll(frame, refused), broken };
    }
    try {
      commit.run();
    } catch (error) {
      rollBack(state);
      if (sqliteTrouble(error) === 'full') {
        const refused: Reply = { kind: 'unavailable', reason: 'full', cause: causeOf(error) };
        return { replies: refuseAll(frame, refused), broken: null };
      }
      // A failed fsync may leave the commit in the file: a crash now could bring it back.
      const unknown: Reply = { kind: 'unknown', cause: causeOf(error) };
      return {
        replies: replies.map((reply) => (typeof reply === 'number' ? unknown : reply)),
        broken: causeOf(error),
      };
    }
    return { replies, broken: null };
  };
}

function refuseAll(frame: ArrayBuffer, refused: Reply): Reply[] {
  return openFrame(frame).map(() => refused);
}

/** A value that the table refuses (not a number, too large): this append alone is wrong, its neighbours are not. */
function isOwnFault(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true;
  if (!(error instanceof Database.SqliteError)) return false;
  return /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(error.code);
}
