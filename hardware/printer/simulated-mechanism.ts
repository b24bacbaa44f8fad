import { type Raster, rowBytes } from '../paper/raster.ts';
import type { Sensors } from './escpos-sensors.ts';

export type PaperState = 'ok' | 'low' | 'out';
export type CoverState = 'closed' | 'open';

/** The part of the simulated printer that paper passes through: roll, cover, head and the strip that hangs below the cutter. */
export class SimulatedMechanism {
  readonly widthDots: number;
  paper: PaperState = 'ok';
  cover: CoverState = 'closed';
  #rows: Uint8Array[] = [];
  #dotsLeft: number | null = null;

  constructor(widthDots: number) {
    this.widthDots = widthDots;
  }

  /** The roll ends after so many more dots of paper. */
  endAfter(dots: number): void {
    this.#dotsLeft = dots;
  }

  /** Whether paper hangs out below the cutter. */
  get hanging(): boolean {
    return this.#rows.length > 0;
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

  /** Moves the paper by one row of dots, printing these; dots beyond the head's width are lost. */
  advance(bits: Uint8Array | null): void {
    const row = new Uint8Array(rowBytes(this.widthDots));
    if (bits !== null) row.set(bits.subarray(0, row.length));
    this.#rows.push(row);
    if (this.#dotsLeft === null) return;
    this.#dotsLeft -= 1;
    if (this.#dotsLeft > 0) return;
    this.#dotsLeft = null;
    this.paper = 'out';
  }

  /** What hangs out, taken off by the cutter or by hand; null if there is none. */
  takeStrip(): Raster | null {
    if (this.#rows.length === 0) return null;
    const across = rowBytes(this.widthDots);
    const rows = new Uint8Array(across * this.#rows.length);
    this.#rows.forEach((row, index) => {
      rows.set(row, index * across);
    });
    const strip = { widthDots: this.widthDots, heightDots: this.#rows.length, rows };
    this.#rows = [];
    return strip;
  }
}
