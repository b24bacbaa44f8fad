import type { Raster } from '../paper/raster.ts';
import { closeBandBytes, healBytes, type PaperWidthMm, pictureBytes, wakeBytes } from './escpos-bytes.ts';
import { fromReport, statusOf } from './escpos-sensors.ts';
import { JobWatch } from './job-watch.ts';
import type { Printer, PrinterStatus, PrintFault, PrintResult } from './port.ts';
import { PRINTER_DELAYS, type PrinterDelays } from './printer-delays.ts';
import { PrinterLink } from './printer-link.ts';
import { type Proof, proofBytes, proves } from './proof.ts';
import { Questions } from './questions.ts';
import { systemTimers, type Timers } from './timers.ts';

export type NetworkPrinterOptions = {
  readonly host: string;
  /** 9100, the port of raw printing, unless the printer was set up otherwise. */
  readonly port?: number;
  readonly paperWidthMm?: PaperWidthMm;
  readonly timers?: Timers;
  readonly delays?: Partial<PrinterDelays>;
  /** Whether another process may have died over this printer in mid-job: what hangs out is then cut off before all else, at the cost of a blank slip. */
  readonly cutsFirst?: boolean;
};

const RAW_PRINTING_PORT = 9100;

/** A printer that starts up, or serves another computer, is silent as well: so many connections in a row, some 9 s, before it counts as one that cannot speak. */
const SILENT_LINES = 3;

/** A connection and what was learned about the printer at its other end; `mute` is one that takes bytes and cannot speak. */
type Line = { readonly link: PrinterLink; readonly questions: Questions; proof: Proof | null; mute: boolean };

/** What is sent in one go, and how many rows of dots that moves the paper. */
type Sending = { readonly bytes: Buffer; readonly rows: number };
const NOTHING: Sending = { bytes: Buffer.alloc(0), rows: 0 };

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
  /** A piece of another process' job may hang out. */
  #uncut: boolean;
  /** It has answered its questions once: from then on silence means that it is gone. */
  #speaks = false;
  #silentLines = 0;
  /** Kept over connections: a printer that prints on from a broken job answers late, and would seem to know no proof. */
  #bestProof: 'process_id' | null = null;
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
    this.#uncut = options.cutsFirst ?? false;
    this.#look();
  }

  status(): PrinterStatus {
    return this.#status;
  }

  /** Whether it says by itself that a job is printed, as last learned. */
  proves(): boolean {
    return this.#line?.proof === 'process_id' || this.#line?.proof === 'sensor';
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  print(paper: Raster, options: { readonly cut: boolean } = { cut: true }): Promise<PrintResult> {
    const job = { bytes: pictureBytes(paper, this.#paper, options.cut), rows: paper.heightDots };
    return this.#inTurn(() => this.#print(job));
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
      if (line !== null && hindrance(await this.#ask(line)) === null) {
        await this.#proofOf(line);
        await this.#cutFirst(line);
      }
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
    const line: Line = {
      link,
      questions: new Questions(link, this.#timers, this.#delays.answer),
      proof: this.#bestProof,
      mute: false,
    };
    this.#line = line;
    link.onReply((reply) => {
      if (reply.kind === 'changed') this.#tell(statusOf(fromReport(reply.bytes)));
      // It speaks after all, only later than it was waited for: it is asked anew.
      if (reply.kind === 'realtime' && line.mute) Object.assign(line, { mute: false, proof: null });
    });
    link.onEnd(() => this.#lost(line));
    if (this.#broken) await line.questions.forget();
    // In an open band it would take the next questions for dots.
    if (this.#fresh || this.#broken) await link.write(closeBandBytes(this.#paper));
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

  /** A printer that leaves a question unanswered is gone, unless it never answered any: that one cannot speak. */
  async #ask(line: Line): Promise<PrinterStatus> {
    const sensors = line.mute ? null : await line.questions.sensors();
    if (sensors !== null) {
      this.#speaks = true;
      this.#tell(statusOf(sensors));
      return this.#status;
    }
    line.mute ||= this.#cannotSpeak(line);
    if (!line.mute) line.link.end();
    else if (this.#status === 'gone') this.#tell('ready');
    return line.mute ? this.#status : 'gone';
  }

  #cannotSpeak(line: Line): boolean {
    if (this.#speaks || line.link.ended) return false;
    this.#silentLines += 1;
    if (this.#silentLines < SILENT_LINES) return false;
    line.proof = 'none';
    return true;
  }

  async #proofOf(line: Line): Promise<Proof> {
    line.proof ??= await line.questions.proof();
    if (line.proof === 'process_id') this.#bestProof = line.proof;
    return line.proof;
  }

  /** Tried once: what could not be cut off now is cut off before the first job. */
  async #cutFirst(line: Line): Promise<void> {
    if (!this.#uncut) return;
    this.#uncut = false;
    this.#broken = true;
    this.#broken = (await this.#send(line, NOTHING)) !== null;
  }

  async #print(job: Sending): Promise<PrintResult> {
    const line = await this.#connected();
    const before = line === null ? 'gone' : hindrance(await this.#ask(line));
    if (this.#closed) return { ok: false, fault: 'closed', begun: false };
    if (line === null || before !== null) return { ok: false, fault: before ?? 'gone', begun: false };
    await this.#cutFirst(line);
    const fault = await this.#send(line, job);
    this.#broken = fault !== null;
    if (fault === null) return { ok: true };
    await this.#forgetRest(line);
    return { ok: false, fault: this.#closed ? 'closed' : fault, begun: true };
  }

  /** Null once the printer has proved that it printed, or had the time to where it proves nothing. */
  async #send(line: Line, { bytes, rows }: Sending): Promise<PrintFault | null> {
    const { link } = line;
    const proof = await this.#proofOf(line);
    this.#jobs += 1;
    const id = String(this.#jobs % 10_000).padStart(4, '0');
    const watch = new JobWatch(link, this.#timers, (reply) => proves(reply, proof, id));
    const heal = this.#broken ? healBytes(this.#paper) : NOTHING.bytes;
    const written = link.write(Buffer.concat([wakeBytes(), heal, bytes, proofBytes(proof, id)]), () => {
      watch.allow(this.#delays.stall);
      return watch.decided;
    });
    const taken = await Promise.race([written.then(() => !watch.decided), watch.verdict.then(() => false)]);
    const pieces = this.#broken ? 2 : 1;
    watch.allow(proof === 'none' ? rows * this.#delays.row + pieces * this.#delays.cut : this.#delays.confirm);
    const verdict = await watch.verdict;
    if (verdict !== 'printed' && verdict !== 'silent') return verdict;
    // GS r answers in its turn but says only that the printer came so far; silence says nothing: both need a look.
    if (verdict === 'printed' && proof === 'process_id') return null;
    const hindered = hindrance(await this.#ask(line));
    if (hindered !== null || verdict === 'printed') return hindered;
    if (!taken) return 'busy';
    if (proof === 'none') return null;
    // Another printer may stand at this address by now: the next connection asks anew.
    this.#bestProof = null;
    return 'unconfirmed';
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
