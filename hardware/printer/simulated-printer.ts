import { type AddressInfo, createServer, type Server } from 'node:net';
import { pngOf } from '../paper/picture.ts';
import type { Raster } from '../paper/raster.ts';
import { PAPER_DOTS, type PaperWidthMm } from './escpos-bytes.ts';
import { EscposReader, type PrinterCommand } from './escpos-reader.ts';
import { HostLine } from './host-line.ts';
import { RealtimeScanner } from './realtime-scanner.ts';
import { CLEARED_ANSWER, printedAnswer, realtimeAnswer, report, sensorAnswer } from './simulated-answers.ts';
import { type CoverState, type PaperState, SimulatedMechanism } from './simulated-mechanism.ts';
import { systemTimers, type Timers } from './timers.ts';

/** A piece of paper that fell out: cut, or torn off with the old roll. `at` is the injected clock's milliseconds. */
export type CutPiece = {
  readonly png: Buffer;
  readonly raster: Raster;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly at: number;
  readonly torn: boolean;
};

export type SimulatedPrinterOptions = {
  readonly paperWidthMm?: PaperWidthMm;
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly now?: () => number;
  readonly timers?: Timers;
  /** Paper speed; null prints at once. A TM-T20III runs 250 mm/s, about 2,000 dots/s. */
  readonly dotsPerSecond?: number | null;
  /** Received and not yet printed; once full, no more is read. */
  readonly bufferBytes?: number;
  /** Whether it knows GS ( H: older and cheaper printers do not, and skip it. */
  readonly knowsProcessId?: boolean;
  /** Whether it knows GS a: the poorest printers answer questions only. */
  readonly knowsReports?: boolean;
};

/** Rows are moved in slices of this many milliseconds when a paper speed is set. */
const SLICE_MS = 20;
const BUFFER_BYTES = 65_536;

/** A network printer made of software: it listens on a TCP port, speaks ESC/POS, and gives what it printed as pictures. */
export class SimulatedPrinter {
  readonly #server: Server;
  readonly #options: Required<SimulatedPrinterOptions>;
  readonly #mechanism: SimulatedMechanism;
  readonly #reader = new EscposReader();
  readonly #scanner = new RealtimeScanner();
  readonly #listeners = new Set<(piece: CutPiece) => void>();
  readonly #hosts = new HostLine();
  readonly #awaitingPrint: (() => void)[] = [];
  #watching = false;
  #lastReport = '';
  #stopSlice: (() => void) | null = null;
  #port = 0;
  readonly surprises: PrinterCommand[] = [];

