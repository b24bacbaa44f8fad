/**
 * One answer of the printer. `realtime` answers DLE EOT, `sensor` GS r, `changed` is a report by GS a, `printed` answers GS ( H,
 * `model` GS I 67, `paper` GS ( E 6 3; `restarted` is told by some when the power comes back; `noise` is a byte that no printer says.
 */
export type Reply =
  | { readonly kind: 'realtime'; readonly byte: number }
  | { readonly kind: 'sensor'; readonly byte: number }
  | { readonly kind: 'changed'; readonly bytes: readonly number[] }
  | { readonly kind: 'printed'; readonly id: string }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'model'; readonly name: string }
  | { readonly kind: 'paper'; readonly setting: string }
  | { readonly kind: 'restarted' }
  | { readonly kind: 'noise'; readonly byte: number };

/** First bytes of an answer that comes as a block ending in NUL: of GS ( and DLE DC4, of GS I, and of a printer that starts. */
const BLOCK = 0x37;
const BLOCK_NAME = 0x5f;
const BLOCK_STARTED = 0x3b;
const BLOCKS: readonly number[] = [BLOCK, BLOCK_NAME, BLOCK_STARTED];
/** Second byte of a block of GS ( and DLE DC4. */
const BLOCK_PRINTED = 0x22;
const BLOCK_CLEARED = 0x25;
const BLOCK_SETTING = 0x27;
/** GS ( E 6 3: the number of the setting, a separator, the value. */
const PAPER_SETTING = '3\x1f';
/** Flow control, which a print server box may pass on. */
const XON = 0x11;
const XOFF = 0x13;
/** The longest block that we ask for has 7 bytes; a longer one is noise, and must not swallow every later answer. */
const LONGEST_BLOCK = 80;
const REPORT_BYTES = 4;

/**
 * Answers come without frames and are told apart by bits that the printer keeps fixed (Epson ESC/POS reference, "Identifying
 * data from the printer"): 0xx1xx10 DLE EOT, 0xx1xx00 first of four bytes of a report, 0xx0xxxx GS r, 37h, 3Bh and 5Fh a
 * block. XON and XOFF (11h, 13h) fit none.
 */
export class ReplyReader {
  #part: number[] = [];

  push(chunk: Uint8Array): Reply[] {
    const replies: Reply[] = [];
    for (const byte of chunk) {
      const reply = this.#take(byte);
      if (reply !== null) replies.push(reply);
    }
    return replies;
  }

  #take(byte: number): Reply | null {
    const first = this.#part[0];
    if (first === undefined) return this.#begin(byte);
    this.#part.push(byte);
    if (BLOCKS.includes(first)) return this.#block(byte);
    if ((byte & 0x90) === 0) return this.#report();
    // The other three bytes of a report have bits of their own too; what follows may be a printer's again.
    this.#part = [];
    return { kind: 'noise', byte };
  }

  #begin(byte: number): Reply | null {
    if (BLOCKS.includes(byte) || (byte & 0x93) === 0x10) {
      this.#part = [byte];
      return null;
    }
    if ((byte & 0x93) === 0x12) return { kind: 'realtime', byte };
    if ((byte & 0x90) === 0x00) return { kind: 'sensor', byte };
    return byte === XON || byte === XOFF ? null : { kind: 'noise', byte };
  }

  #block(byte: number): Reply | null {
    if (byte !== 0) {
      if (this.#part.length <= LONGEST_BLOCK) return null;
      this.#part = [];
      return { kind: 'noise', byte };
    }
    const [first, identifier, ...rest] = this.#part;
    const text = String.fromCharCode(...this.#part.slice(1, -1));
    this.#part = [];
    if (first === BLOCK_NAME) return { kind: 'model', name: text };
    if (first === BLOCK_STARTED) return { kind: 'restarted' };
    const body = String.fromCharCode(...rest.slice(0, -1));
    if (identifier === BLOCK_CLEARED) return { kind: 'cleared' };
    if (identifier === BLOCK_PRINTED) return { kind: 'printed', id: body };
    if (identifier === BLOCK_SETTING && body.startsWith(PAPER_SETTING))
      return { kind: 'paper', setting: body.slice(2) };
    return null;
  }

  #report(): Reply | null {
    if (this.#part.length < REPORT_BYTES) return null;
    const bytes = this.#part;
    this.#part = [];
    return { kind: 'changed', bytes };
  }
}
