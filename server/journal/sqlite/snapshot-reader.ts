import type Database from 'better-sqlite3';
import type { Snapshot } from '../port.ts';
import { digestOf, newStateHash, unpacked } from './snapshot-text.ts';

interface SnapshotRow extends Omit<Snapshot, 'stream' | 'state'> {
  readonly id: number;
  readonly hash: string;
}

/** @returns the newest snapshot of a stream's number and a state's version, up to a seq; null when there is none that is whole. */
export function snapshotReader(
  db: Database.Database,
): (id: number, version: number, upTo: number) => Omit<Snapshot, 'stream'> | null {
  const newest = db.prepare<[number, number, number], SnapshotRow>(
    'SELECT id, epoch, seq, version, hash FROM snapshot WHERE stream = ? AND version = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
  );
  const piecesOf = db
    .prepare<[number], Buffer>('SELECT packed FROM snapshot_piece WHERE snapshot = ? ORDER BY piece')
    .pluck();

  function stateOf({ id, hash }: SnapshotRow): string | null {
    const found = newStateHash();
    const pieces: string[] = [];
    for (const piece of piecesOf.iterate(id)) {
      const text = unpackedOrNull(piece);
      if (text === null) return null;
      found.update(text);
      pieces.push(text);
    }
    return digestOf(found) === hash ? pieces.join('') : null;
  }

  return (stream, version, upTo) => {
    for (let row = newest.get(stream, version, upTo); row !== undefined; ) {
      const state = stateOf(row);
      if (state !== null) return { epoch: row.epoch, seq: row.seq, version, state };
      // One that the disk has changed is passed over, like one of another version.
      row = newest.get(stream, version, row.seq - 1);
    }
    return null;
  };
}

function unpackedOrNull(piece: Buffer): string | null {
  try {
    return unpacked(piece);
  } catch {
    return null;
  }
}
