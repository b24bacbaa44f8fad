import { type QrModules, QUIET_MODULES } from '../../wire/paper-qr.ts';
import { dots } from './raster.ts';
import type { Block } from './sheet.ts';

/** Smaller codes are hard for a phone held by an unsteady hand. */
const SMALLEST_SIDE_DOTS = dots(25);

export type QrBlock = Block & { readonly widthDots: number };

/** A QR code of at least 25 mm, its quiet zone around it, its left edge at 0. */
export function qrBlock(modules: QrModules): QrBlock {
  const module = Math.ceil(SMALLEST_SIDE_DOTS / modules.length);
  const side = (modules.length + 2 * QUIET_MODULES) * module;
  return {
    heightDots: side,
    widthDots: side,
    draw(pen, top) {
      for (const [y, row] of modules.entries()) {
        for (const [x, black] of row.entries()) {
          if (!black) continue;
          pen.fillRect((x + QUIET_MODULES) * module, top + (y + QUIET_MODULES) * module, module, module);
        }
      }
    },
  };
}
