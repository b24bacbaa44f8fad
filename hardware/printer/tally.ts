/** Asked more often, a printer that is only gone would be asked ever more. */
const MOST_COPIES = 5;
/** So many questions in a row that were answered in time: what was still owed was lost, and comes no more. */
const SOON = 2;

/**
 * Answers without a name, of which one that comes late is taken for the answer to the next question. So as many answers as may
 * still be under way are counted, a question is put once more than that, and its last answer is the one that counts.
 */
export class Tally {
  #owed = 0;
  #inTime = 0;

  /** Puts so many questions at once; false when a late answer could come between theirs. */
  together(questions: number): boolean {
    if (this.#owed > 0 && this.#inTime < SOON) return false;
    this.#owed = questions;
    return true;
  }

  /** How often to put the question now, and how many answers to wait for. */
  ask(): number {
    if (this.#inTime >= SOON) this.#owed = 0;
    const copies = Math.min(this.#owed + 1, MOST_COPIES);
    this.#owed += copies;
    return copies;
  }

  heard(): void {
    this.#owed = Math.max(0, this.#owed - 1);
  }

  settled(answered: boolean): void {
    this.#inTime = answered ? this.#inTime + 1 : 0;
  }
}
