import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** More colours than this in a picture: the others are drawn with their nearest. */
const PALETTE = 256;
/** So many of them are the most common ones; the rest are those that would be missed most: far from all common ones. */
const COMMON = 176;
/** Colours are counted in steps of 8: neighbours within a soft edge or a gradient are one. */
const STEP_BITS = 3;

/**
 * A screenshot as a PNG with a palette, a third of the browser's own: screens are made of few colours. A repository keeps every
 * version of a picture for ever.
 */
export async function smallerPng(png: Uint8Array): Promise<Uint8Array> {
  const image = await loadImage(png);
  const { width, height } = image;
  const pen = createCanvas(width, height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const { palette, indexOf } = paletteOf(data);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 4)
      rows[y * (width + 1) + x + 1] = indexOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, from a palette (PNG, second edition, 11.2.2).
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

type Colour = readonly [number, number, number];

function paletteOf(data: Uint8ClampedArray): {
  readonly palette: readonly Colour[];
  readonly indexOf: (red: number, green: number, blue: number) => number;
} {
  const cells = new Map<number, { count: number; exact: Map<number, number> }>();
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    const cell = cells.get(cellOf(red, green, blue)) ?? { count: 0, exact: new Map() };
    cells.set(cellOf(red, green, blue), cell);
    cell.count += 1;
    const exact = (red << 16) | (green << 8) | blue;
    cell.exact.set(exact, (cell.exact.get(exact) ?? 0) + 1);
  }
  const ranked = [...cells.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ count, exact }) => ({ count, colour: mostOf(exact) }));
  const common = ranked.slice(0, COMMON).map(({ colour }) => colour);
  const missed = ranked
    .slice(COMMON)
    .map(({ count, colour }) => ({ colour, miss: count * distance(common[nearest(common, colour)] ?? colour, colour) }))
    .sort((a, b) => b.miss - a.miss)
    .map(({ colour }) => colour);
  const palette = [...common, ...missed.slice(0, PALETTE - COMMON)];
  const known = new Map<number, number>();
  return {
    palette,
    indexOf(red, green, blue) {
      const exact = (red << 16) | (green << 8) | blue;
      const index = known.get(exact) ?? nearest(palette, [red, green, blue]);
      known.set(exact, index);
      return index;
    },
  };
}

const cellOf = (red: number, green: number, blue: number): number =>
  ((red >> STEP_BITS) << 16) | ((green >> STEP_BITS) << 8) | (blue >> STEP_BITS);

const mostOf = (exact: ReadonlyMap<number, number>): Colour => {
  const [most = 0] = [...exact].reduce((a, b) => (b[1] > a[1] ? b : a));
  return [most >> 16, (most >> 8) & 255, most & 255];
};

const distance = ([r, g, b]: Colour, [red, green, blue]: Colour): number =>
  (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;

function nearest(palette: readonly Colour[], colour: Colour): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const far = distance(other, colour);
    if (far >= least) continue;
    least = far;
    best = index;
  }
  return best;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
