import { encode } from 'uqr';
import { dots } from './raster.ts';
import type { Block } from './sheet.ts';

/** Smaller codes are hard for a phone held by an unsteady hand. */
const SMALLEST_SIDE_DOTS = dots(25);
/** ISO/IEC 18004: four modules of white all round. */
const QUIET_MODULES = 4;

export type QrBlock = Block & { readonly widthDots: number };

/** A QR code of at least 25 mm, its quiet zone around it, its left edge at 0. Error correction M: paper is folded and thumbed. */
export function qrBlock(text: string): QrBlock {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const module = Math.ceil(SMALLEST_SIDE_DOTS / size);
  const side = (size + 2 * QUIET_MODULES) * module;
  return {
    heightDots: side,
    widthDots: side,
    draw(pen, top) {
      for (const [y, row] of data.entries()) {
        for (const [x, black] of row.entries()) {
          if (!black) continue;
          pen.fillRect((x + QUIET_MODULES) * module, top + (y + QUIET_MODULES) * module, module, module);
        }
      }
    },
  };
}
