import type { PrintHead } from '../../wire/print-head.ts';
import type { Proof } from './proof.ts';
import { Tally } from './tally.ts';

/** A printer that starts up, or serves another computer, is silent as well: so many connections in a row before it counts as one that cannot speak. */
const SILENT_LINES = 3;
/** The longest lag that is waited for, in times of the usual one: a print server box that asks its printer every few seconds. */
const MOST_PATIENCE = 8;

/** What was learned about a printer; it outlives the connections. */
export class Acquaintance {
  /** It has answered its questions once: from then on silence means that it is gone. */
  speaks = false;
  proof: Proof | null = null;
  /** The head that its model has. */
  head: PrintHead | null = null;
  readonly realtime = new Tally();
  readonly inTurn = new Tally();
  #silentLines = 0;
  #patience = 1;

  /** It was never heard: its tickets are believed. */
  get mute(): boolean {
    return !this.speaks && this.#silentLines >= SILENT_LINES;
  }

  /** In times of the usual wait for an answer. */
  get patience(): number {
    return this.#patience;
  }

  /** A whole connection on which nothing was heard. */
  silent(): void {
    this.#silentLines += 1;
  }

  /** `early`: within a quarter of the time that was allowed; half of it is then still twice what was needed. */
  answered(early: boolean): void {
    this.speaks = true;
    if (early) this.#patience = Math.max(1, this.#patience / 2);
  }

  /** Later than it was waited for, or never: the next wait is longer. */
  unanswered(): void {
    this.#patience = Math.min(MOST_PATIENCE, this.#patience * 2);
  }
}
