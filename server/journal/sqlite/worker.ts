import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { systemTimers } from '../../system.ts';
import { causeOf, JournalFault } from './fault.ts';
import { createGroupWriter } from './group-writer.ts';
import { keepLog } from './log-keeper.ts';
import { type DatabaseOptions, openDatabase } from './open-database.ts';
import { createShelfWriter } from './shelf-writer.ts';
import { createUpkeep } from './upkeep.ts';
import { createVaultWriter } from './vault-writer.ts';
import type { FromWorker, Task, ToWorker } from './worker-messages.ts';
import { writerState } from './writer-state.ts';

/**
 * The journal's worker: it alone writes the file. The appends of a buffer, of all streams, are committed together, so that
 * the fsync (most of the time an append takes) is paid once for all of them.
 */

function serve(port: MessagePort, options: DatabaseOptions): void {
  const state = writerState(openDatabase(options));
  const vaultWriter = createVaultWriter(state, options.vaultKey);
  const shelfWriter = createShelfWriter(state, vaultWriter);
  const write = createGroupWriter(state, { vaultWriter, shelfWriter });
  const upkeep = createUpkeep(state, { vaultWriter, shelfWriter });
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
      if (task.kind === 'snapshot') upkeep.saveSnapshot(task.snapshot);
      else if (task.kind === 'sweep') finished = upkeep.sweepSome(task.now);
      else if (task.kind === 'fill') upkeep.fillShelf(task.stream, task.part);
      else if (task.kind === 'probe') upkeep.probe();
      else upkeep.close();
      tell({ kind: 'finished', finished });
    } catch (error) {
      tell({ kind: 'failed', cause: causeOf(error) });
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message instanceof ArrayBuffer) {
      tell({ kind: 'replies', ...write(message) });
      keeper.written();
    } else carryOut(message);
  });
}

if (parentPort) {
  const options = workerData as DatabaseOptions;
  try {
    serve(parentPort, options);
    parentPort.postMessage({ kind: 'ready' } satisfies FromWorker);
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    parentPort.postMessage({ kind: 'fault', reason: error.reason, message: error.message } satisfies FromWorker);
    parentPort.close();
  }
}
