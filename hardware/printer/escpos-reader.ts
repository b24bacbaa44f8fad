import { AFTER_ESC, AFTER_FS, AFTER_GS } from './command-lengths.ts';
import type { PrinterCommand } from './printer-command.ts';

const LF = 0x0a;
const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
/** A line of text at the default spacing: a sixth of an inch. */
const LINE_DOTS = 34;
type Step = { readonly command: PrinterCommand; readonly taken: number };

/** What the reader stands in the middle of: the bytes that follow belong to it, whatever they are. */
type Inside =
  | { readonly kind: 'data'; left: number; readonly behind: Inside | null }
  /** Ends in NUL. */
  | { readonly kind: 'list'; left: number }
  | { readonly kind: 'picture'; readonly across: number; rowsLeft: number; row: Uint8Array; filled: number }
  /** ESC &: letters of `height` bytes, each led by its width. */
  | { readonly kind: 'letters'; readonly height: number; readonly left: number }
  /** FS q: pictures, each led by its size. */
  | { readonly kind: 'images'; readonly left: number };

/** No head is wider; what a row holds beyond is read and not kept. */
const WIDEST_ROW_BYTES = 256;

const IGNORED: PrinterCommand = { kind: 'ignored' };

/**
 * Reads ESC/POS as a printer does: bytes come in any pieces, commands come out one at a time, a GS v 0 picture row by row,
 * because a printer prints it while it is still arriving. What has a length takes as many bytes as it says, and nothing inside
 * it is a command: so a command that another program left open takes the next job. No more is kept than one row or one head.
 */
