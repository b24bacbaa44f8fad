import { rowBytes } from '../paper/raster.ts';
import type { PrinterCommand } from './printer-command.ts';

type Setting = PrinterCommand & {
  readonly kind: 'letter' | 'margin' | 'area' | 'justify' | 'upside_down' | 'page_mode';
};

/** Where on the paper the simulated printer puts a row: all that a program sets there stays until ESC @ or the power's end. */
export class SimulatedLayout {
  #margin = 0;
  #area: number | null = null;
  #justify = 0;
  #upsideDown = false;
  #pageMode = false;
  /** Letters stand in the line: until it has ended, a picture is not printed (Epson ESC/POS reference, GS v 0). */
  #inLine = false;

  reset(): void {
    this.#margin = 0;
    this.#area = null;
    this.#justify = 0;
    this.#upsideDown = false;
    this.#pageMode = false;
    this.#inLine = false;
  }

  set(command: Setting): void {
    switch (command.kind) {
      case 'letter':
        this.#inLine = true;
        return;
      case 'margin':
        this.#margin = command.dots;
        return;
      case 'area':
        this.#area = command.dots;
        return;
      case 'justify':
        this.#justify = command.to;
        return;
      case 'upside_down':
        this.#upsideDown = command.on;
        return;
      case 'page_mode':
        this.#pageMode = command.on;
        return;
      default:
        command satisfies never;
    }
  }

  /** The line is printed. False in page mode: nothing moves until the page is printed. */
  endLine(): boolean {
    if (!this.#pageMode) this.#inLine = false;
    return !this.#pageMode;
  }

  /** The row as the head prints it, or null where it does not come to the head. */
  row(bits: Uint8Array, headDots: number): Uint8Array | null {
    if (this.#pageMode || this.#inLine) return null;
    if (this.#margin === 0 && this.#area === null && this.#justify === 0 && !this.#upsideDown) return bits;
    const left = Math.min(this.#margin, headDots);
    const room = Math.min(this.#area ?? headDots, headDots - left);
    const spare = Math.max(0, room - bits.length * 8);
    const from = left + (this.#justify === 1 ? spare >> 1 : this.#justify === 2 ? spare : 0);
    const laid = new Uint8Array(rowBytes(headDots));
    for (let x = 0; x < Math.min(bits.length * 8, room); x += 1) {
      if (((bits[x >> 3] ?? 0) & (0x80 >> (x & 7))) === 0) continue;
      const to = this.#upsideDown ? headDots - 1 - (from + x) : from + x;
      laid[to >> 3] = (laid[to >> 3] ?? 0) | (0x80 >> (to & 7));
    }
    return laid;
  }
}
