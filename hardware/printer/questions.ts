import type { PrintHead } from '../../wire/print-head.ts';
import type { Acquaintance } from './acquaintance.ts';
import {
  clearBytes,
  fillBytes,
  identityBytes,
  keptAgainBytes,
  keptBytes,
  processIdBytes,
  STATUS_QUESTIONS,
  sensorBytes,
  statusBytes,
  wakeBytes,
} from './escpos-bytes.ts';
import type { Reply } from './escpos-replies.ts';
import { fromRealtime, type Sensors } from './escpos-sensors.ts';
import { headOfModel } from './known-heads.ts';
import type { PrinterDelays } from './printer-delays.ts';
import type { PrinterLink } from './printer-link.ts';
import { type AnswerKind, type Proof, type TurnQuestion, turnQuestion } from './proof.ts';
import type { Timers } from './timers.ts';

/** As many as 256 kB: a receipt's picture in one command, broken off at its first row. What claims more needs the printer's switch. */
export const MOST_FILLS = 4;

/** Two ids that no job has. */
const LOOK = ['look', 'Look'] as const;

/** What is asked of a printer between jobs: one thing at a time, and no answer within the limit is an answer too. */
export class Questions {
  readonly #link: PrinterLink;
  readonly #timers: Timers;
  readonly #delays: PrinterDelays;
  readonly #known: Acquaintance;

  constructor(link: PrinterLink, timers: Timers, delays: PrinterDelays, known: Acquaintance) {
    this.#link = link;
    this.#timers = timers;
    this.#delays = delays;
    this.#known = known;
    link.onReply(({ kind }) => {
      if (kind === 'realtime') known.realtime.heard();
      if (kind === 'sensor' || kind === 'printed') known.inTurn.heard();
    });
  }

