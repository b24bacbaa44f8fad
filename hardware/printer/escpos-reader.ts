/** One thing that the bytes ask a printer to do. `surprise` is what Motcua never sends: text, or a command unknown here. */
export type PrinterCommand =
  | { readonly kind: 'initialise' }
  | { readonly kind: 'row'; readonly bits: Uint8Array }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'cut'; readonly feedDots: number }
  | { readonly kind: 'watch'; readonly mask: number }
  | { readonly kind: 'sensor'; readonly question: number }
  | { readonly kind: 'process_id'; readonly id: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'surprise'; readonly bytes: readonly number[] };

const LF = 0x0a;
const CR = 0x0d;
const DLE = 0x10;
const ESC = 0x1b;
const GS = 0x1d;
/** A line of text at the default spacing: a sixth of an inch. */
const LINE_DOTS = 34;

type Step = { readonly command: PrinterCommand; readonly taken: number };

/**
 * Reads ESC/POS as a printer does: bytes come in any pieces, commands come out one at a time when they are whole, and a GS v 0
 * picture row by row, because a printer prints it while it is still arriving.
 */
export class EscposReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #picture: { readonly across: number; rowsLeft: number } | null = null;

  push(chunk: Uint8Array): void {
    const rest = this.#bytes.subarray(this.#at);
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    this.#bytes = joined;
    this.#at = 0;
  }

  /** Bytes received and not yet carried out. */
  get waiting(): number {
    return this.#bytes.length - this.#at;
  }

  /** Forgets what is waiting, and the picture it stood in. */
  clear(): void {
    this.#bytes = new Uint8Array(0);
    this.#at = 0;
    this.#picture = null;
  }

  /** The next whole command, or null until more bytes come. */
  next(): PrinterCommand | null {
    if (this.#picture !== null) return this.#row(this.#picture);
    const step = this.#step();
    if (step === null) return null;
    this.#at += step.taken;
    return step.command;
  }

  #byte(offset: number): number | undefined {
    return this.#bytes[this.#at + offset];
  }

  #row(picture: { readonly across: number; rowsLeft: number }): PrinterCommand | null {
    if (this.waiting < picture.across) return null;
    const bits = this.#bytes.slice(this.#at, this.#at + picture.across);
    this.#at += picture.across;
    picture.rowsLeft -= 1;
    if (picture.rowsLeft === 0) this.#picture = null;
    return { kind: 'row', bits };
  }

  #step(): Step | null {
    const first = this.#byte(0);
    if (first === undefined) return null;
    if (first === 0 || first === CR) return { command: { kind: 'ignored' }, taken: 1 };
    if (first === LF) return { command: { kind: 'feed', dots: LINE_DOTS }, taken: 1 };
    if (first === DLE) return this.#realtime();
    if (first === ESC) return this.#escape();
    if (first === GS) return this.#group();
    return this.#surprise(1);
  }

  /** `taken` bytes as one command made of them, or null while they are not all there. */
  #whole(taken: number, make: (...bytes: readonly number[]) => PrinterCommand): Step | null {
    if (this.waiting < taken) return null;
    return { command: make(...this.#bytes.subarray(this.#at, this.#at + taken)), taken };
  }

  #surprise(taken: number): Step | null {
    return this.#whole(taken, (...bytes) => ({ kind: 'surprise', bytes }));
  }

  /** Real-time commands were answered as they arrived (realtime-scanner.ts); in their turn they do nothing. */
  #realtime(): Step | null {
    const name = this.#byte(1);
    if (name === undefined) return null;
    const taken = name === 0x14 ? 10 : name === 0x04 || name === 0x05 ? 3 : 1;
    return this.#whole(taken, () => ({ kind: 'ignored' }));
  }

  #escape(): Step | null {
    switch (this.#byte(1)) {
      case undefined:
        return null;
      case 0x40: // ESC @
        return this.#whole(2, () => ({ kind: 'initialise' }));
      case 0x4a: // ESC J n
        return this.#whole(3, (_esc, _name, n = 0) => ({ kind: 'feed', dots: n }));
      case 0x64: // ESC d n
        return this.#whole(3, (_esc, _name, n = 0) => ({ kind: 'feed', dots: n * LINE_DOTS }));
      default:
        return this.#surprise(2);
    }
  }

  #group(): Step | null {
    const name = this.#byte(1);
    switch (name) {
      case undefined:
        return null;
      case 0x61: // GS a n
        return this.#whole(3, (_gs, _name, mask = 0) => ({ kind: 'watch', mask }));
      case 0x72: // GS r n
        return this.#whole(3, (_gs, _name, question = 0) => ({ kind: 'sensor', question }));
      case 0x56: // GS V
        return this.#cut();
      case 0x76: // GS v 0
        return this.#beginPicture();
      case 0x28: // GS ( x pL pH
        return this.#extended();
      default:
        return this.#surprise(2);
    }
  }

  #cut(): Step | null {
    const mode = this.#byte(2);
    if (mode === undefined) return null;
    if (mode === 0 || mode === 1 || mode === 0x30 || mode === 0x31) {
      return this.#whole(3, () => ({ kind: 'cut', feedDots: 0 }));
    }
    if (mode !== 0x41 && mode !== 0x42) return this.#surprise(3);
    return this.#whole(4, (_gs, _name, _mode, feedDots = 0) => ({ kind: 'cut', feedDots }));
  }

  #beginPicture(): Step | null {
    const [mode, acrossLow, acrossHigh, rowsLow, rowsHigh] = [3, 4, 5, 6, 7].map((offset) => this.#byte(offset));
    if (rowsHigh === undefined || rowsLow === undefined || acrossHigh === undefined || acrossLow === undefined)
      return null;
    // Doubled pictures (mode 1 to 3) are never sent; read at their own size they would hide the mistake.
    if (this.#byte(2) !== 0x30 || (mode !== 0 && mode !== 0x30)) return this.#surprise(8);
    const across = acrossLow + acrossHigh * 256;
    const rowsLeft = rowsLow + rowsHigh * 256;
    if (across === 0 || rowsLeft === 0) return this.#surprise(8);
    this.#picture = { across, rowsLeft };
    return { command: { kind: 'ignored' }, taken: 8 };
  }

  #extended(): Step | null {
    const [low, high] = [this.#byte(3), this.#byte(4)];
    if (low === undefined || high === undefined) return null;
    const taken = 5 + low + high * 256;
    const isProcessId = this.#byte(2) === 0x48 && taken === 11;
    if (!isProcessId) return this.#surprise(taken);
    return this.#whole(taken, (...bytes) =>
      bytes[5] === 48 && bytes[6] === 48
        ? { kind: 'process_id', id: String.fromCharCode(...bytes.slice(7)) }
        : { kind: 'surprise', bytes },
    );
  }
}
