import type { Hash } from 'node:crypto';
import type { Snapshot } from '../port.ts';
import { digestOf, newStateHash, packed } from './snapshot-text.ts';
import { inTransaction, streamId, type WriterState } from './writer-state.ts';

/** Each throws SQLite's error, and has then changed nothing. */
export interface SnapshotWriter {
  /** The next piece of a stream's state; a first one begins anew. Not to be read before `finish`. */
  add(stream: string, piece: string, isFirst: boolean): void;
  finish(about: Omit<Snapshot, 'state'>): void;
}

const SNAPSHOTS_KEPT = 2;

/** A snapshot of which some pieces are written. */
interface Begun {
  readonly id: number;
  readonly hash: Hash;
  pieces: number;
}

export function createSnapshotWriter(state: WriterState): SnapshotWriter {
  const { db } = state;
  const newId = db
    .prepare<[], number>(
      'SELECT max(coalesce((SELECT max(id) FROM snapshot), 0), coalesce((SELECT max(snapshot) FROM snapshot_piece), 0)) + 1',
    )
    .pluck();
  const putPiece = db.prepare('INSERT INTO snapshot_piece (snapshot, piece, packed) VALUES (?, ?, ?)');
  const putSnapshot = db.prepare(
    'INSERT OR REPLACE INTO snapshot (id, stream, seq, epoch, version, hash) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const dropOld = db.prepare(
    `DELETE FROM snapshot WHERE stream = @stream AND seq NOT IN
       (SELECT seq FROM snapshot WHERE stream = @stream ORDER BY seq DESC LIMIT ${SNAPSHOTS_KEPT})`,
  );
  const dropStray = db.prepare<[string]>(
    `DELETE FROM snapshot_piece
     WHERE snapshot NOT IN (SELECT id FROM snapshot) AND snapshot NOT IN (SELECT value FROM json_each(?))`,
  );
  const begun = new Map<string, Begun>();

  /** The pieces of snapshots that are gone, or were broken off; those that are still being written stay. */
  function dropStrayPieces(): void {
    dropStray.run(JSON.stringify(Array.from(begun.values(), ({ id }) => id)));
  }

  function begin(stream: string): Begun {
    begun.delete(stream);
    const id = inTransaction(state, () => {
      dropStrayPieces();
      return newId.get() ?? 1;
    });
    const anew = { id, hash: newStateHash(), pieces: 0 };
    begun.set(stream, anew);
    return anew;
  }

  function begunOf(stream: string): Begun {
    const found = begun.get(stream);
    // Where another worker took the first pieces and died, they are lost, and the snapshot with them.
    if (found === undefined) throw new Error('the first pieces of the snapshot are not here');
    return found;
  }

  /** States hold no personal data; to zero the pages of an old one would double the time that appends wait. */
  function withoutZeroing<T>(work: () => T): T {
    db.pragma('secure_delete = OFF');
    try {
      return work();
    } finally {
      db.pragma('secure_delete = ON');
    }
  }

  return {
    add: (stream, piece, isFirst) =>
      withoutZeroing(() => {
        const one = isFirst ? begin(stream) : begunOf(stream);
        inTransaction(state, () => putPiece.run(one.id, one.pieces, packed(piece)));
        one.hash.update(piece);
        one.pieces += 1;
      }),
    finish: ({ stream, seq, epoch, version }) =>
      withoutZeroing(() => {
        const { id, hash } = begunOf(stream);
        begun.delete(stream);
        inTransaction(state, () => {
          const streamNumber = streamId(state, stream);
          putSnapshot.run(id, streamNumber, seq, epoch, version, digestOf(hash));
          dropOld.run({ stream: streamNumber });
          dropStrayPieces();
        });
      }),
  };
}
