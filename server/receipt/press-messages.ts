import type { Receipt } from './receipt.ts';

/** To the worker: a receipt, and the number by which its answer is known. */
export interface ToPress {
  readonly job: number;
  readonly receipt: Receipt;
}

/** `refused`: this receipt cannot be made; the worker goes on. */
export type FromPress =
  | { readonly kind: 'printed'; readonly job: number; readonly pdf: Uint8Array }
  | { readonly kind: 'refused'; readonly job: number; readonly cause: string };
