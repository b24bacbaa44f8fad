import type { PrinterLink } from './printer-link.ts';
import type { Questions } from './questions.ts';

/** A connection, and what is known of the printer at its other end for as long as it lasts. */
export interface PrinterLine {
  readonly link: PrinterLink;
  readonly questions: Questions;
  /** It takes bytes and cannot speak. */
  isMute: boolean;
  /** It takes what it is sent for something else, however much of it comes: only its switch helps. */
  isStuck: boolean;
  /** It was asked how it proves a job. */
  isKnown: boolean;
}
