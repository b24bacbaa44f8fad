import type { Acquaintance } from './acquaintance.ts';
import { cutBytes, fillBytes, keptAgainBytes, wakeBytes } from './escpos-bytes.ts';
import { JobWatch } from './job-watch.ts';
import type { PrintFault } from './port.ts';
import type { PrinterDelays } from './printer-delays.ts';
import type { PrinterLine } from './printer-line.ts';
import { type Proof, type TurnQuestion, turnQuestion } from './proof.ts';
import { MOST_FILLS } from './questions.ts';
import type { Timers } from './timers.ts';

/** What is sent in one go, and how many rows of dots that moves the paper. */
export type Sending = { readonly bytes: Buffer; readonly rows: number };
export const NOTHING: Sending = { bytes: Buffer.alloc(0), rows: 0 };

/** Sends a job and finds out what became of it. A job is sent only to a printer that has just shown that it carries out what it is sent. */
export class JobSender {
  readonly #timers: Timers;
  readonly #delays: PrinterDelays;
  readonly #known: Acquaintance;
  readonly #hindered: (line: PrinterLine) => Promise<PrintFault | null>;
  /** A job broke off, or something was swallowed: a piece of it may hang out. */
  #isBroken = false;
  /** Whether something may stand open that nobody filled up: as the process starts, and after a break. */
  #isUnfilled = true;
  /** What the printer was last heard by; the proof of the job is that it is heard again. */
  #heardBy: TurnQuestion | null = null;

  constructor(
    timers: Timers,
    delays: PrinterDelays,
    known: Acquaintance,
    hindered: (line: PrinterLine) => Promise<PrintFault | null>,
  ) {
    this.#timers = timers;
    this.#delays = delays;
    this.#known = known;
    this.#hindered = hindered;
  }

  /** The next job is cut off from what hangs out. */
  cutFirst(): void {
    this.#isBroken = true;
  }

  /** What a new connection begins with. */
  async greet({ link, questions, isMute }: PrinterLine): Promise<void> {
    if (this.#isBroken && !isMute) await questions.forget();
    await link.write(wakeBytes(), this.#delays.stall);
  }

  /** Fills up what may stand open and was not filled up; false if there is no such thing. */
  async fillOnce({ link }: PrinterLine): Promise<boolean> {
    if (!this.#isUnfilled && !this.#isBroken) return false;
    this.#isUnfilled = false;
    return link.write(Buffer.concat([fillBytes(), wakeBytes()]), this.#delays.stall);
  }

  /** Whether it answers in its turn. */
  async isHeard(line: PrinterLine): Promise<boolean> {
    const proof = this.#known.proof;
    return proof !== null && proof !== 'none' && (await line.questions.listens(proof)) !== null;
  }

  /**
   * Null when the printer has shown that it carries out what it is sent, else why it does not. Another program may have left a
   * picture or a definition open, which takes what comes for its own: it is filled up until the printer answers in its turn.
   */
  async clearWay(line: PrinterLine): Promise<PrintFault | null> {
    const proof = this.#known.proof ?? 'none';
    if (proof === 'none') return this.#fillBlindly(line);
    for (let fills = 0; ; fills += 1) {
      this.#heardBy = await line.questions.listens(proof, fills === 0 ? undefined : this.#delays.confirm);
      if (this.#heardBy !== null) return null;
      const hindered = line.link.ended ? 'gone' : await this.#hindered(line);
      if (hindered !== null) return hindered;
      if (fills === MOST_FILLS) return 'failed';
      this.#isBroken = true;
      if (fills === 0) await line.questions.forget();
      if (!(await line.link.write(fillBytes(), this.#delays.stall))) return line.link.ended ? 'gone' : 'busy';
    }
  }

  /** Nothing shows whether something stands open. */
  async #fillBlindly({ link }: PrinterLine): Promise<PrintFault | null> {
    const bytes = this.#isUnfilled || this.#isBroken ? Buffer.concat([fillBytes(), wakeBytes()]) : wakeBytes();
    this.#heardBy = null;
    if (!(await link.write(bytes, this.#delays.stall))) return link.ended ? 'gone' : 'busy';
    this.#isUnfilled = false;
    return null;
  }

  /** Null once the printer has proved that it printed, or had the time to where it proves nothing. Behind `clearWay`. */
  async send(line: PrinterLine, job: Sending): Promise<PrintFault | null> {
    const fault = await this.#sent(line, job);
    this.#isBroken = fault !== null;
    return fault;
  }

  async #sent(line: PrinterLine, { bytes, rows }: Sending): Promise<PrintFault | null> {
    const { link } = line;
    const question = this.#questionBehind(this.#known.proof ?? 'none');
    const watch = new JobWatch(link, this.#timers, question);
    const head = this.#isBroken ? cutBytes() : NOTHING.bytes;
    const writing = link.write(
      Buffer.concat([head, bytes, question?.bytes ?? NOTHING.bytes]),
      this.#delays.stall,
      () => watch.decided,
    );
    const taken = await Promise.race([writing, watch.verdict.then(() => writing)]);
    if (!taken && !watch.decided) return link.ended ? 'gone' : 'busy';
    const pieces = this.#isBroken ? 2 : 1;
    watch.allow(question === null ? rows * this.#delays.row + pieces * this.#delays.cut : this.#delays.confirm);
    const verdict = await watch.verdict;
    if (verdict === 'left') return line.isMute && taken ? null : 'gone';
    if (verdict !== 'printed' && verdict !== 'silent') return verdict;
    if (question !== null) this.#known.inTurn.settled(verdict === 'printed');
    // An id comes when the paper is out; other answers say only that the printer came so far, and need a look.
    if (verdict === 'printed' && question?.isPrinted === true) return null;
    const hindered = await this.#hindered(line);
    if (hindered !== null || verdict === 'printed' || question === null) return hindered;
    return this.#unanswered(line, question, watch.heard);
  }

  /** Behind a job the same question again, from the printer's memory where it has one: it forgets it when it is switched off. */
  #questionBehind(proof: Proof): (TurnQuestion & { readonly isPrinted: boolean }) | null {
    if (proof === 'none') return null;
    const isPrinted = proof.by === 'process_id';
    if (proof.remembers && this.#heardBy !== null) return { ...this.#heardBy, bytes: keptAgainBytes(), isPrinted };
    return { ...turnQuestion(proof.by, this.#known.inTurn.ask()), isPrinted };
  }

  /** The printer is there and did not say that it printed: one that answers now without having come to the job's end has lost it. */
  async #unanswered(line: PrinterLine, job: TurnQuestion, heard: number): Promise<PrintFault | null> {
    const proof = this.#known.proof;
    // Another printer may stand at this address by now: it is asked anew.
    this.#known.proof = null;
    line.isKnown = false;
    if (proof === null || proof === 'none') return 'unconfirmed';
    const check = turnQuestion(proof.by, 1);
    const { replies } = await line.questions.collect(
      check.bytes,
      (now) =>
        now.some(check.answers) && (proof.by === 'process_id' || heard + now.filter(job.answers).length > job.copies),
      this.#delays.confirm,
    );
    const late = heard + replies.filter(job.answers).length;
    if (proof.by === 'process_id') return late > 0 ? null : replies.some(check.answers) ? 'lost' : 'unconfirmed';
    // Answers without a name: all of the job's and the one behind it, or some are missing.
    if (late > job.copies) return this.#hindered(line);
    return late > 0 ? 'lost' : 'unconfirmed';
  }
}