  constructor(options: SimulatedPrinterOptions = {}) {
    this.#options = {
      paperWidthMm: 80,
      host: '127.0.0.1',
      port: 0,
      now: Date.now,
      timers: systemTimers,
      dotsPerSecond: null,
      bufferBytes: BUFFER_BYTES,
      knowsProcessId: true,
      knowsReports: true,
      ...options,
    };
    this.#mechanism = new SimulatedMechanism(PAPER_DOTS[this.#options.paperWidthMm]);
    this.#server = createServer({ noDelay: true }, (host) => this.#hosts.admit(host));
    this.#port = this.#options.port;
    this.#hosts.onServed = () => {
      this.#scanner.reset();
      this.#watching = false;
    };
    this.#hosts.onBytes = (chunk) => this.#receive(chunk);
  }

  /** Switches it on and resolves with the port it listens on. Rejects if the port is taken. */
  start(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, this.#options.host, () => {
        this.#server.off('error', reject);
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve(this.#port);
      });
    });
  }

  /** Called for every piece of paper; the result stops it. */
  onPaper(listener: (piece: CutPiece) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when there is printed paper below the cutter that is not yet cut off. */
  untilPrinting(): Promise<void> {
    if (this.#mechanism.hanging) return Promise.resolve();
    return new Promise((resolve) => this.#awaitingPrint.push(resolve));
  }

  get paper(): PaperState {
    return this.#mechanism.paper;
  }

  get cover(): CoverState {
    return this.#mechanism.cover;
  }

  /** A new roll after `out`: the end of the old one, printed or not, is torn off. */
  setPaper(paper: PaperState): void {
    if (this.#mechanism.paper === 'out' && paper !== 'out') this.#drop(true);
    this.#mechanism.paper = paper;
    this.#felt();
  }

  setCover(cover: CoverState): void {
    this.#mechanism.cover = cover;
    this.#felt();
  }

  /** The roll ends after so many more dots, in mid-job if the job is longer. */
  paperOutAfter(dots: number): void {
    this.#mechanism.endAfter(dots);
  }

  /** Power cut: connections break, the port is dead, what was received is lost; what is on the paper stays. */
  async vanish(): Promise<void> {
    this.#stopSlice?.();
    this.#stopSlice = null;
    this.#reader.clear();
    this.#watching = false;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#hosts.breakAll();
    await closed;
  }

  /** Power again, at the same port. */
  async comeBack(): Promise<void> {
    await this.start();
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.vanish();
  }

  #receive(chunk: Buffer): void {
    let from = 0;
    for (const [index, byte] of chunk.entries()) {
      const command = this.#scanner.take(byte);
      if (command === null) continue;
      if (command.kind === 'status') this.#hosts.answer(realtimeAnswer(command.question, this.#mechanism.sensors));
      if (command.kind === 'clear') {
        this.#reader.clear();
        from = index + 1;
        this.#hosts.answer(CLEARED_ANSWER);
      }
    }
    this.#reader.push(chunk.subarray(from));
    this.#run();
  }

  /** Carries out what is waiting, as far as paper, cover and speed let it. */
  #run(): void {
    if (this.#stopSlice !== null) return;
    const { dotsPerSecond, timers, bufferBytes } = this.#options;
    let dotsLeft = dotsPerSecond === null ? Number.POSITIVE_INFINITY : (dotsPerSecond * SLICE_MS) / 1000;
    while (!this.#mechanism.stopped && dotsLeft > 0) {
      const command = this.#reader.next();
      if (command === null) break;
      dotsLeft -= this.#carryOut(command);
    }
    if (dotsLeft <= 0) {
      this.#stopSlice = timers.after(SLICE_MS, () => {
        this.#stopSlice = null;
        this.#run();
      });
    }
    this.#tell();
    if (this.#mechanism.hanging) for (const tell of this.#awaitingPrint.splice(0)) tell();
    this.#hosts.listen(this.#reader.waiting < bufferBytes);
  }

  /** Returns the dots of paper it moved. */
  #carryOut(command: PrinterCommand): number {
    switch (command.kind) {
      case 'row':
        this.#mechanism.advance(command.bits);
        return 1;
      case 'feed':
        return this.#feed(command.dots);
      case 'cut': {
        const moved = this.#feed(command.feedDots);
        this.#drop(false);
        return moved;
      }
      case 'initialise':
        this.#watching = false;
        return 0;
      case 'watch':
        this.#watching = this.#options.knowsReports && command.mask !== 0;
        this.#lastReport = '';
        return 0;
      case 'sensor':
        this.#hosts.answer(sensorAnswer(this.#mechanism.sensors));
        return 0;
      case 'process_id':
        if (this.#options.knowsProcessId) this.#hosts.answer(printedAnswer(command.id));
        return 0;
      case 'surprise':
        this.surprises.push(command);
        return 0;
      case 'ignored':
        return 0;
      default:
        return command satisfies never;
    }
  }

  #feed(dots: number): number {
    for (let moved = 0; moved < dots; moved += 1) this.#mechanism.advance(null);
    return dots;
  }

  #drop(torn: boolean): void {
    const raster = this.#mechanism.takeStrip();
    if (raster === null) return;
    const { widthDots, heightDots } = raster;
    const piece = { png: pngOf(raster), raster, widthDots, heightDots, at: this.#options.now(), torn };
    for (const listener of this.#listeners) listener(piece);
  }

  #felt(): void {
    this.#tell();
    this.#run();
  }

  /** Sends the report of GS a if anything in it changed. */
  #tell(): void {
    if (!this.#watching) return;
    const bytes = report(this.#mechanism.sensors);
    const text = bytes.toString('hex');
    if (text === this.#lastReport) return;
    this.#lastReport = text;
    this.#hosts.answer(bytes);
  }
}
