import { createCanvas } from '@napi-rs/canvas';
import { isBlack, type Raster } from './raster.ts';

/** The picture as a PNG, one pixel a dot, black on white. */
export function pngOf(raster: Raster): Buffer {
  const canvas = createCanvas(raster.widthDots, raster.heightDots);
  const context = canvas.getContext('2d');
  const image = context.createImageData(raster.widthDots, raster.heightDots);
  for (let y = 0; y < raster.heightDots; y += 1) {
    for (let x = 0; x < raster.widthDots; x += 1) {
      const at = (y * raster.widthDots + x) * 4;
      image.data.fill(isBlack(raster, x, y) ? 0 : 255, at, at + 3);
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
