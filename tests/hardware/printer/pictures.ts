import { type Raster, rowBytes } from '../../../hardware/paper/raster.ts';

/** A picture in which every row differs, and differs with `seed`: a lost, doubled or shifted row shows. */
export function pattern(widthDots: number, heightDots: number, seed = 1): Raster {
  const rows = new Uint8Array(rowBytes(widthDots) * heightDots);
  let value = seed * 2_654_435_761;
  for (let at = 0; at < rows.length; at += 1) {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    rows[at] = value >>> 24;
  }
  return { widthDots, heightDots, rows };
}

/** The first `heightDots` rows. */
export function top(raster: Raster, heightDots: number): Raster {
  return { ...raster, heightDots, rows: raster.rows.slice(0, rowBytes(raster.widthDots) * heightDots) };
}

/** Whether nothing is black from this row on. */
export function whiteFrom(raster: Raster, row: number): boolean {
  return raster.rows.subarray(row * rowBytes(raster.widthDots)).every((byte) => byte === 0);
}
