import type { Reply } from './escpos-replies.ts';
import { fromReport, statusOf } from './escpos-sensors.ts';
import type { PrintFault } from './port.ts';
import type { PrinterLink } from './printer-link.ts';
import type { Timers } from './timers.ts';

/** `silent`: nothing at all was heard within the limit. `left`: it shut the connection in good order, as some do behind each job. */
export type JobVerdict = 'printed' | 'silent' | 'left' | PrintFault;

/** What proves the job: as many of these answers. */
interface Awaited {
  readonly copies: number;
  answers(reply: Reply): boolean;
}

/** Listens while one job runs; the first thing that settles it is its verdict. */
export class JobWatch {
  readonly verdict: Promise<JobVerdict>;
  readonly #timers: Timers;
  readonly #stops: (() => void)[] = [];
  #stopClock: () => void = () => {};
  #decide: (verdict: JobVerdict) => void = () => {};
  #decided = false;
  #heard = 0;

  constructor(link: PrinterLink, timers: Timers, proof: Awaited | null) {
    this.#timers = timers;
    this.verdict = new Promise((resolve) => {
      this.#decide = resolve;
    });
    this.#stops.push(
      link.onReply((reply) => {
        if (proof?.answers(reply)) this.#heard += 1;
        if (proof !== null && this.#heard >= proof.copies) this.#settle('printed');
        const fault = faultIn(reply);
        if (fault !== null) this.#settle(fault);
      }),
      link.onEnd((end) => this.#settle(end === 'left' ? 'left' : 'gone')),
    );
  }

  get decided(): boolean {
    return this.#decided;
  }

  /** Answers that count towards the proof. */
  get heard(): number {
    return this.#heard;
  }

  /** From now, so many milliseconds of silence settle it. */
  allow(limitMs: number): void {
    this.#stopClock();
    if (!this.#decided) this.#stopClock = this.#timers.after(limitMs, () => this.#settle('silent'));
  }

  #settle(verdict: JobVerdict): void {
    if (this.#decided) return;
    this.#decided = true;
    this.#stopClock();
    for (const stop of this.#stops) stop();
    this.#decide(verdict);
  }
}

/** What stops the paper where it stands, or wiped the job. The feed button (`busy`) only makes it late. */
function faultIn(reply: Reply): PrintFault | null {
  if (reply.kind === 'restarted') return 'lost';
  if (reply.kind !== 'changed') return null;
  const status = statusOf(fromReport(reply.bytes));
  return status === 'paper_out' || status === 'cover_open' || status === 'failed' ? status : null;
}
