import { EscposReader, type PrinterCommand } from './escpos-reader.ts';
import { RealtimeScanner } from './realtime-scanner.ts';
import { CLEARED_ANSWER, printedAnswer, realtimeAnswer, report, sensorAnswer } from './simulated-answers.ts';
import type { SimulatedMechanism } from './simulated-mechanism.ts';
import type { Timers } from './timers.ts';

/** What kind of printer is simulated: how fast, how large, how much of ESC/POS it knows. */
export type SimulatedTraits = {
  readonly timers: Timers;
  /** Paper speed; null prints at once. A TM-T20III runs 250 mm/s, about 2,000 dots/s. */
  readonly dotsPerSecond: number | null;
  /** Received and not yet printed; once full, no more is read. */
  readonly bufferBytes: number;
  /** Whether it answers DLE EOT: print servers of one way, and the poorest printers, take bytes and say nothing. */
  readonly knowsStatus: boolean;
  /** Whether it knows GS r. */
  readonly knowsSensor: boolean;
  /** Whether it knows DLE DC4 8, to forget what it has not printed. */
  readonly knowsClear: boolean;
  /** Whether it knows GS ( H: older and cheaper printers do not, and skip it. */
  readonly knowsProcessId: boolean;
  /** Whether it knows GS a: the poorest printers answer questions only. */
  readonly knowsReports: boolean;
};

/** The ways out of the printer: to the computer that is served, and below the cutter. */
interface Outlets {
  answer(bytes: Buffer): void;
  /** Whether the computer may send on. */
  listen(more: boolean): void;
  /** The paper that hangs out falls. */
  drop(torn: boolean): void;
  /** It has carried out what it could for now. */
  rested(): void;
}

/** Rows are moved in slices of this many milliseconds when a paper speed is set. */
const SLICE_MS = 20;

/** The simulated printer's own program: answers what is asked in real time, and carries out the rest in its order. */
export class SimulatedController {
  readonly #mechanism: SimulatedMechanism;
  readonly #traits: SimulatedTraits;
  readonly #out: Outlets;
  readonly #reader = new EscposReader();
  readonly #scanner = new RealtimeScanner();
  #watching = false;
  #lastReport = '';
  #stopSlice: (() => void) | null = null;
  readonly surprises: PrinterCommand[] = [];

  constructor(mechanism: SimulatedMechanism, traits: SimulatedTraits, out: Outlets) {
    this.#mechanism = mechanism;
    this.#traits = traits;
    this.#out = out;
  }

  /** Another computer is served from now on; what the last one sent is still printed. */
  serveAnother(): void {
    this.#scanner.reset();
    this.#watching = false;
  }

  /** What was received and not printed is lost. */
  losePower(): void {
    this.#stopSlice?.();
    this.#stopSlice = null;
    this.#reader.clear();
    this.#watching = false;
  }

  /** Paper or cover changed. */
  feel(): void {
    this.#tell();
    this.#run();
  }

  receive(chunk: Buffer): void {
    let from = 0;
    for (const [index, byte] of chunk.entries()) {
      const command = this.#scanner.take(byte);
      if (command === null) continue;
      if (command.kind === 'status' && this.#traits.knowsStatus)
        this.#out.answer(realtimeAnswer(command.question, this.#mechanism.sensors));
      if (command.kind === 'clear' && this.#traits.knowsClear) {
        this.#reader.clear();
        from = index + 1;
        this.#out.answer(CLEARED_ANSWER);
      }
    }
    this.#reader.push(chunk.subarray(from));
    this.#run();
  }

  /** Carries out what is waiting, as far as paper, cover and speed let it. */
  #run(): void {
    if (this.#stopSlice !== null) return;
    const { dotsPerSecond, timers, bufferBytes } = this.#traits;
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
    this.#out.rested();
    this.#out.listen(this.#reader.waiting < bufferBytes);
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
        this.#out.drop(false);
        return moved;
      }
      case 'initialise':
        this.#watching = false;
        return 0;
      case 'watch':
        this.#watching = this.#traits.knowsReports && command.mask !== 0;
        this.#lastReport = '';
        return 0;
      case 'sensor':
        if (this.#traits.knowsSensor) this.#out.answer(sensorAnswer(this.#mechanism.sensors));
        return 0;
      case 'process_id':
        if (this.#traits.knowsProcessId) this.#out.answer(printedAnswer(command.id));
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

  /** Sends the report of GS a if anything in it changed. */
  #tell(): void {
    if (!this.#watching) return;
    const bytes = report(this.#mechanism.sensors);
    const text = bytes.toString('hex');
    if (text === this.#lastReport) return;
    this.#lastReport = text;
    this.#out.answer(bytes);
  }
}
