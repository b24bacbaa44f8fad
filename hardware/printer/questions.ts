import { clearBytes, processIdBytes, STATUS_QUESTIONS, sensorBytes, statusBytes, wakeBytes } from './escpos-bytes.ts';
import type { Reply } from './escpos-replies.ts';
import { fromRealtime, type Sensors } from './escpos-sensors.ts';
import type { PrinterLink } from './printer-link.ts';
import type { Proof } from './proof.ts';
import type { Timers } from './timers.ts';

/** What is asked of a printer between jobs: one question at a time, and no answer within the limit is an answer too. */
export class Questions {
  readonly #link: PrinterLink;
  readonly #timers: Timers;
  readonly #limitMs: number;

  constructor(link: PrinterLink, timers: Timers, limitMs: number) {
    this.#link = link;
    this.#timers = timers;
    this.#limitMs = limitMs;
  }

  /** The four questions of DLE EOT; null if one stays unanswered. */
  async sensors(): Promise<Sensors | null> {
    const answers: number[] = [];
    for (const question of STATUS_QUESTIONS) {
      const reply = await this.#ask(statusBytes(question), 'realtime');
      if (reply?.kind !== 'realtime') return null;
      answers.push(reply.byte);
    }
    return fromRealtime(answers);
  }

  /** A printer with nothing to do answers each in some milliseconds, or does not know it. ESC @ then wipes what an ignorant one took for text. */
  async proof(): Promise<Proof> {
    const proves = async (question: Buffer, kind: Reply['kind']) =>
      (await this.#ask(Buffer.concat([wakeBytes(), question, wakeBytes()]), kind)) !== null;
    if (await proves(processIdBytes('look'), 'printed')) return 'process_id';
    return (await proves(sensorBytes(), 'sensor')) ? 'sensor' : 'none';
  }

  /** Has it forget what it received and did not print. Nothing may be sent until it answers (Epson ESC/POS reference, DLE DC4 fn=8). */
  async forget(): Promise<void> {
    await this.#ask(clearBytes(), 'cleared');
  }

  async #ask(question: Buffer, kind: Reply['kind']): Promise<Reply | null> {
    const answered = this.#first(kind);
    await this.#link.write(question);
    return answered;
  }

  /** The first reply of this kind, or null when the time is over or the link ends. */
  #first(kind: Reply['kind']): Promise<Reply | null> {
    return new Promise((resolve) => {
      const stops: (() => void)[] = [];
      const settle = (reply: Reply | null) => {
        for (const stop of stops) stop();
        resolve(reply);
      };
      stops.push(
        this.#timers.after(this.#limitMs, () => settle(null)),
        this.#link.onReply((reply) => {
          if (reply.kind === kind) settle(reply);
        }),
        this.#link.onEnd(() => settle(null)),
      );
    });
  }
}
