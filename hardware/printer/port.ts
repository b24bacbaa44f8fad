import type { Raster } from '../paper/raster.ts';

/**
 * What stands in the way of the next paper, or nothing does.
 * `paper_low` still prints; `busy` is off line without a named cause (the feed button is held); `failed` is a jam, the
 * cutter or the head, which a person must look at; `gone` does not answer.
 */
export type PrinterStatus = 'ready' | 'paper_low' | 'paper_out' | 'cover_open' | 'failed' | 'busy' | 'gone';

/**
 * `unconfirmed`: the printer took every byte and shows no fault, but did not say that it printed, as it does at other times.
 * `closed`: by us.
 */
export type PrintFault = 'paper_out' | 'cover_open' | 'failed' | 'busy' | 'gone' | 'unconfirmed' | 'closed';

/** `begun`: bytes have left for the printer, so the paper may carry all or part of it; another try is a reprint. */
export type PrintResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: PrintFault; readonly begun: boolean };

export interface Printer {
  /**
   * Resolves when the printer has said that it printed (and cut, unless `cut` is false), or, of one that cannot say so, when
   * it has every byte, had the time to print them, and shows no fault. Jobs run one at a time, in order. Never rejects;
   * throws RangeError for a picture wider than the paper.
   */
  print(paper: Raster, options?: { readonly cut: boolean }): Promise<PrintResult>;
  /** As last heard; `gone` until the printer has answered once. */
  status(): PrinterStatus;
  /** Called on every change; the result stops it. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  /** Resolves when the connection is shut and the waiting jobs are answered with `closed`. */
  close(): Promise<void>;
}
