import { CLEAR_BUFFERS } from './escpos-bytes.ts';

export type RealtimeCommand =
  | { readonly kind: 'status'; readonly question: number }
  | { readonly kind: 'recover'; readonly action: number }
  | { readonly kind: 'clear' };

/**
 * Finds real-time commands in the bytes as they arrive, also inside a picture that happens to hold the same bytes: real
 * printers answer those too (Epson TM-T85 guide p. 61, DLE EOT, notes), and a driver must bear it.
 */
export class RealtimeScanner {
  #last: number[] = [];

  take(byte: number): RealtimeCommand | null {
    this.#last.push(byte);
    if (this.#last.length > CLEAR_BUFFERS.length) this.#last.shift();
    if (CLEAR_BUFFERS.every((expected, index) => this.#last[index] === expected)) return { kind: 'clear' };
    const [dle, name, n = 0] = this.#last.slice(-3);
    if (dle !== 0x10) return null;
    if (name === 0x04 && n >= 1 && n <= 4) return { kind: 'status', question: n };
    if (name === 0x05 && n >= 1 && n <= 2) return { kind: 'recover', action: n };
    return null;
  }

  reset(): void {
    this.#last = [];
  }
}
