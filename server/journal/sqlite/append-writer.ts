import Database from 'better-sqlite3';
import { keyClaim } from '../key-retention.ts';
import type { CommandWrite, TakenClaim, VaultWrite } from '../port.ts';
import { chainedText, hashAfter, sumWith } from './chain.ts';
import { causeOf } from './fault.ts';
import type { AppendReader } from './frame.ts';
import { MOST_STREAMS, placeOf, SEQ_SPAN } from './places.ts';
import type { Reply } from './reply.ts';
import type { ShelfWriter } from './shelf-writer.ts';
import type { VaultWriter } from './vault-writer.ts';
import { headOf, linkOf, streamId, type WriterState } from './writer-state.ts';

/** Writes one append, inside a transaction that is open. */
export interface AppendWriter {
  /** Null when it is torn: it began to write and failed, so the whole transaction is to be rolled back. */
  bare(append: AppendReader | null): Reply | null;
  /** Within a savepoint, after a look at every claim: an append that fails leaves nothing and tells all that is wrong. */
  guarded(append: AppendReader | null): Reply;
}

interface Place {
  readonly stream: string;
  readonly id: number;
  readonly epoch: number;
  readonly lastSeq: number;
  readonly commands: number;
}

/** What an append adds to its stream's chain, as it is written. */
interface Chaining {
  entries: string;
  claims: number;
}

/** What stands beside the entries. */
export interface Writers {
  readonly vaultWriter: VaultWriter;
  readonly shelfWriter: ShelfWriter;
}

export function createAppendWriter(state: WriterState, { vaultWriter, shelfWriter }: Writers): AppendWriter {
  const { db } = state;
  const savepoint = db.prepare('SAVEPOINT append');
  const release = db.prepare('RELEASE append');
  const undo = db.prepare('ROLLBACK TO append');
  const addEntry = db.prepare(
    'INSERT INTO entry (place, epoch, at, "by", key, type, version, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // DO NOTHING and a look at the count: a taken claim is an expected outcome, and an exception costs fifty times as much.
  const addClaim = db.prepare('INSERT INTO claim (claim, stream, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const addKey = db.prepare(
    `INSERT INTO kept_command (key, stream, seq, entries, at, fingerprint) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const putLink = db.prepare('INSERT OR REPLACE INTO link (place, hash, claims) VALUES (?, ?, ?)');
  const findClaim = db.prepare('SELECT 1 FROM claim WHERE claim = ? AND stream = ?');
  const findKey = db.prepare('SELECT 1 FROM kept_command WHERE key = ? AND stream = ?');

  /** Where the append goes, or why it may not. */
  function placeFor(append: AppendReader | null): Place | Reply {
    if (append === null) return { kind: 'rejected', cause: 'a field of the append holds the control character U+001F' };
    const stream = append.text();
    const epoch = append.number();
    const expectedSeq = append.number();
    const commands = append.number();
    const id = streamId(state, stream);
    if (id > MOST_STREAMS) return { kind: 'rejected', cause: `more than ${MOST_STREAMS} streams` };
    const head = headOf(state, id);
    if (expectedSeq !== head.seq || epoch < head.epoch)
      return { kind: 'conflict', epoch: head.epoch, lastSeq: head.seq };
    return { stream, id, epoch, lastSeq: head.seq, commands };
  }

  /** False when a claim of it is taken. */
  function write(command: CommandWrite, to: Place, firstPlace: number, chaining: Chaining): boolean {
    const { id, epoch } = to;
    const { key, by, at, fingerprint, events, claims, vault, visits, shelf = [] } = command;
    const firstSeq = firstPlace - id * SEQ_SPAN;
    if (addKey.run(key, id, firstSeq, events.length, at, fingerprint).changes === 0) return false;
    for (const [index, { type, version, data }] of events.entries()) {
      addEntry.run(firstPlace + index, epoch, at, by, key, type, version, data);
      chaining.entries += chainedText([epoch, firstSeq + index, at, by, key, type, version, data]);
    }
    for (const claim of claims) {
      if (addClaim.run(claim, id, firstSeq).changes === 0) return false;
      chaining.claims = sumWith(chaining.claims, claim, firstSeq);
    }
    for (const row of vault) writeVault(row, to, firstSeq);
    for (const visit of visits) shelfWriter.putVisit(id, visit);
    for (const row of shelf) shelfWriter.put(id, firstSeq, row);
    return true;
  }

  function writeVault(row: VaultWrite, { stream, id }: Place, seq: number): void {
    if (row.kind === 'put') vaultWriter.put(stream, id, seq, row);
    else vaultWriter.erase(id, row.ref);
  }

  function takenWord({ key, claims }: CommandWrite, id: number): string | undefined {
    if (findKey.get(key, id) !== undefined) return keyClaim(key);
    return claims.find((claim, index) => findClaim.get(claim, id) !== undefined || claims.indexOf(claim) !== index);
  }

  const chainingOf = ({ stream, id }: Place): Chaining => ({
    entries: '',
    claims: linkOf(state, stream, id).claims,
  });

  function done({ stream, id, epoch }: Place, lastPlace: number, { entries, claims }: Chaining): number {
    const seq = lastPlace - id * SEQ_SPAN;
    const link = { place: lastPlace, hash: hashAfter(linkOf(state, stream, id).hash, entries), claims };
    putLink.run(link.place, link.hash, link.claims);
    state.links.set(id, link);
    state.heads.set(id, { epoch, seq });
    return seq;
  }

  function writeAll(append: AppendReader, to: Place): number | null {
    const chaining = chainingOf(to);
    let last = placeOf(to.id, to.lastSeq);
    for (let left = to.commands; left > 0; left--) {
      const command = append.command();
      if (!write(command, to, last + 1, chaining)) return null;
      last += command.events.length;
    }
    return done(to, last, chaining);
  }

  /** Writes what it can, so that of two commands with one claim the later is told, and tells all that it cannot. */
  function writeLooking(append: AppendReader, to: Place): Reply {
    const taken: TakenClaim[] = [];
    const chaining = chainingOf(to);
    let last = placeOf(to.id, to.lastSeq);
    for (let index = 0; index < to.commands; index++) {
      const command = append.command();
      const claim = takenWord(command, to.id);
      if (claim !== undefined) {
        taken.push({ index, claim });
        continue;
      }
      write(command, to, last + 1, chaining);
      last += command.events.length;
    }
    return taken.length === 0 ? done(to, last, chaining) : { kind: 'claimTaken', taken };
  }

  return {
    bare(append) {
      try {
        const to = placeFor(append);
        return append !== null && isPlace(to) ? writeAll(append, to) : (to as Reply);
      } catch (error) {
        if (isOwnFault(error)) return null;
        throw error;
      }
    },
    guarded(append) {
      const to = placeFor(append);
      if (append === null || !isPlace(to)) return to as Reply;
      savepoint.run();
      let reply: Reply;
      try {
        reply = writeLooking(append, to);
      } catch (error) {
        if (!isOwnFault(error)) throw error;
        reply = { kind: 'rejected', cause: causeOf(error) };
      }
      if (typeof reply !== 'number') undo.run();
      release.run();
      return reply;
    },
  };
}

const isPlace = (found: Place | Reply): found is Place => typeof found === 'object' && 'id' in found;

/** A value that the table refuses (not a number, too large): this append alone is wrong, its neighbours are not. */
function isOwnFault(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true;
  if (!(error instanceof Database.SqliteError)) return false;
  return /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(error.code);
}
