import { type QrModules, QUIET_MODULES } from '../../wire/paper-qr.ts';
import { dots } from './raster.ts';
import type { Block } from './sheet.ts';

/** Smaller codes are hard for a phone held by an unsteady hand. */
const SMALLEST_SIDE_MM = 25;

export type QrBlock = Block & { readonly widthDots: number };

/**
 * A QR code of at least 25 mm, its quiet zone around it, its left edge at 0; smaller where the paper is too narrow for that. A
 * module is a whole number of dots: a code that is scaled to fit loses its edges.
 */
export function qrBlock(modules: QrModules, dpi: number, mostDots: number): QrBlock {
  const across = modules.length + 2 * QUIET_MODULES;
  const wished = Math.ceil(dots(SMALLEST_SIDE_MM, dpi) / modules.length);
  const module = Math.max(1, Math.min(wished, Math.floor(mostDots / across)));
  const side = across * module;
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
