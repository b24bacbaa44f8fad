import type { ShelfPart, Snapshot } from '../port.ts';
import type { FaultReason } from './fault.ts';
import type { Reply } from './reply.ts';

/** What crosses between the server's thread and the journal's worker. Answers come in the order of the questions. */
export type ToWorker = ArrayBuffer | Task;

export type Task =
  /** Pieces of a stream's state, and then its `snapshot`; a first piece begins anew. */
  | { readonly kind: 'snapshotPiece'; readonly stream: string; readonly piece: string; readonly isFirst: boolean }
  | { readonly kind: 'snapshot'; readonly about: Omit<Snapshot, 'state'> }
  | { readonly kind: 'fill'; readonly stream: string; readonly part: ShelfPart }
  | { readonly kind: 'sweep'; readonly now: number }
  | { readonly kind: 'probe' }
  | { readonly kind: 'close' };

export type FromWorker =
  /** `doubts`: what the file has that is damaged and can be worked around, a line each. */
  | { readonly kind: 'ready'; readonly doubts: readonly string[] }
  | { readonly kind: 'fault'; readonly reason: FaultReason; readonly message: string }
  /** One for each append of the oldest buffer, in order. `broken`: the worker's connection is not to be used again. */
  | { readonly kind: 'replies'; readonly replies: readonly Reply[]; readonly broken: string | null }
  /** The oldest task is done; a sweep that is not `finished` wants to be asked again. */
  | { readonly kind: 'finished'; readonly finished: boolean }
  | { readonly kind: 'failed'; readonly cause: string }
  /** What has been written cannot be carried from SQLite's log into the file; nothing is lost, and nothing stops. */
  | { readonly kind: 'logHeld'; readonly cause: string; readonly pages: number };
