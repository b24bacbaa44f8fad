import type { Raster } from '../paper/raster.ts';
import {
  closeBandBytes,
  healBytes,
  type PaperWidthMm,
  pictureBytes,
  processIdBytes,
  sensorBytes,
  wakeBytes,
} from './escpos-bytes.ts';
import { fromReport, statusOf } from './escpos-sensors.ts';
import { JobWatch } from './job-watch.ts';
import type { Printer, PrinterStatus, PrintFault, PrintResult } from './port.ts';
import { PRINTER_DELAYS, type PrinterDelays } from './printer-delays.ts';
import { PrinterLink } from './printer-link.ts';
import { type Proof, Questions } from './questions.ts';
import { systemTimers, type Timers } from './timers.ts';

export type NetworkPrinterOptions = {
  readonly host: string;
  /** 9100, the port of raw printing, unless the printer was set up otherwise. */
  readonly port?: number;
  readonly paperWidthMm?: PaperWidthMm;
  readonly timers?: Timers;
  readonly delays?: Partial<PrinterDelays>;
};

const RAW_PRINTING_PORT = 9100;

/** A connection and what was learned about the printer at its other end. */
type Line = { readonly link: PrinterLink; readonly questions: Questions; proof: Proof | null };

/** The status as a reason not to print, or null if it prints. */
const hindrance = (status: PrinterStatus): PrintFault | null =>
  status === 'ready' || status === 'paper_low' ? null : status;

/** An ESC/POS printer on the network. It connects by itself, stays connected, and comes back by itself. */
export class NetworkPrinter implements Printer {
  readonly #host: string;
  readonly #port: number;
  readonly #paper: PaperWidthMm;
  readonly #timers: Timers;
  readonly #delays: PrinterDelays;
  readonly #listeners = new Set<(status: PrinterStatus) => void>();
  #status: PrinterStatus = 'gone';
  #line: Line | null = null;
  /** A job broke off: the printer may stand in the middle of a picture, and a piece of it may hang out. */
  #broken = false;
  /** Never connected yet: a process that was killed in mid-job may have left the printer in the middle of a picture. */
  #fresh = true;
  #jobs = 0;
  #closed = false;
  /** What uses the line runs one after the other: jobs and questions alike. */
  #turn: Promise<unknown> = Promise.resolve();
  #stopTimer: () => void = () => {};

  constructor(options: NetworkPrinterOptions) {
    this.#host = options.host;
    this.#port = options.port ?? RAW_PRINTING_PORT;
    this.#paper = options.paperWidthMm ?? 80;
    this.#timers = options.timers ?? systemTimers;
    this.#delays = { ...PRINTER_DELAYS, ...options.delays };
    this.#look();
  }

  status(): PrinterStatus {
    return this.#status;
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(paper: Raster, options: { readonly cut: boolean } = { cut: true }): Promise<PrintResult> {
    const bytes = pictureBytes(paper, this.#paper, options.cut);
    return this.#inTurn(() => this.#print(bytes));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopTimer();
    this.#line?.link.end();
    await this.#turn;
    this.#listeners.clear();
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
      if (line !== null && hindrance(await this.#ask(line)) === null) await this.#proofOf(line);
      this.#lookAfter(this.#line === null ? this.#delays.reconnect : this.#delays.poll);
    });
  }

  #lookAfter(pauseMs: number): void {
    this.#stopTimer();
    if (!this.#closed) this.#stopTimer = this.#timers.after(pauseMs, () => this.#look());
  }

  async #connected(): Promise<Line | null> {
    if (this.#closed || this.#line !== null) return this.#line;
    const link = await PrinterLink.open(this.#host, this.#port, this.#delays.connect, this.#timers);
    if (link === null || this.#closed) {
      link?.end();
      this.#tell('gone');
      return null;
    }
    const line = { link, questions: new Questions(link, this.#timers, this.#delays.answer), proof: null };
    this.#line = line;
    link.onReply((reply) => {
      if (reply.kind === 'changed') this.#tell(statusOf(fromReport(reply.bytes)));
    });
    link.onEnd(() => this.#lost(line));
    if (this.#broken) await line.questions.forget();
    if (this.#fresh) await link.write(closeBandBytes(this.#paper));
    this.#fresh = false;
    await link.write(wakeBytes());
    return line;
  }

  #lost(line: Line): void {
    if (this.#line !== line) return;
    this.#line = null;
    this.#tell('gone');
    // The next look is due in a poll's time; a printer that was only restarted should not be missed for so long.
    this.#lookAfter(this.#delays.reconnect);
  }

  #tell(status: PrinterStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }

  /** A printer that leaves a question unanswered is gone. */
  async #ask(line: Line): Promise<PrinterStatus> {
    const sensors = await line.questions.sensors();
    if (sensors === null) {
      line.link.end();
      return 'gone';
    }
    const status = statusOf(sensors);
    this.#tell(status);
    return status;
  }

  async #proofOf(line: Line): Promise<Proof> {
    line.proof ??= await line.questions.proof();
    return line.proof;
  }

  async #print(picture: Buffer): Promise<PrintResult> {
    const line = await this.#connected();
    const before = line === null ? 'gone' : hindrance(await this.#ask(line));
    if (this.#closed) return { ok: false, fault: 'closed', begun: false };
    if (line === null || before !== null) return { ok: false, fault: before ?? 'gone', begun: false };
    const fault = await this.#send(line, picture);
    this.#broken = fault !== null;
    if (fault === null) return { ok: true };
    await this.#forgetRest(line);
    return { ok: false, fault: this.#closed ? 'closed' : fault, begun: true };
  }

  /** Null once the printer has proved that it printed. */
  async #send(line: Line, picture: Buffer): Promise<PrintFault | null> {
    const { link } = line;
    const proof = await this.#proofOf(line);
    this.#jobs += 1;
    const id = String(this.#jobs % 10_000).padStart(4, '0');
    const watch = new JobWatch(link, this.#timers, (reply) =>
      proof === 'process_id' ? reply.kind === 'printed' && reply.id === id : reply.kind === 'sensor',
    );
    const heal = this.#broken ? healBytes(this.#paper) : Buffer.alloc(0);
    const ask = proof === 'process_id' ? processIdBytes(id) : sensorBytes();
    const written = link.write(Buffer.concat([wakeBytes(), heal, picture, ask]), () => {
      watch.allow(this.#delays.stall);
      return watch.decided;
    });
    await Promise.race([written, watch.verdict]);
    watch.allow(this.#delays.confirm);
    const verdict = await watch.verdict;
    if (verdict !== 'printed' && verdict !== 'silent') return verdict;
    // GS r answers in its turn but says only that the printer came so far; silence says nothing: both need a look.
    if (verdict === 'printed' && proof === 'process_id') return null;
    return hindrance(await this.#ask(line)) ?? (verdict === 'printed' ? null : 'unconfirmed');
  }

  /**
   * Makes the printer forget the rest of a broken job, or it would come out when the paper is mended. Over a new connection,
   * because the old one may be stuck behind a full buffer; and without saying `gone`, because the printer is there.
   */
  async #forgetRest(line: Line): Promise<void> {
    if (this.#line !== line || this.#closed) return;
    this.#line = null;
    line.link.end();
    await this.#connected();
  }
}
