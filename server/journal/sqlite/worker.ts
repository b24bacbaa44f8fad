import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { systemSettle, systemTimers } from '../../system.ts';
import { causeOf, JournalFault } from './fault.ts';
import { identityOf, takenAway } from './file-identity.ts';
import { createGroupWriter } from './group-writer.ts';
import { keepLog } from './log-keeper.ts';
import { type DatabaseOptions, openDatabase } from './open-database.ts';
import { createShelfWriter } from './shelf-writer.ts';
import { createSnapshotWriter } from './snapshot-writer.ts';
import { createUpkeep } from './upkeep.ts';
import { createVaultWriter } from './vault-writer.ts';
import type { FromWorker, Task, ToWorker } from './worker-messages.ts';
import { writerState } from './writer-state.ts';

/**
 * The journal's worker: it alone writes the file. The appends of a buffer, of all streams, are committed together, so that
 * the fsync (most of the time an append takes) is paid once for all of them.
 */

function serve(port: MessagePort, options: DatabaseOptions): readonly string[] {
  const { db, doubts } = openDatabase(options);
  const state = writerState(db);
  const vaultWriter = createVaultWriter(state, options.vaultKey);
  const shelfWriter = createShelfWriter(state, vaultWriter);
  const opened = identityOf(options.file);
  const hindrance = (): string | null => (identityOf(options.file) === opened ? null : takenAway(options.file));
  const write = createGroupWriter(state, { vaultWriter, shelfWriter }, hindrance);
  const upkeep = createUpkeep(state, { vaultWriter, shelfWriter });
  const snapshots = createSnapshotWriter(state);
  const tell = (message: FromWorker) => port.postMessage(message);
  const keeper = keepLog({
    db: state.db,
    timers: systemTimers,
    tell: (trouble) => tell({ kind: 'logHeld', ...trouble }),
  });

  function carryOut(task: Task): void {
    try {
      let finished = true;
      if (task.kind === 'close') keeper.stop();
      else keeper.written();
      if (task.kind === 'snapshotPiece') snapshots.add(task.stream, task.piece, task.isFirst);
      else if (task.kind === 'snapshot') snapshots.finish(task.about);
      else if (task.kind === 'sweep') finished = upkeep.sweepSome(task.now);
      else if (task.kind === 'fill') upkeep.fillShelf(task.stream, task.part);
      else if (task.kind === 'probe') probe();
      else upkeep.close();
      tell({ kind: 'finished', finished });
    } catch (error) {
      tell({ kind: 'failed', cause: causeOf(error) });
    }
  }

  function probe(): void {
    const cause = hindrance();
    if (cause !== null) throw new Error(cause);
    upkeep.probe();
  }

  function forgetErased(): void {
    try {
      upkeep.emptyLogOfErased();
    } catch {
      // The disk is full, say: the next round of the sweep tells.
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message instanceof ArrayBuffer) {
      const result = write(message);
      tell({ kind: 'replies', ...result });
      if (result.broken === null) forgetErased();
      keeper.written();
    } else carryOut(message);
  });
  return doubts;
}

if (parentPort) {
  const options = workerData as DatabaseOptions;
  try {
    const doubts = serve(parentPort, options);
    if (options.settles) systemSettle();
    parentPort.postMessage({ kind: 'ready', doubts } satisfies FromWorker);
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    parentPort.postMessage({ kind: 'fault', reason: error.reason, message: error.message } satisfies FromWorker);
    parentPort.close();
  }
}
