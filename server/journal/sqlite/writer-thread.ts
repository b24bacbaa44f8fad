import { Worker } from 'node:worker_threads';
import type { Append } from '../port.ts';
import { JournalFault } from './fault.ts';
import { encodeAppends } from './frame.ts';
import type { DatabaseOptions } from './open-database.ts';
import type { Reply } from './reply.ts';
import type { FromWorker, Task } from './worker-messages.ts';

export type SpawnWorker = (options: DatabaseOptions) => Worker;

export const spawnWorker: SpawnWorker = (options) =>
  new Worker(new URL('./worker.ts', import.meta.url), { workerData: options, name: 'journal' });

/**
 * Buffers on the way to the worker, a commit each: one being written and one that waits, so that it is never idle. Appends
 * that come while both are out gather here and cross as one: under load a crossing (4 µs) is paid once for many.
 */
const FRAMES_OUT = 2;
/** Appends in one buffer, so that the first of a flood is not answered only after thousands that came later. */
const FRAME_APPENDS = 512;

interface WaitingTask {
  readonly resolve: (finished: boolean) => void;
  readonly reject: (error: Error) => void;
}

/** One life of the worker. Answers come in the order of the questions, so that a row of waiting calls is all it needs. */
export interface WriterThread {
  /** What was found damaged as the file was opened, and can be worked around. */
  readonly doubts: readonly string[];
  /** Resolves with `unknown` when the worker ends before it has answered. */
  append(append: Append): Promise<Reply>;
  /** Resolves with false when a sweep wants to be asked again; rejects when the task failed or the worker ended. */
  task(task: Task): Promise<boolean>;
  /** Ends the worker without waiting for anything. */
  end(): Promise<void>;
}

/**
 * Starts a worker; rejects with a JournalFault when the file cannot be opened. `onEnd` is told once, after everything
 * that waited has its outcome, when a started worker ends by itself or says that its connection is broken.
 */
export function startWriterThread(
  options: DatabaseOptions,
  spawn: SpawnWorker,
  onEnd: (cause: string) => void,
  onLogHeld: (trouble: { readonly cause: string; readonly pages: number }) => void,
): Promise<WriterThread> {
  const worker = spawn(options);
  let gathered: Append[] = [];
  let framesOut = 0;
  let flushing = false;
  /** Of all appends that have no outcome, on the way or gathered, oldest first. */
  let appends: ((reply: Reply) => void)[] = [];
  const tasks: WaitingTask[] = [];
  let ready = false;
  let ended: string | null = null;

  function end(cause: string): void {
    if (ended !== null) return;
    ended = cause;
    for (const resolve of appends) resolve({ kind: 'unknown', cause });
    appends = [];
    gathered = [];
    for (const { reject } of tasks.splice(0)) reject(new Error(cause));
    if (ready) onEnd(cause);
  }

  function send(): void {
    flushing = false;
    while (gathered.length > 0 && framesOut < FRAMES_OUT && ended === null) {
      // To an idle worker half goes ahead. Were all in one commit, this thread and the worker would wait for each other in
      // turn; so one half is answered, and what comes next decided, while the other is written.
      const share = framesOut === 0 ? Math.ceil(gathered.length / 2) : gathered.length;
      sendFrame(gathered.splice(0, Math.min(share, FRAME_APPENDS)));
    }
  }

  function sendFrame(some: readonly Append[]): void {
    const frame = encodeAppends(some);
    framesOut++;
    worker.postMessage(frame, [frame]);
  }

  const thread: Omit<WriterThread, 'doubts'> = {
    append(append) {
      if (ended !== null) return Promise.resolve({ kind: 'unavailable', reason: 'down', cause: ended });
      return new Promise((resolve) => {
        appends.push(resolve);
        gathered.push(append);
        if (flushing || framesOut === FRAMES_OUT) return;
        // After the microtasks that wait already: the loops of several branches which the last commit let go on.
        flushing = true;
        queueMicrotask(send);
      });
    },
    task(task) {
      if (ended !== null) return Promise.reject(new Error(ended));
      return new Promise((resolve, reject) => {
        tasks.push({ resolve, reject });
        // What was handed over before the task is written before it.
        if (gathered.length > 0) sendFrame(gathered.splice(0));
        worker.postMessage(task);
      });
    },
    async end() {
      await worker.terminate();
    },
  };

  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'ready':
          ready = true;
          return resolve({ ...thread, doubts: message.doubts });
        case 'fault':
          return reject(new JournalFault(message.reason, message.message));
        case 'replies': {
          const answered = appends.splice(0, message.replies.length);
          framesOut--;
          for (const [index, reply] of message.replies.entries()) answered[index]?.(reply);
          queueMicrotask(send);
          if (message.broken !== null) {
            end(message.broken);
            void worker.terminate();
          }
          return;
        }
        case 'finished':
          return tasks.shift()?.resolve(message.finished);
        case 'logHeld':
          return onLogHeld(message);
        case 'failed':
          return tasks.shift()?.reject(new Error(message.cause));
        default:
          return message satisfies never;
      }
    });
    worker.on('error', (error) => {
      const cause = error instanceof Error ? error.message : String(error);
      end(`the journal's worker failed: ${cause}`);
      reject(error);
    });
    worker.on('exit', () => {
      end("the journal's worker ended");
      reject(new Error("the journal's worker ended while it started"));
    });
  });
}
