import { createCanvas } from '@napi-rs/canvas';
import { isBlack, type Raster } from './raster.ts';

// Alpha, blue, green, red from the high byte down: every machine that runs Node is little-endian.
const BLACK = 0xff000000;
const WHITE = 0xffffffff;

/** The picture as a PNG, one pixel a dot, black on white. */
export function pngOf(raster: Raster): Buffer {
  const canvas = createCanvas(raster.widthDots, raster.heightDots);
  const context = canvas.getContext('2d');
  const image = context.createImageData(raster.widthDots, raster.heightDots);
  const pixels = new Uint32Array(image.data.buffer);
  for (let y = 0; y < raster.heightDots; y += 1) {
    for (let x = 0; x < raster.widthDots; x += 1) {
      pixels[y * raster.widthDots + x] = isBlack(raster, x, y) ? BLACK : WHITE;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
