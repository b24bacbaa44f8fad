import { Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import type { Timers } from '../ports.ts';
import type { FromPress, ToPress } from './press-messages.ts';
import type { Receipt } from './receipt.ts';

export interface ReceiptPress {
  /**
   * Form 01 as a PDF.
   * @throws Error with the cause, for a receipt that cannot be made, and for all that wait when the worker ends or hangs; the
   * next receipt gets a new worker.
   */
  print(receipt: Receipt): Promise<Uint8Array>;
  /** Somebody has come to work who will want receipts: the first need not wait for the worker to start. */
  warm(): void;
  /** Ends the worker; what still waits is refused, and so is all that comes later. */
  close(): Promise<void>;
}

/** Ten at once take a second on a slow box: by then something is stuck. */
const STUCK_AFTER_MS = 15_000;

export type SpawnPress = () => Worker;
const spawnPress: SpawnPress = () => new Worker(new URL('./receipt-worker.ts', import.meta.url), { name: 'receipts' });

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** Makes receipts in a thread of its own, which begins with the first one unless it was warmed before. */
export function createReceiptPress(timers: Timers, log: Log, spawn: SpawnPress = spawnPress): ReceiptPress {
  let running: Running | null = null;
  let jobs = 0;
  let closed = false;

  function start(): Running {
    const worker = spawn();
    const waiting = new Map<number, Waiting>();
    const begun = { worker, waiting };
    // It holds no work of its own that a stop would have to wait for.
    worker.unref();
    worker.on('message', (message: FromPress) => {
      const job = waiting.get(message.job);
      waiting.delete(message.job);
      if (message.kind === 'printed') job?.resolve(message.pdf);
      else job?.reject(new Error(message.cause));
    });
    worker.on('error', (error) => {
      log.error('worker_failed', { worker: 'receipts', error });
      end(begun, `the worker failed: ${String(error)}`);
    });
    worker.on('exit', () => end(begun, 'the worker ended'));
    return begun;
  }

  function end(ended: Running, cause: string): void {
    if (running === ended) running = null;
    for (const { reject } of ended.waiting.values()) reject(new Error(`No receipt was made: ${cause}`));
    ended.waiting.clear();
    void ended.worker.terminate();
  }

  return {
    print(receipt) {
      if (closed) return Promise.reject(new Error('No receipt was made: the house closes'));
      running ??= start();
      const press = running;
      jobs += 1;
      const job = jobs;
      const stuck = timers.after(STUCK_AFTER_MS, () => end(press, 'the worker is stuck'));
      return new Promise<Uint8Array>((resolve, reject) => {
        press.waiting.set(job, { resolve, reject });
        press.worker.postMessage({ job, receipt } satisfies ToPress);
      }).finally(stuck);
    },
    warm() {
      if (closed) return;
      try {
        running ??= start();
      } catch (error) {
        // Whoever wants a receipt will hear it; who signs in does not.
        log.error('worker_failed', { worker: 'receipts', error });
      }
    },
    async close() {
      closed = true;
      if (running === null) return;
      const { worker } = running;
      end(running, 'the house closes');
      await worker.terminate();
    },
  };
}
