import type { KnownHead, PrintHead } from '../../wire/print-head.ts';
import { drawnDots } from '../paper/raster.ts';
import { Acquaintance } from './acquaintance.ts';
import { pictureBytes } from './escpos-bytes.ts';
import { fromReport, type Sensors, statusOf } from './escpos-sensors.ts';
import { JobSender, NOTHING, type Sending } from './job-sender.ts';
import { type PaperWidthMm, USUAL_HEADS } from './known-heads.ts';
import type { Paper, Printer, PrinterStatus, PrintFault, PrintResult } from './port.ts';
import { PRINTER_DELAYS, type PrinterDelays } from './printer-delays.ts';
import type { PrinterLine } from './printer-line.ts';
import { PrinterLink } from './printer-link.ts';
import { Questions } from './questions.ts';
import { systemTimers, type Timers } from './timers.ts';

export type NetworkPrinterOptions = {
  readonly host: string;
  /** 9100, the port of raw printing, unless the printer was set up otherwise. */
  readonly port?: number;
  /** As a person set it; without it the printer is asked, and believed by its paper where it does not tell. */
  readonly head?: PrintHead | null;
  readonly paperWidthMm?: PaperWidthMm;
  readonly timers?: Timers;
  readonly delays?: Partial<PrinterDelays>;
  /** Whether another process may have died over this printer in mid-job: what hangs out is then cut off before all else, at the cost of a blank slip. */
  readonly cutsFirst?: boolean;
};

const RAW_PRINTING_PORT = 9100;

/** The status as a reason not to print, or null if it prints. */
const hindrance = (status: PrinterStatus): PrintFault | null =>
  status === 'ready' || status === 'paper_low' ? null : status;

/** An ESC/POS printer on the network. It connects by itself, stays connected, and comes back by itself. */
export class NetworkPrinter implements Printer {
  readonly #host: string;
  readonly #port: number;
  readonly #setHead: PrintHead | null;
  readonly #paperWidthMm: PaperWidthMm;
  readonly #timers: Timers;
  readonly #delays: PrinterDelays;
  readonly #listeners = new Set<(status: PrinterStatus) => void>();
  readonly #known = new Acquaintance();
  readonly #sender: JobSender;
  #status: PrinterStatus = 'gone';
  #line: PrinterLine | null = null;
  /** A piece of another process' job may hang out. */
  #uncut: boolean;
  #closed = false;
  /** What uses the line runs one after the other: jobs and questions alike. */
  #turn: Promise<unknown> = Promise.resolve();
  #stopTimer: () => void = () => {};

  constructor(options: NetworkPrinterOptions) {
    this.#host = options.host;
    this.#port = options.port ?? RAW_PRINTING_PORT;
    this.#setHead = options.head ?? null;
    this.#paperWidthMm = options.paperWidthMm ?? 80;
    this.#timers = options.timers ?? systemTimers;
    this.#delays = { ...PRINTER_DELAYS, ...options.delays };
    this.#uncut = options.cutsFirst ?? false;
    this.#sender = new JobSender(this.#timers, this.#delays, this.#known, (line) => this.#hindered(line));
    this.#look();
  }

  status(): PrinterStatus {
    return this.#status;
  }