  get #limitMs(): number {
    return this.#delays.answer * this.#known.patience;
  }

  /** The four questions of DLE EOT; `silent` if one stays unanswered, `cut_off` if the link ended too soon to tell, `garbled` if what answers is no printer. */
  async sensors(): Promise<Sensors | 'silent' | 'cut_off' | 'garbled'> {
    const tally = this.#known.realtime;
    const answers: number[] = [];
    // A printer that lags would be waited for four times, were they not put together.
    const isTogether = tally.together(STATUS_QUESTIONS.length);
    for (const round of isTogether ? [STATUS_QUESTIONS] : STATUS_QUESTIONS.map((question) => [question])) {
      const copies = isTogether ? 1 : tally.ask();
      const bytes = Buffer.concat(round.flatMap((question) => Array(copies).fill(statusBytes(question))));
      const wanted = round.length * copies;
      const { replies, early } = await this.collect(
        bytes,
        (heard) => count(heard, isRealtime) >= wanted,
        this.#limitMs,
      );
      const heard = replies.flatMap((reply) => (reply.kind === 'realtime' ? [reply.byte] : []));
      tally.settled(heard.length >= wanted);
      if (replies.some(({ kind }) => kind === 'noise')) return 'garbled';
      if (heard.length < wanted) {
        // One that cannot speak and drops what is idle is silent too.
        if (this.#link.ended && early) return 'cut_off';
        this.#known.unanswered();
        return 'silent';
      }
      this.#known.answered(early);
      answers.push(...heard.slice(-round.length));
    }
    return fromRealtime(answers);
  }

  /** Nobody waits for the answer: one that was taken for mute, since its network box was up before it, is heard when it speaks. */
  askWithoutWaiting(): void {
    const [first] = STATUS_QUESTIONS;
    if (first !== undefined && !this.#link.ended) void this.#link.write(statusBytes(first), this.#limitMs);
  }

  /** The question behind the next job, and whether the printer has come to it: then it carries out what it is sent. */
  async listens({ by, remembers }: Exclude<Proof, 'none'>, limitMs = this.#limitMs): Promise<TurnQuestion | null> {
    const question = turnQuestion(by, this.#known.inTurn.ask());
    const bytes = Buffer.concat([wakeBytes(), remembers ? keptBytes(question.bytes) : question.bytes]);
    const enough = (heard: readonly Reply[]) => count(heard, question.answers) >= question.copies;
    const answered = enough((await this.collect(bytes, enough, limitMs)).replies);
    this.#known.inTurn.settled(answered);
    return answered ? question : null;
  }

  /**
   * Finds out how it answers in its turn; null when something stands in its way just now. What another program left open is
   * filled up first, where nothing answers.
   */
  async proof(isHindered: () => Promise<boolean>): Promise<Proof | null> {
    for (let fills = 0; ; fills += 1) {
      const by = await this.#answerKind();
      if (by !== null) return { by, remembers: await this.#remembers(by) };
      // A printer without paper answers nothing in its turn either, and a fill would lie before its next job.
      if (this.#link.ended || (await isHindered())) return null;
      if (fills === MOST_FILLS) return 'none';
      if (fills === 0) await this.forget();
      if (!(await this.#link.write(fillBytes(), this.#delays.stall))) return null;
    }
  }

  /** A printer with nothing to do answers each in some milliseconds, or does not know it. */
  async #answerKind(): Promise<AnswerKind | null> {
    const [first, second] = LOOK;
    const asked = [processIdBytes(first), sensorBytes(), processIdBytes(second), sensorBytes()];
    const printed = (heard: readonly Reply[]) => heard.flatMap((reply) => (reply.kind === 'printed' ? [reply.id] : []));
    const isNamed = (ids: readonly string[]) => ids.includes(first) && ids.includes(second);
    const bytes = Buffer.concat([wakeBytes(), ...asked, wakeBytes()]);
    const enough = (heard: readonly Reply[]) => isNamed(printed(heard)) && count(heard, isSensor) >= 2;
    const { replies } = await this.collect(bytes, enough, this.#limitMs);
    const ids = printed(replies);
    if (isNamed(ids)) return 'process_id';
    if (count(replies, isSensor) >= 2) return 'sensor';
    return ids.length >= 2 ? 'fixed_id' : null;
  }

  /** Carried out as it is kept, and once more: a printer that does not know GS : and GS ^ answers once. */
  async #remembers(by: AnswerKind): Promise<boolean> {
    const [kept, behind] = [turnQuestion(by, 1), turnQuestion(by, 1)];
    const bytes = Buffer.concat([wakeBytes(), keptBytes(kept.bytes), keptAgainBytes(), behind.bytes, wakeBytes()]);
    const isNamed = by === 'process_id';
    const enough = (heard: readonly Reply[]) =>
      isNamed ? count(heard, behind.answers) > 0 : count(heard, kept.answers) > 2;
    const { replies } = await this.collect(bytes, enough, this.#limitMs);
    return count(replies, kept.answers) === (isNamed ? 2 : 3);
  }

  /** The head of the model that it says it is; null if it does not say, or the model is not known. */
  async head(proof: Proof): Promise<PrintHead | null> {
    if (proof === 'none') return null;
    const behind = turnQuestion(proof.by, this.#known.inTurn.ask());
    const bytes = Buffer.concat([wakeBytes(), identityBytes(), behind.bytes, wakeBytes()]);
    const enough = (heard: readonly Reply[]) => count(heard, behind.answers) >= behind.copies;
    const { replies } = await this.collect(bytes, enough, this.#limitMs);
    this.#known.inTurn.settled(enough(replies));
    const name = replies.find((reply) => reply.kind === 'model')?.name;
    const setting = replies.find((reply) => reply.kind === 'paper')?.setting;
    return name === undefined ? null : headOfModel(name, setting ?? null);
  }

  /** Has it forget what it received and did not print. Nothing may be sent until it answers (Epson ESC/POS reference, DLE DC4 fn=8). */
  async forget(): Promise<void> {
    await this.collect(clearBytes(), (heard) => heard.some(({ kind }) => kind === 'cleared'), this.#limitMs);
  }

  /** What is heard from the moment of asking until it is enough, the time is over or the link ends. */
  collect(
    question: Buffer,
    enough: (heard: readonly Reply[]) => boolean,
    limitMs: number,
  ): Promise<{ readonly replies: readonly Reply[]; readonly early: boolean }> {
    return new Promise((resolve) => {
      const replies: Reply[] = [];
      let early = true;
      let over = false;
      const stops: (() => void)[] = [];
      const settle = () => {
        over = true;
        for (const stop of stops) stop();
        resolve({ replies, early });
      };
      stops.push(
        this.#timers.after(limitMs / 4, () => {
          early = false;
        }),
        this.#timers.after(limitMs, settle),
        this.#link.onReply((reply) => {
          replies.push(reply);
          if (!over && enough(replies)) settle();
        }),
        this.#link.onEnd(settle),
      );
      if (over) for (const stop of stops) stop();
      else void this.#link.write(question, limitMs);
    });
  }
}

const isRealtime = (reply: Reply): boolean => reply.kind === 'realtime';
const isSensor = (reply: Reply): boolean => reply.kind === 'sensor';
const count = (heard: readonly Reply[], is: (reply: Reply) => boolean): number => heard.filter(is).length;
