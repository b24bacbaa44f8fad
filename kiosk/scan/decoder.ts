import {
  BinaryBitmap,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  InvertedLuminanceSource,
  type LuminanceSource,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import type { ReadSharper } from './sharper-decoder.ts';

/** The text of a QR in a picture, or null. `misses`: how many pictures were read in vain before. */
export type ReadPicture = (picture: ImageData, misses: number) => Promise<string | null>;

/** About 2 s of pictures without a code: what is held there is hard to read, and worth a megabyte from the server. */
const SHARPER_AFTER = 12;

/** Between two tries to load the second reader: a server that starts again, a cable put back. */
const TRY_AGAIN_MS = 5_000;

const reader = new QRCodeReader();
let sharper: ReadSharper | null = null;
let asked = false;

/** Histogram, then hybrid, then inverted: each finds codes that the others miss (packages.md, "QR in"). */
export const readPicture: ReadPicture = async (picture, misses) => {
  const source = luminanceOf(picture);
  const found =
    decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))) ??
    decode(new BinaryBitmap(new HybridBinarizer(source))) ??
    decode(new BinaryBitmap(new HybridBinarizer(new InvertedLuminanceSource(source))));
  if (found !== null || misses < SHARPER_AFTER) return found;
  if (!asked) askForSharper();
  return sharper === null ? null : sharper(picture).catch(() => null);
};

/** Until it has come, and without it, the camera reads on with the first reader. */
function askForSharper(): void {
  asked = true;
  import('./sharper-decoder.ts')
    .then(({ loadSharper }) => loadSharper())
    .then(
      (loaded) => {
        sharper = loaded;
      },
      () => {
        setTimeout(() => {
          asked = false;
        }, TRY_AGAIN_MS);
      },
    );
}

function decode(bitmap: BinaryBitmap): string | null {
  try {
    return reader.decode(bitmap).getText();
  } catch {
    // The library throws for "no code in this picture".
    return null;
  } finally {
    reader.reset();
  }
}

function luminanceOf({ data, width, height }: ImageData): LuminanceSource {
  const grey = new Uint8ClampedArray(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4)
    grey[pixel] = ((data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) >> 2;
  return new RGBLuminanceSource(grey, width, height);
}
