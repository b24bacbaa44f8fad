import { createAppendWriter, type Writers } from './append-writer.ts';
import { causeOf, sqliteTrouble } from './fault.ts';
import { openFrame } from './frame.ts';
import type { Reply } from './reply.ts';
import { noticeOthers, rollBack, type WriterState } from './writer-state.ts';

export interface GroupResult {
  readonly replies: Reply[];
  /** Set when this connection must not be used any longer. */
  readonly broken: string | null;
}

/** Writes the appends of a frame in one transaction, with one fsync for all; one that fails leaves the others whole. */
export function createGroupWriter(
  state: WriterState,
  writers: Writers,
  /** Why nothing may be written now, or null. */
  hindrance: () => string | null,
): (frame: ArrayBuffer) => GroupResult {
  const { db } = state;
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  const writer = createAppendWriter(state, writers);

  /**
   * A savepoint for each append, and a look at its claims, cost a third of the time, and hardly ever does one fail after it
   * began to write: so they are written bare first (null: one is torn), and only then again with all care.
   */
  function writeBare(frame: ArrayBuffer): Reply[] | null {
    const replies: Reply[] = [];
    for (const append of openFrame(frame)) {
      const reply = writer.bare(append);
      if (reply === null) return null;
      replies.push(reply);
    }
    return replies;
  }

  function writeGroup(frame: ArrayBuffer): Reply[] {
    begin.run();
    noticeOthers(state, dataVersion.get() ?? 0);
    const replies = writeBare(frame);
    if (replies !== null) return replies;
    rollBack(state);
    begin.run();
    return openFrame(frame).map((append) => writer.guarded(append));
  }

  return function write(frame) {
    const cause = hindrance();
    if (cause !== null)
      return { replies: refuseAll(frame, { kind: 'unavailable', reason: 'down', cause }), broken: null };
    let replies: Reply[];
    try {
      replies = writeGroup(frame);
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
