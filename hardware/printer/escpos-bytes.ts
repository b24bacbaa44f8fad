import commands from 'escpos/commands.js';
import EscposPrinter from 'escpos/printer.js';
import { type Raster, rowBytes } from '../paper/raster.ts';

/**
 * Rows in one GS v 0: 64 rows of 72 bytes are 4.6 kB, which an older printer's 8 kB buffer holds, and fewer than 256, because
 * some read only the lower byte of their number (ReceiptPrinterEncoder, issue 16).
 */
const BAND_ROWS = 64;

/** A picture whose rows are a multiple of this throws a POS-5890K out of step: what follows comes out as letters (python-escpos, issues 367 and 424). */
export const SPOILING_ROWS = 48;

/** The heights of the bands of a picture, from the top: none is a multiple of 48. */
export function bandHeights(rows: number): readonly number[] {
  const whole: number[] = Array(Math.floor(rows / BAND_ROWS)).fill(BAND_ROWS);
  const rest = rows % BAND_ROWS;
  if (rest === 0) return whole;
  return rest % SPOILING_ROWS === 0 ? [...whole, rest - 1, 1] : [...whole, rest];
}

/** GS a: report changes of on-line state, errors and paper (Epson ESC/POS reference, GS a: bits 1, 2, 3). */
const WATCH_MASK = 0x0e;

/** White left below the picture, before the cutter's own feed: a torn edge must not touch the last line. */
const FEED_BEFORE_CUT_DOTS = 16;

/** The commands that `compose` writes, as bytes: escpos keeps them in its own buffer, which only an adapter can take out. */
function compose(write: (printer: EscposPrinter) => void): Buffer {
  let bytes = Buffer.alloc(0);
  const printer = new EscposPrinter({
    write(taken) {
      // The buffer is escpos' own and is written over by its next command.
      bytes = Buffer.from(taken);
    },
  });
  write(printer);
  printer.flush();
  return bytes;
}

/** What ends a command whose head was broken off: its lengths become nothing. White in a picture, nothing outside. */
const ENDS_A_HEAD = Buffer.alloc(16);

/** GS ^ 0 0 0: in the middle of a macro's definition it ends it, at any other time it does nothing (Epson TM-T88III specification, GS :). */
const ENDS_A_MACRO = [0, 0, 0];

/**
 * Out of whatever state another program left: a broken head, a printer that was told not to listen (ESC @ alone it ignores
 * then), a macro's definition; initialised, which ends page mode, margins, line spacing and turned lines; and reporting changes
 * from now on, because ESC @ may switch the reports off.
 */
export const wakeBytes = (): Buffer =>
  compose((printer) => {
    printer.buffer.write(ENDS_A_HEAD);
    printer.hardware('select');
    printer.buffer.write(`${commands.GS}^`);
    printer.buffer.write(ENDS_A_MACRO);
    printer.hardware('init');
    printer.buffer.write(`${commands.GS}a`);
    printer.buffer.writeUInt8(WATCH_MASK);
  });

/** The picture in GS v 0 bands, then (if asked) feed to the cutter and cut, GS V 66. */
export function pictureBytes(raster: Raster, cut: boolean): Buffer {
  const across = rowBytes(raster.widthDots);
  return compose((printer) => {
    let top = 0;
    for (const rows of bandHeights(raster.heightDots)) {
      printer.buffer.write(commands.GSV0_FORMAT.GSV0_NORMAL);
      printer.buffer.writeUInt16LE(across);
      printer.buffer.writeUInt16LE(rows);
      printer.buffer.write(Buffer.from(raster.rows.subarray(top * across, (top + rows) * across)));
      top += rows;
    }
    if (cut) writeCut(printer);
  });
}

function writeCut(printer: EscposPrinter): void {
  // Not escpos' cut(): it feeds whole lines first and then cuts where the head stands, which wastes 12 mm or cuts through the text.
  printer.buffer.write(commands.PAPER.PAPER_CUT_B);
  printer.buffer.writeUInt8(FEED_BEFORE_CUT_DOTS);
}

/** Cuts off what another job, or a picture that was broken off, left hanging out. */
export const cutBytes = (): Buffer => compose(writeCut);

/** The longest that a command of one length field claims: 65,535 bytes. */
const LONGEST_CLAIM_BYTES = 65_536;

/** Ends what is still owed to a command that was broken off: NULs are white in a picture, nothing in a definition and nothing outside. */
export const fillBytes = (): Buffer => Buffer.alloc(LONGEST_CLAIM_BYTES);

/** GS ( H, function 48: the printer sends the id back when all before it is printed (Epson TM-T88IV and later; TM-L90 guide p. 428). Four characters, 0x20-0x7E. */
export const processIdBytes = (id: string): Buffer =>
  compose((printer) => {
    if (!/^[ -~]{4}$/.test(id)) throw new RangeError(`not a process id: ${id}`);
    printer.buffer.write(`${commands.GS}(H`);
    printer.buffer.write([6, 0, 48, 48]);
    printer.buffer.write(id);
  });

/** GS : before and behind: carried out now, and kept until the power goes (ESC @ does not wipe it). */
export const keptBytes = (kept: Buffer): Buffer =>
  compose((printer) => {
    printer.buffer.write(`${commands.GS}:`);
    printer.buffer.write(kept);
    printer.buffer.write(`${commands.GS}:`);
  });

/** GS ^ 1 0 0: what was kept, once, at once. */
export const keptAgainBytes = (): Buffer =>
  compose((printer) => {
    printer.buffer.write(`${commands.GS}^`);
    printer.buffer.write([1, 0, 0]);
  });

/** GS I 67, what model it is; GS ( E 6 3, for which paper it is set. Each is answered in its turn by those who know it. */
export const identityBytes = (): Buffer =>
  compose((printer) => {
    printer.buffer.write(`${commands.GS}I`);
    printer.buffer.writeUInt8(67);
    printer.buffer.write(`${commands.GS}(E`);
    printer.buffer.write([2, 0, 6, 3]);
  });

/** GS r 1: one byte of paper sensors, sent in its turn after all before it; nearly every ESC/POS printer knows it. */
export const sensorBytes = (): Buffer =>
  compose((printer) => {
    printer.buffer.write(`${commands.GS}r`);
    printer.buffer.writeUInt8(1);
  });

/** DLE EOT n: 1 printer, 2 cause of being off line, 3 errors, 4 paper; answered at once with one byte, even off line. */
export type StatusQuestion = 1 | 2 | 3 | 4;
export const STATUS_QUESTIONS: readonly StatusQuestion[] = [1, 2, 3, 4];
export const statusBytes = (question: StatusQuestion): Buffer =>
  compose((printer) => {
    printer.buffer.write(commands.DLE + commands.EOT);
    printer.buffer.writeUInt8(question);
  });

/** DLE DC4 fn 8: forget everything received and not yet printed; answered by 37 25 00 (Epson ESC/POS reference, DLE DC4 fn=8). */
export const CLEAR_BUFFERS: readonly number[] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
export const clearBytes = (): Buffer => compose((printer) => printer.buffer.write(CLEAR_BUFFERS));
