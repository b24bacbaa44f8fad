import type { KnownHead } from '../../wire/print-head.ts';
import type { Raster } from '../paper/raster.ts';

/**
 * What stands in the way of the next paper, or nothing does.
 * `paper_low` still prints; `busy` is off line without a named cause (the feed button is held); `failed` is a jam, the
 * cutter or the head, or that it takes what it is sent for something else and must be switched off and on: a person must
 * look at it; `gone` does not answer.
 */
export type PrinterStatus = 'ready' | 'paper_low' | 'paper_out' | 'cover_open' | 'failed' | 'busy' | 'gone';

/**
 * `unconfirmed`: the printer took every byte, and has not answered since. `lost`: it answers, and did not come to the job's
 * end: it was switched off, or took the job for something else. `too_wide`: for its head, as known by now. `closed`: by us.
 */
export type PrintFault =
  | 'paper_out'
  | 'cover_open'
  | 'failed'
  | 'busy'
  | 'gone'
  | 'unconfirmed'
  | 'lost'
  | 'too_wide'
  | 'closed';

/** `begun`: bytes have left for the printer, so the paper may carry all or part of it; another try is a reprint. */
export type PrintResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: PrintFault; readonly begun: boolean };

/** A picture, or how it is drawn for the head that prints it. */
export type Paper = Raster | ((head: KnownHead) => Raster);

export interface Printer {
  /**
   * Resolves when the printer has said that it printed (and cut, unless `cut` is false), or, of one that cannot say so, when
   * it has every byte, had the time to print them, and shows no fault. Jobs run one at a time, in order. Rejects
   * only with what drawing the paper throws, before a byte of it has left; throws RangeError for a picture wider than the head.
   */
  print(paper: Paper, options?: { readonly cut: boolean }): Promise<PrintResult>;
  /** As last heard; `gone` until the printer has answered once. */
  status(): PrinterStatus;
  /** What it prints with, as known by now. */
  head(): KnownHead;
  /** Called on every change of status or head; the result stops it. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  /** Resolves when the connection is shut and the waiting jobs are answered with `closed`. */
  close(): Promise<void>;
}
