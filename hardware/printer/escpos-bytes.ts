import commands from 'escpos/commands.js';
import EscposPrinter from 'escpos/printer.js';
import { type Raster, rowBytes } from '../paper/raster.ts';

/** Dots across the printable width, by the paper's width in millimetres (Epson TM-T20III and TM-T88VI specifications). */
export const PAPER_DOTS = { 58: 384, 80: 576 } as const;
export type PaperWidthMm = keyof typeof PAPER_DOTS;

/** Rows in one GS v 0: 64 rows of 72 bytes are 4.6 kB, so a broken band is healed by as many NULs, and an older printer's 8 kB buffer holds it. */
const BAND_ROWS = 64;

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

/** Initialise, and report changes from now on: ESC @ may switch the reports off, so they go together. */
export const wakeBytes = (): Buffer =>
  compose((printer) => {
    printer.hardware('init');
    printer.buffer.write(`${commands.GS}a`);
    printer.buffer.writeUInt8(WATCH_MASK);
  });

/** The picture in GS v 0 bands, then (if asked) feed to the cutter and cut, GS V 66. Throws RangeError if it is wider than the paper. */
export function pictureBytes(raster: Raster, paper: PaperWidthMm, cut: boolean): Buffer {
  if (raster.widthDots > PAPER_DOTS[paper]) {
    throw new RangeError(`a picture of ${raster.widthDots} dots does not fit ${paper} mm paper`);
  }
  const across = rowBytes(raster.widthDots);
  return compose((printer) => {
    for (let top = 0; top < raster.heightDots; top += BAND_ROWS) {
      const rows = Math.min(BAND_ROWS, raster.heightDots - top);
      printer.buffer.write(commands.GSV0_FORMAT.GSV0_NORMAL);
      printer.buffer.writeUInt16LE(across);
      printer.buffer.writeUInt16LE(rows);
      printer.buffer.write(Buffer.from(raster.rows.subarray(top * across, (top + rows) * across)));
    }
    if (cut) writeCut(printer);
  });
}

function writeCut(printer: EscposPrinter): void {
  // Not escpos' cut(): it feeds whole lines first and then cuts where the head stands, which wastes 12 mm or cuts through the text.
  printer.buffer.write(commands.PAPER.PAPER_CUT_B);
  printer.buffer.writeUInt8(FEED_BEFORE_CUT_DOTS);
}

/** Ends a band that a broken job left open: NULs are white inside it and nothing outside. */
export const closeBandBytes = (paper: PaperWidthMm): Buffer => Buffer.alloc(BAND_ROWS * rowBytes(PAPER_DOTS[paper]));

/** Ends an open band, and cuts off what the broken job printed. */
export const healBytes = (paper: PaperWidthMm): Buffer =>
  compose((printer) => {
    printer.buffer.write(closeBandBytes(paper));
    printer.hardware('init');
    writeCut(printer);
  });

/** GS ( H, function 48: the printer sends the id back when all before it is printed (Epson TM-T88IV and later; TM-L90 guide p. 428). Four characters, 0x20-0x7E. */
export const processIdBytes = (id: string): Buffer =>
  compose((printer) => {
    if (!/^[ -~]{4}$/.test(id)) throw new RangeError(`not a process id: ${id}`);
    printer.buffer.write(`${commands.GS}(H`);
    printer.buffer.write([6, 0, 48, 48]);
    printer.buffer.write(id);
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
