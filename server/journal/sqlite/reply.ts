import type { AppendOutcome } from '../port.ts';

/** What became of one append of a group: the last seq when it is durable. `rejected` is a bug of the caller. */
export type Reply =
  | number
  | Exclude<AppendOutcome, { kind: 'done' }>
  | { readonly kind: 'rejected'; readonly cause: string };