export class EscposReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #inside: Inside | null = null;

  push(chunk: Uint8Array): void {
    if (this.waiting === 0) {
      this.#bytes = chunk;
      this.#at = 0;
      return;
    }
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

  /** Forgets what is waiting, and what it stood in. */
  clear(): void {
    this.#bytes = new Uint8Array(0);
    this.#at = 0;
    this.#inside = null;
  }

  /** The next whole command with the bytes it was made of, or null until more bytes come. */
  next(): (PrinterCommand & { readonly raw: Uint8Array }) | null {
    const step = this.#inside === null ? this.#step() : this.#go(this.#inside);
    if (step === null) return null;
    const raw = this.#bytes.subarray(this.#at, this.#at + step.taken);
    this.#at += step.taken;
    return { ...step.command, raw };
  }

  #byte(offset: number): number | undefined {
    return this.#bytes[this.#at + offset];
  }

  /** Two bytes, the lower first; undefined until both are there. */
  #pair(offset: number): number | undefined {
    const [low, high] = [this.#byte(offset), this.#byte(offset + 1)];
    return low === undefined || high === undefined ? undefined : low + high * 256;
  }

  #go(inside: Inside): Step | null {
    if (this.waiting === 0) return null;
    switch (inside.kind) {
      case 'data': {
        const taken = Math.min(inside.left, this.waiting);
        inside.left -= taken;
        if (inside.left === 0) this.#inside = inside.behind;
        return { command: IGNORED, taken };
      }
      case 'list': {
        const end = this.#bytes.subarray(this.#at, this.#at + inside.left).indexOf(0);
        const taken = end >= 0 ? end + 1 : Math.min(inside.left, this.waiting);
        inside.left -= taken;
        if (end >= 0 || inside.left === 0) this.#inside = null;
        return { command: IGNORED, taken };
      }
      case 'picture':
        return this.#row(inside);
      case 'letters':
        return this.#member(1, { ...inside, left: inside.left - 1 }, () => (this.#byte(0) ?? 0) * inside.height);
      case 'images':
        return this.#member(
          4,
          { ...inside, left: inside.left - 1 },
          () => (this.#pair(0) ?? 0) * (this.#pair(2) ?? 0) * 8,
        );
      default:
        return inside satisfies never;
    }
  }

  #row(picture: Inside & { readonly kind: 'picture' }): Step {
    const taken = Math.min(picture.across - picture.filled, this.waiting);
    const kept = Math.min(taken, Math.max(0, picture.row.length - picture.filled));
    if (kept > 0) picture.row.set(this.#bytes.subarray(this.#at, this.#at + kept), picture.filled);
    picture.filled += taken;
    if (picture.filled < picture.across) return { command: IGNORED, taken };
    const bits = picture.row;
    picture.row = new Uint8Array(bits.length);
    picture.filled = 0;
    picture.rowsLeft -= 1;
    if (picture.rowsLeft === 0) this.#inside = null;
    return { command: { kind: 'row', bits }, taken };
  }

  /** One letter or picture of a row of them: its head, then as many bytes as the head says. */
  #member(head: number, rest: Inside & { readonly left: number }, length: () => number): Step | null {
    if (this.waiting < head) return null;
    const behind = rest.left > 0 ? rest : null;
    const left = length();
    this.#inside = left > 0 ? { kind: 'data', left, behind } : behind;
    return { command: IGNORED, taken: head };
  }

  #step(): Step | null {
    const first = this.#byte(0);
    if (first === undefined) return null;
    if (first === LF) return { command: { kind: 'feed', dots: LINE_DOTS }, taken: 1 };
    if (first === DLE) return this.#realtime();
    if (first === ESC) return this.#escape();
    if (first === FS) return this.#chinese();
    if (first === GS) return this.#group();
    if (first === 0) return { command: IGNORED, taken: this.#nulsFrom(this.#at) };
    if (first < 0x20) return { command: IGNORED, taken: 1 };
    return { command: { kind: 'letter', byte: first }, taken: 1 };
  }

  #nulsFrom(at: number): number {
    let end = at;
    while (this.#bytes[end] === 0) end += 1;
    return end - at;
  }

  /** `taken` bytes as one command made of them, or null while they are not all there. */
  #whole(taken: number, make: (...bytes: readonly number[]) => PrinterCommand): Step | null {
    if (this.waiting < taken) return null;
    return { command: make(...this.#bytes.subarray(this.#at, this.#at + taken)), taken };
  }

  #surprise(taken: number): Step | null {
    return this.#whole(taken, (...bytes) => ({ kind: 'surprise', bytes }));
  }

  /** A head of `taken` bytes, after which as many bytes as `inside` says are not commands. */
  #begin(taken: number, inside: Inside): Step | null {
    const step = this.#surprise(taken);
    if (step !== null) this.#inside = inside.kind !== 'picture' && inside.left === 0 ? null : inside;
    return step;
  }

  /** Real-time commands were answered as they arrived (realtime-scanner.ts); in their turn they do nothing. */
  #realtime(): Step | null {
    const name = this.#byte(1);
    if (name === undefined) return null;
    const taken = name === 0x14 ? (this.#byte(2) === 8 ? 10 : 5) : name === 0x04 || name === 0x05 ? 3 : 1;
    return this.#whole(taken, () => IGNORED);
  }

  #escape(): Step | null {
    const name = this.#byte(1);
    if (name === undefined) return null;
    switch (String.fromCharCode(name)) {
      case '@':
        return this.#whole(2, () => ({ kind: 'initialise' }));
      case 'J':
        return this.#whole(3, (_esc, _name, n = 0) => ({ kind: 'feed', dots: n }));
      case 'd':
        return this.#whole(3, (_esc, _name, n = 0) => ({ kind: 'feed', dots: n * LINE_DOTS }));
      case '=':
        return this.#whole(3, (_esc, _name, n = 0) => ({ kind: 'select', on: (n & 1) === 1 }));
      case 'a':
        return this.#whole(3, (_esc, _name, n = 0) => ({ kind: 'justify', to: n % 48 }));
      case '{':
        return this.#whole(3, (_esc, _name, n = 0) => ({ kind: 'upside_down', on: (n & 1) === 1 }));
      case 'L':
        return this.#whole(2, () => ({ kind: 'page_mode', on: true }));
      case 'S':
        return this.#whole(2, () => ({ kind: 'page_mode', on: false }));
      case 'i':
      case 'm':
        return this.#whole(2, () => ({ kind: 'cut', feedDots: 0 }));
      case 'D':
        return this.#begin(2, { kind: 'list', left: 33 });
      case '*': {
        const [mode = 0, columns] = [this.#byte(2), this.#pair(3)];
        return columns === undefined
          ? null
          : this.#begin(5, { kind: 'data', left: columns * (mode >= 32 ? 3 : 1), behind: null });
      }
      case '&': {
        const [height = 0, first = 0, last] = [this.#byte(2), this.#byte(3), this.#byte(4)];
        if (last === undefined) return null;
        return this.#begin(5, { kind: 'letters', height, left: Math.max(0, last - first + 1) });
      }
      case '(': {
        const length = this.#pair(3);
        return length === undefined ? null : this.#begin(5, { kind: 'data', left: length, behind: null });
      }
      default:
        return this.#surprise(2 + (AFTER_ESC.get(name) ?? 0));
    }
  }

  #chinese(): Step | null {
    const name = this.#byte(1);
    if (name === undefined) return null;
    switch (String.fromCharCode(name)) {
      case '2':
        // One letter of 24 by 24 dots.
        return this.#begin(4, { kind: 'data', left: 72, behind: null });
      case 'q': {
        const count = this.#byte(2);
        return count === undefined ? null : this.#begin(3, { kind: 'images', left: count });
      }
      case '(': {
        const length = this.#pair(3);
        return length === undefined ? null : this.#begin(5, { kind: 'data', left: length, behind: null });
      }
      default:
        return this.#surprise(2 + (AFTER_FS.get(name) ?? 0));
    }
  }

  #group(): Step | null {
    const name = this.#byte(1);
    if (name === undefined) return null;
    switch (String.fromCharCode(name)) {
      case 'a':
        return this.#whole(3, (_gs, _name, mask = 0) => ({ kind: 'watch', mask }));
      case 'r':
        return this.#whole(3, (_gs, _name, question = 0) => ({ kind: 'sensor', question }));
      case 'I':
        return this.#whole(3, (_gs, _name, question = 0) => ({ kind: 'identity', question }));
      case 'L':
        return this.#whole(4, (_gs, _name, low = 0, high = 0) => ({ kind: 'margin', dots: low + high * 256 }));
      case 'W':
        return this.#whole(4, (_gs, _name, low = 0, high = 0) => ({ kind: 'area', dots: low + high * 256 }));
      case ':':
        return this.#whole(2, () => ({ kind: 'macro_mark' }));
      case '^':
        return this.#whole(5, (_gs, _name, times = 0) => ({ kind: 'macro_run', times }));
      case 'V':
        return this.#cut();
      case 'v':
        return this.#beginPicture();
      case 'k':
        return this.#barCode();
      case '*': {
        const [across = 0, down] = [this.#byte(2), this.#byte(3)];
        return down === undefined ? null : this.#begin(4, { kind: 'data', left: across * down * 8, behind: null });
      }
      case '8': {
        const [low, high] = [this.#pair(3), this.#pair(5)];
        if (low === undefined || high === undefined) return null;
        return this.#begin(7, { kind: 'data', left: low + high * 65_536, behind: null });
      }
      case '(':
        return this.#extended();
      default:
        return this.#surprise(2 + (AFTER_GS.get(name) ?? 0));
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

  #barCode(): Step | null {
    const [mode, count] = [this.#byte(2), this.#byte(3)];
    if (mode === undefined) return null;
    if (mode <= 6) return this.#begin(3, { kind: 'list', left: 256 });
    return count === undefined ? null : this.#begin(4, { kind: 'data', left: count, behind: null });
  }

  #beginPicture(): Step | null {
    const [mode, across, rowsLeft] = [this.#byte(3), this.#pair(4), this.#pair(6)];
    if (mode === undefined || across === undefined || rowsLeft === undefined) return null;
    if (this.#byte(2) !== 0x30 || across === 0 || rowsLeft === 0) return this.#surprise(8);
    // Doubled pictures (mode 1 to 3) are never sent; read at their own size they would hide the mistake.
    if (mode !== 0 && mode !== 0x30) return this.#begin(8, { kind: 'data', left: across * rowsLeft, behind: null });
    const row = new Uint8Array(Math.min(across, WIDEST_ROW_BYTES));
    this.#inside = { kind: 'picture', across, rowsLeft, row, filled: 0 };
    return { command: IGNORED, taken: 8 };
  }

  #extended(): Step | null {
    const [set, length] = [this.#byte(2), this.#pair(3)];
    if (set === undefined || length === undefined) return null;
    if (set === 0x48 && length === 6)
      return this.#whole(11, (...bytes) =>
        bytes[5] === 48 && bytes[6] === 48
          ? { kind: 'process_id', id: String.fromCharCode(...bytes.slice(7)) }
          : { kind: 'surprise', bytes },
      );
    if (set === 0x45 && length === 2)
      return this.#whole(7, (...bytes) =>
        bytes[5] === 6 && bytes[6] === 3 ? { kind: 'paper_width' } : { kind: 'surprise', bytes },
      );
    return this.#begin(5, { kind: 'data', left: length, behind: null });
  }
}