  head(): KnownHead {
    if (this.#setHead !== null) return { ...this.#setHead, source: 'set' };
    if (this.#known.head !== null) return { ...this.#known.head, source: 'told' };
    return { ...USUAL_HEADS[this.#paperWidthMm], source: 'assumed' };
  }

  /** Whether it says by itself that a job is printed, as last learned. */
  proves(): boolean {
    return this.#known.proof !== null && this.#known.proof !== 'none';
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(paper: Paper, options: { readonly cut: boolean } = { cut: true }): Promise<PrintResult> {
    if (typeof paper !== 'function' && this.#isTooWide(paper))
      throw new RangeError(`a picture of ${paper.widthDots} dots does not fit a head of ${this.head().dots}`);
    return this.#inTurn(() => this.#print(paper, options.cut));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopTimer();
    this.#line?.link.end();
    await this.#turn;
    this.#listeners.clear();
  }

  #isTooWide({ widthDots }: { readonly widthDots: number }): boolean {
    // A row goes over the line in whole bytes: those of a head of 546 dots are 69, with white beyond its last dot.
    return widthDots > Math.max(this.head().dots, drawnDots(this.head()));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Asks how the printer is, now and again and again; connects if need be. */
  #look(): void {
    void this.#inTurn(async () => {
      const line = await this.#connected();
      if (line?.isMute === true) line.questions.askWithoutWaiting();
      if (line !== null && (await this.#hindered(line)) === null) {
        if (await this.#learn(line)) await this.#cutFirst(line);
      } else if (line?.isStuck === true) await this.#tryStuck(line);
      this.#lookAfter(this.#line === null ? this.#delays.reconnect : this.#delays.poll);
    });
  }

  #lookAfter(pauseMs: number): void {
    this.#stopTimer();
    if (!this.#closed) this.#stopTimer = this.#timers.after(pauseMs, () => this.#look());
  }

  async #connected(): Promise<PrinterLine | null> {
    if (this.#closed || this.#line !== null) return this.#line;
    const link = await PrinterLink.open(this.#host, this.#port, this.#delays.connect, this.#timers);
    if (link === null || this.#closed) {
      link?.end();
      this.#tell('gone');
      return null;
    }
    const questions = new Questions(link, this.#timers, this.#delays, this.#known);
    const line: PrinterLine = { link, questions, isMute: this.#known.mute, isStuck: false, isKnown: false };
    this.#line = line;
    link.onReply((reply) => {
      if (reply.kind === 'changed' && this.#known.speaks) this.#tellSensors(line, fromReport(reply.bytes));
      if (reply.kind !== 'realtime' || !line.isMute) return;
      // It speaks after all, only later than it was waited for: it is asked anew.
      line.isMute = false;
      this.#known.answered(false);
      this.#known.proof = null;
    });
    link.onEnd(() => this.#lost(line));
    await this.#sender.greet(line);
    return link.ended ? null : line;
  }

  #lost(line: PrinterLine): void {
    if (this.#line !== line) return;
    this.#line = null;
    // One that cannot speak and drops what is idle is gone only if it does not take the next connection.
    if (!line.isMute) this.#tell('gone');
    // The next look is due in a poll's time; a printer that was only restarted should not be missed for so long.
    this.#lookAfter(this.#delays.reconnect);
  }

  #tell(status: PrinterStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  #tellSensors(line: PrinterLine, sensors: Sensors): void {
    const status = statusOf(sensors);
    this.#tell(line.isStuck && hindrance(status) === null ? 'failed' : status);
  }

  /** Some answer no question that stands inside what another program left open: it is filled up, and they are asked once more. */
  async #sensors(line: PrinterLine): Promise<Sensors | 'silent' | 'cut_off' | 'garbled'> {
    const first = await line.questions.sensors();
    if (first !== 'silent' || line.link.ended || !(await this.#sender.fillOnce(line))) return first;
    return line.questions.sensors();
  }

  /** How it is, as a reason not to print. One that leaves a question unanswered is gone, unless it never answered any: that one cannot speak. */
  async #hindered(line: PrinterLine): Promise<PrintFault | null> {
    const sensors = line.isMute ? 'silent' : await this.#sensors(line);
    if (typeof sensors === 'object') {
      this.#tellSensors(line, sensors);
      return hindrance(this.#status);
    }
    if (sensors === 'silent' && !line.isMute && !this.#known.speaks) this.#known.silent();
    line.isMute ||= this.#known.mute && sensors === 'silent' && !line.link.ended;
    if (!line.isMute) line.link.end();
    else if (this.#status === 'gone') this.#tell('ready');
    return line.isMute ? hindrance(this.#status) : 'gone';
  }

  /** How it answers in its turn, and what head it has; false when that could not be learned now. */
  async #learn(line: PrinterLine): Promise<boolean> {
    if (line.isMute) this.#known.proof = 'none';
    else if (this.#known.proof === null || (this.#known.proof === 'none' && !line.isKnown)) {
      const proof = await line.questions.proof(async () => (await this.#hindered(line)) !== null);
      if (proof === null) return false;
      this.#known.proof = proof;
      const before = this.head();
      if (this.#setHead === null) this.#known.head = await line.questions.head(proof);
      if (this.head().dots !== before.dots || this.head().source !== before.source)
        for (const listener of this.#listeners) listener(this.#status);
    }
    line.isKnown = true;
    return true;
  }

  /** Tried once: what could not be cut off now is cut off before the first job. */
  async #cutFirst(line: PrinterLine): Promise<void> {
    if (!this.#uncut || line.link.ended) return;
    this.#uncut = false;
    this.#sender.cutFirst();
    if ((await this.#clearWay(line)) === null) await this.#sender.send(line, NOTHING);
  }

  async #clearWay(line: PrinterLine): Promise<PrintFault | null> {
    const fault = await this.#sender.clearWay(line);
    if (fault === 'failed') {
      line.isStuck = true;
      this.#tell('failed');
    }
    return fault;
  }

  /** A person may have switched it off and on. */
  async #tryStuck(line: PrinterLine): Promise<void> {
    if (line.link.ended || !(await this.#sender.isHeard(line))) return;
    line.isStuck = false;
    await this.#hindered(line);
  }

  async #print(paper: Paper, cut: boolean): Promise<PrintResult> {
    const refused = (fault: PrintFault): PrintResult => ({ ok: false, fault, begun: false });
    const line = await this.#freshLine();
    const before = line === null ? 'gone' : await this.#hindered(line);
    if (this.#closed) return refused('closed');
    if (line === null || before !== null) return refused(before ?? 'gone');
    if (!(await this.#learn(line))) return refused(hindrance(this.#status) ?? 'busy');
    await this.#cutFirst(line);
    const raster = typeof paper === 'function' ? paper(this.head()) : paper;
    if (this.#isTooWide(raster)) return refused('too_wide');
    const blocked = await this.#clearWay(line);
    if (blocked !== null) return refused(this.#closed ? 'closed' : blocked);
    const job: Sending = { bytes: pictureBytes(raster, cut), rows: raster.heightDots };
    const fault = await this.#sender.send(line, job);
    if (fault === null) return { ok: true };
    await this.#forgetRest(line);
    return { ok: false, fault: this.#closed ? 'closed' : fault, begun: true };
  }

  /** One that cannot speak is reached by a new connection for each job: that the old one has long been dropped would not be told. */
  async #freshLine(): Promise<PrinterLine | null> {
    const line = await this.#connected();
    if (line?.isMute !== true) return line;
    this.#line = null;
    line.link.end();
    return this.#connected();
  }

  /**
   * Makes the printer forget the rest of a broken job, or it would come out when the paper is mended. Over a new connection,
   * because the old one may be stuck behind a full buffer; and without saying `gone`, because the printer is there.
   */
  async #forgetRest(line: PrinterLine): Promise<void> {
    if (this.#line !== line || this.#closed) return;
    this.#line = null;
    line.link.end();
    await this.#connected();
  }
}
