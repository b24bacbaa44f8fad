import { type Raster, rowBytes } from '../paper/raster.ts';
import type { Sensors } from './escpos-sensors.ts';

export type PaperState = 'ok' | 'low' | 'out';
export type CoverState = 'closed' | 'open';

/**
 * A strip of a metre, as far as Epson's printers feed in one command (1016 mm, ESC d). What is printed below it is not kept:
 * any bytes may come, and no stream of them may fill the memory.
 */
export const LONGEST_STRIP_DOTS = 8_128;

const FIRST_ROWS = 512;

/** The part of the simulated printer that paper passes through: roll, cover, head and the strip that hangs below the cutter. */
export class SimulatedMechanism {
  readonly widthDots: number;
  paper: PaperState = 'ok';
  cover: CoverState = 'closed';
  readonly #across: number;
  /** The last byte of a row reaches beyond a head that is no whole number of bytes wide. */
  readonly #lastByte: number;
  #rows: Uint8Array;
  #count = 0;
  #dotsLeft: number | null = null;

  constructor(widthDots: number) {
    this.widthDots = widthDots;
    this.#across = rowBytes(widthDots);
    this.#lastByte = widthDots % 8 === 0 ? 0xff : (0xff << (8 - (widthDots % 8))) & 0xff;
    this.#rows = new Uint8Array(this.#across * FIRST_ROWS);
  }

  /** The roll ends after so many more dots of paper. */
  endAfter(dots: number): void {
    this.#dotsLeft = dots;
  }

  /** Whether paper hangs out below the cutter. */
  get hanging(): boolean {
    return this.#count > 0;
  }

  get stopped(): boolean {
    return this.paper === 'out' || this.cover === 'open';
  }

  get sensors(): Sensors {
    return {
      offline: this.stopped,
      coverOpen: this.cover === 'open',
      error: false,
      paperLow: this.paper !== 'ok',
      paperOut: this.paper === 'out',
    };
  }

  /** Moves the paper by one row of dots, printing these; dots beyond the head's width are lost. Returns the dots moved. */
  print(bits: Uint8Array): number {
    const at = this.#count * this.#across;
    if (this.feed(1) === 0) return 0;
    this.#rows.set(bits.subarray(0, this.#across), at);
    const last = at + this.#across - 1;
    this.#rows[last] = (this.#rows[last] ?? 0) & this.#lastByte;
    return 1;
  }

  /** Moves the paper, white. Returns the dots moved: fewer where the roll ends, or the strip is as long as it gets. */
  feed(dots: number): number {
    const moved = Math.min(dots, LONGEST_STRIP_DOTS - this.#count, this.#dotsLeft ?? Number.POSITIVE_INFINITY);
    this.#grow(this.#count + moved);
    this.#count += moved;
    if (this.#dotsLeft === null) return moved;
    this.#dotsLeft -= moved;
    if (this.#dotsLeft > 0) return moved;
    this.#dotsLeft = null;
    this.paper = 'out';
    return moved;
  }

  /** What hangs out, taken off by the cutter or by hand; null if there is none. */
  takeStrip(): Raster | null {
    if (this.#count === 0) return null;
    const rows = this.#rows.slice(0, this.#count * this.#across);
    const strip = { widthDots: this.widthDots, heightDots: this.#count, rows };
    this.#rows = new Uint8Array(this.#across * FIRST_ROWS);
    this.#count = 0;
    return strip;
  }

  #grow(rows: number): void {
    if (rows * this.#across <= this.#rows.length) return;
    const longer = new Uint8Array(
      this.#across * Math.min(LONGEST_STRIP_DOTS, Math.max(rows, (this.#rows.length * 2) / this.#across)),
    );
    longer.set(this.#rows);
    this.#rows = longer;
  }
}
