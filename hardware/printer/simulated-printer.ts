import { type AddressInfo, createServer, type Server } from 'node:net';
import type { PrintHead } from '../../wire/print-head.ts';
import { type Raster, USUAL_HEAD } from '../paper/raster.ts';
import { HostLine } from './host-line.ts';
import type { PrinterCommand } from './printer-command.ts';
import { SimulatedController, type SimulatedTraits } from './simulated-controller.ts';
import { type CoverState, type PaperState, SimulatedMechanism } from './simulated-mechanism.ts';
import { systemTimers } from './timers.ts';

/** A piece of paper that fell out: cut, or torn off with the old roll. `at` is the injected clock's milliseconds. */
export type CutPiece = {
  readonly raster: Raster;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly at: number;
  readonly torn: boolean;
};

export type SimulatedPrinterOptions = Partial<SimulatedTraits> & {
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly now?: () => number;
};

const BUFFER_BYTES = 65_536;

/** A network printer made of software: it listens on a TCP port, speaks ESC/POS, and gives what it printed as pictures. */
export class SimulatedPrinter {
  readonly #server: Server;
  readonly #options: Required<SimulatedPrinterOptions>;
  readonly #mechanism: SimulatedMechanism;
  readonly #controller: SimulatedController;
  readonly #listeners = new Set<(piece: CutPiece) => void>();
  readonly #hosts = new HostLine();
  readonly #awaitingPrint: (() => void)[] = [];
  #port = 0;
  #silent = false;

  constructor(options: SimulatedPrinterOptions = {}) {
    this.#options = {
      head: USUAL_HEAD,
      host: '127.0.0.1',
      port: 0,
      now: Date.now,
      timers: systemTimers,
      dotsPerSecond: null,
      bufferBytes: BUFFER_BYTES,
      knowsProcessId: true,
      knowsReports: true,
      knowsStatus: true,
      knowsSensor: true,
      knowsClear: true,
      knowsMacros: true,
      model: null,
      ...options,
    };
    this.#mechanism = new SimulatedMechanism(this.#options.head.dots);
    this.#controller = new SimulatedController(this.#mechanism, this.#options, {
      answer: (bytes) => {
        if (!this.#silent) this.#hosts.answer(bytes);
      },
      listen: (more) => this.#hosts.listen(more),
      drop: (torn) => this.#drop(torn),
      rested: () => {
        if (this.#mechanism.hanging) for (const tell of this.#awaitingPrint.splice(0)) tell();
      },
    });
    this.#server = createServer({ noDelay: true }, (host) => this.#hosts.admit(host));
    this.#port = this.#options.port;
    this.#hosts.onServed = () => this.#controller.serveAnother();
    this.#hosts.onBytes = (chunk) => this.#controller.receive(chunk);
  }

  /** What it was sent and could not make sense of. */
  get surprises(): readonly PrinterCommand[] {
    return this.#controller.surprises;
  }

  /** As if a computer had sent it. */
  receive(bytes: Buffer): void {
    this.#controller.receive(bytes);
  }

  /** Received and not yet carried out. */
  get waiting(): number {
    return this.#controller.waiting;
  }

  /** It goes on by itself in a moment. */
  get isWorking(): boolean {
    return this.#controller.isWorking;
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

  get head(): PrintHead {
    return this.#options.head;
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
    this.#controller.feel();
  }

  setCover(cover: CoverState): void {
    this.#mechanism.cover = cover;
    this.#controller.feel();
  }

  /** The roll ends after so many more dots, in mid-job if the job is longer. */
  paperOutAfter(dots: number): void {
    this.#mechanism.endAfter(dots);
  }

  /** Its interface hangs: it takes bytes and answers no more. */
  fallSilent(): void {
    this.#silent = true;
  }

  /** Power cut: connections break, the port is dead, what was received is lost; what is on the paper stays. */
  async vanish(): Promise<void> {
    this.#controller.losePower();
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

  #drop(torn: boolean): void {
    const raster = this.#mechanism.takeStrip();
    if (raster === null) return;
    const { widthDots, heightDots } = raster;
    const piece: CutPiece = {
      raster,
      widthDots,
      heightDots,
      at: this.#options.now(),
      torn,
    };
    for (const listener of this.#listeners) listener(piece);
  }
}
