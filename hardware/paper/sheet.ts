import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Raster, rowBytes } from './raster.ts';

export type Pen = SKRSContext2D;

/** A part of a paper: it knows its height before it is drawn, so that the paper is no longer than it must be. */
export type Block = {
  readonly heightDots: number;
  draw(pen: Pen, top: number): void;
};

/** Darker than this is black. Above one half, so that strokes come out a little heavier than drawn: heads print thin lines pale. */
const BLACK_BELOW = 150;

/** Blocks under each other, as a raster. */
export function sheetOf(widthDots: number, blocks: readonly Block[]): Raster {
  const heightDots = Math.max(
    1,
    blocks.reduce((sum, block) => sum + block.heightDots, 0),
  );
  const canvas = createCanvas(widthDots, heightDots);
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, widthDots, heightDots);
  pen.fillStyle = 'black';
  let top = 0;
  for (const block of blocks) {
    pen.save();
    block.draw(pen, top);
    pen.restore();
    top += block.heightDots;
  }
  return thresholded(pen.getImageData(0, 0, widthDots, heightDots).data, widthDots, heightDots);
}

/** White, black or grey by the red channel: papers are drawn without colour. */
function thresholded(pixels: Uint8ClampedArray, widthDots: number, heightDots: number): Raster {
  const across = rowBytes(widthDots);
  const rows = new Uint8Array(across * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      if ((pixels[(y * widthDots + x) * 4] ?? 255) >= BLACK_BELOW) continue;
      const at = y * across + (x >> 3);
      rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, rows };
}

export const gap = (heightDots: number): Block => ({ heightDots, draw: () => {} });

/** A hairline over the width, between margins. */
export function rule(widthDots: number, marginDots: number, thicknessDots = 2): Block {
  return {
    heightDots: thicknessDots,
    draw: (pen, top) => pen.fillRect(marginDots, top, widthDots - 2 * marginDots, thicknessDots),
  };
}

/** Blocks beside each other, each at its own left edge, centred on the tallest. */
export function beside(columns: readonly { readonly left: number; readonly blocks: readonly Block[] }[]): Block {
  const heights = columns.map((column) => column.blocks.reduce((sum, block) => sum + block.heightDots, 0));
  const heightDots = Math.max(...heights);
  return {
    heightDots,
    draw(pen, top) {
      for (const [index, column] of columns.entries()) {
        let y = top + Math.floor((heightDots - (heights[index] ?? 0)) / 2);
        for (const block of column.blocks) {
          pen.save();
          pen.translate(column.left, 0);
          block.draw(pen, y);
          pen.restore();
          y += block.heightDots;
        }
      }
    },
  };
}
