import type { PrintHead } from '../../wire/print-head.ts';
import { EscposReader } from './escpos-reader.ts';
import type { PrinterCommand } from './printer-command.ts';
import { RealtimeScanner } from './realtime-scanner.ts';
import {
  CLEARED_ANSWER,
  modelAnswer,
  paperWidthAnswer,
  printedAnswer,
  realtimeAnswer,
  report,
  sensorAnswer,
} from './simulated-answers.ts';
import { SimulatedLayout } from './simulated-layout.ts';
import { SimulatedMacro } from './simulated-macro.ts';
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
  /** Whether it knows GS : and GS ^. */
  readonly knowsMacros: boolean;
  /** What GS I 67 answers; null: it does not know the question. */
  readonly model: string | null;
  readonly head: PrintHead;
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

/** Commands carried out in one go: whoever sends the most costly bytes does not hold up the process. */
const COMMANDS_A_TURN = 8_192;

/** As many as are kept of what it could not make sense of. */
const SURPRISES_KEPT = 200;

/** The simulated printer's own program: answers what is asked in real time, and carries out the rest in its order. */
export class SimulatedController {
  readonly #mechanism: SimulatedMechanism;
  readonly #traits: SimulatedTraits;
  readonly #out: Outlets;
  readonly #reader = new EscposReader();
  readonly #scanner = new RealtimeScanner();
  readonly #layout = new SimulatedLayout();
  readonly #macro = new SimulatedMacro();
  #selected = true;
  #watching = false;
  #lastReport = '';
  #stopSlice: (() => void) | null = null;
  /** Commands carried out so far. */
  #steps = 0;
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

  /** What was received and not printed is lost, and all that was set and defined. */
  losePower(): void {
    this.#stopSlice?.();
    this.#stopSlice = null;
    this.#reader.clear();
    this.#scanner.reset();
    this.#layout.reset();
    this.#macro.forget();
    this.#selected = true;
    this.#watching = false;
  }

  /** Paper or cover changed. */
  feel(): void {
    this.#tell();
    this.#run();
  }

  /** Bytes received and not yet carried out. */
  get waiting(): number {
    return this.#reader.waiting;
  }

  /** It goes on by itself when the time has come. */
  get isWorking(): boolean {
    return this.#stopSlice !== null;
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
    const slice = dotsPerSecond === null ? Number.POSITIVE_INFINITY : (dotsPerSecond * SLICE_MS) / 1000;
    const lastStep = this.#steps + COMMANDS_A_TURN;
    let moved = 0;
    while (!this.#mechanism.stopped && moved < slice && this.#steps < lastStep) {
      const command = this.#reader.next();
      if (command === null) break;
      if (this.#traits.knowsMacros) this.#macro.hear(command);
      moved += this.#carryOut(command);
    }
    if (moved >= slice || this.#steps >= lastStep) {
      this.#stopSlice = timers.after(dotsPerSecond === null ? 0 : (moved / dotsPerSecond) * 1000, () => {
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
    this.#steps += 1;
    if (command.kind === 'select') this.#selected = command.on;
    if (!this.#selected) return 0;
    switch (command.kind) {
      case 'row': {
        const laid = this.#layout.row(command.bits, this.#mechanism.widthDots);
        return laid === null ? 0 : this.#mechanism.print(laid);
      }
      case 'feed':
        return this.#layout.endLine() ? this.#mechanism.feed(command.dots) : 0;
      case 'cut': {
        if (!this.#layout.endLine()) return 0;
        const moved = this.#mechanism.feed(command.feedDots);
        this.#out.drop(false);
        return moved;
      }
      case 'letter':
      case 'margin':
      case 'area':
      case 'justify':
      case 'upside_down':
      case 'page_mode':
        this.#layout.set(command);
        return 0;
      case 'initialise':
        this.#watching = false;
        this.#layout.reset();
        return 0;
      case 'watch':
        this.#watching = this.#traits.knowsReports && command.mask !== 0;
        this.#lastReport = '';
        return 0;
      case 'macro_run': {
        let moved = 0;
        for (const kept of this.#macro.run(command.times)) moved += this.#carryOut(kept);
        return moved;
      }
      case 'sensor':
      case 'process_id':
      case 'identity':
      case 'paper_width':
        this.#answer(command);
        return 0;
      case 'surprise':
        if (this.surprises.length < SURPRISES_KEPT) this.surprises.push(command);
        return 0;
      case 'select':
      case 'macro_mark':
      case 'ignored':
        return 0;
      default:
        return command satisfies never;
    }
  }

  #answer(question: PrinterCommand & { readonly kind: 'sensor' | 'process_id' | 'identity' | 'paper_width' }): void {
    const { knowsSensor, knowsProcessId, model, head } = this.#traits;
    if (question.kind === 'sensor' && knowsSensor) this.#out.answer(sensorAnswer(this.#mechanism.sensors));
    if (question.kind === 'process_id' && knowsProcessId) this.#out.answer(printedAnswer(question.id));
    if (model === null) return;
    if (question.kind === 'identity' && question.question === 67) this.#out.answer(modelAnswer(model));
    if (question.kind === 'paper_width') this.#out.answer(paperWidthAnswer(head));
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
