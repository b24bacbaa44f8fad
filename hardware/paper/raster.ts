import type { PrintHead } from '../../wire/print-head.ts';

/**
 * A black and white picture as a thermal head prints it: rows from the top, 8 dots a byte, the leftmost dot in the highest
 * bit, 1 = black, each row padded with white to a whole byte.
 */
export type Raster = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly rows: Uint8Array;
};

/** What a paper is drawn for where nobody says more: 80 mm paper under a head of 203 dpi. */
export const USUAL_HEAD: PrintHead = { dots: 576, dpi: 203 };

const MM_PER_INCH = 25.4;

/** Bytes that one row of so many dots takes. */
export const rowBytes = (widthDots: number): number => Math.ceil(widthDots / 8);

/** Millimetres on paper to whole dots. */
export const dots = (mm: number, dpi: number = USUAL_HEAD.dpi): number => Math.round((mm * dpi) / MM_PER_INCH);

/** Whole dots to millimetres on paper. */
export const millimetres = (count: number, dpi: number): number => (count * MM_PER_INCH) / dpi;

/** Drawn are whole bytes across: some printers print nothing of a row that reaches beyond their head. */
export const drawnDots = ({ dots: across }: PrintHead): number => across - (across % 8);

/** Whether the dot is black; dots outside the picture are white. */
export function isBlack(raster: Raster, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= raster.widthDots || y >= raster.heightDots) return false;
  const byte = raster.rows[y * rowBytes(raster.widthDots) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
}

/** One byte a dot, row by row from the top: 0 black, 255 white. */
export function greyOf(raster: Raster): Uint8ClampedArray {
  const { widthDots, heightDots } = raster;
  const grey = new Uint8ClampedArray(widthDots * heightDots);
  for (let y = 0; y < heightDots; y += 1)
    for (let x = 0; x < widthDots; x += 1) grey[y * widthDots + x] = isBlack(raster, x, y) ? 0 : 255;
  return grey;
}
