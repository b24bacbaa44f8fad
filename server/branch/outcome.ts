import type { BranchEvent } from '../../queue/branch/branch.ts';
import type { Instant } from '../../queue/ids.ts';
import type { Refusal } from '../../queue/refusals.ts';
import type { WaitsAt } from './branch-stream.ts';

/** What became of a command. Nothing is `done` before it is durable. */
export type Outcome =
  /** Carried out, now or when the same key was first sent. `seq` is that of its last event. */
  | {
      readonly kind: 'done';
      readonly epoch: number;
      readonly seq: number;
      readonly at: Instant;
      readonly events: readonly BranchEvent[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The same key came with another body. */
  | { readonly kind: 'key_reused' }
  /** It may or may not have been written: ask again with the same key. */
  | { readonly kind: 'outcome_unknown' }
  | { readonly kind: 'unavailable'; readonly reason: 'full' | 'down' }
  | { readonly kind: 'closing' }
  /** A newer program has written what this one does not know: nothing is decided on a state that is not the newest. */
  | ({ readonly kind: 'waits' } & WaitsAt)
  /** A bug: logged, and nothing changed. */
  | { readonly kind: 'failed' };
