/** One answer of the printer. `realtime` answers DLE EOT, `sensor` GS r, `changed` is a report by GS a, `printed` answers GS ( H. */
export type Reply =
  | { readonly kind: 'realtime'; readonly byte: number }
  | { readonly kind: 'sensor'; readonly byte: number }
  | { readonly kind: 'changed'; readonly bytes: readonly number[] }
  | { readonly kind: 'printed'; readonly id: string }
  | { readonly kind: 'cleared' };

/** First byte of an answer that comes as a block ending in NUL. */
const BLOCK = 0x37;
const BLOCK_PRINTED = 0x22;
const BLOCK_CLEARED = 0x25;
/** The longest block that we ask for has 7 bytes; a longer one is noise, and must not swallow every later answer. */
const LONGEST_BLOCK = 80;
const REPORT_BYTES = 4;

/**
 * Answers come without frames and are told apart by bits that the printer keeps fixed (Epson ESC/POS reference, "Identifying
 * data from the printer"): 0xx1xx10 DLE EOT, 0xx1xx00 first of four bytes of a report, 0xx0xxxx GS r, 37h a block. XON and
 * XOFF (11h, 13h) fit none.
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
    return first === BLOCK ? this.#block(byte) : this.#report();
  }

  #begin(byte: number): Reply | null {
    if (byte === BLOCK || (byte & 0x93) === 0x10) {
      this.#part = [byte];
      return null;
    }
    if ((byte & 0x93) === 0x12) return { kind: 'realtime', byte };
    if ((byte & 0x90) === 0x00) return { kind: 'sensor', byte };
    return null;
  }

  #block(byte: number): Reply | null {
    if (byte !== 0) {
      if (this.#part.length > LONGEST_BLOCK) this.#part = [];
      return null;
    }
    const [, identifier, ...body] = this.#part;
    this.#part = [];
    if (identifier === BLOCK_CLEARED) return { kind: 'cleared' };
    if (identifier === BLOCK_PRINTED) return { kind: 'printed', id: String.fromCharCode(...body.slice(0, -1)) };
    return null;
  }

  #report(): Reply | null {
    if (this.#part.length < REPORT_BYTES) return null;
    const bytes = this.#part;
    this.#part = [];
    return { kind: 'changed', bytes };
  }
}
