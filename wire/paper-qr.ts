import zxing from '@zxing/library';
import { encode } from 'uqr';

/** The modules of a QR, row by row from the top; true is dark. No quiet zone. */
export type QrModules = readonly (readonly boolean[])[];

/** ISO/IEC 18004: four modules of white all round. */
export const QUIET_MODULES = 4;

/** The encoder's own choice first, then each mask of ISO/IEC 18004. */
const MASKS = [-1, 0, 1, 2, 3, 4, 5, 6, 7];
/** Pixels a module: what is read at one size may be missed at another. */
const READ_AT = [5, 6, 8];

/**
 * The QR of a paper, error correction M: paper is folded and thumbed. It is read back before it is printed, by the reader that
 * the kiosk uses: of 400 random addresses 19 held modules that it takes for a corner, and were not read even from a perfect
 * picture. Such an address takes another mask, which every reader undoes.
 *
 * @param isRead what else must hold: one of 400 papers was missed for what is printed around its code
 */
export function paperQr(text: string, isRead: (modules: QrModules) => boolean = () => true): QrModules {
  const masked = (maskPattern: number): QrModules => encode(text, { ecc: 'M', border: 0, maskPattern }).data;
  for (const mask of MASKS) {
    const modules = masked(mask);
    if (READ_AT.every((pixels) => textOf(modules, pixels) === text) && isRead(modules)) return modules;
  }
  return masked(-1);
}

/** What the reader finds in a picture of one byte a pixel, 0 black to 255 white; null for no code. */
export function qrTextIn(grey: Uint8ClampedArray, width: number, height: number): string | null {
  return decode(new zxing.GlobalHistogramBinarizer(new zxing.RGBLuminanceSource(grey, width, height)));
}

function textOf(modules: QrModules, pixels: number): string | null {
  const side = (modules.length + 2 * QUIET_MODULES) * pixels;
  const grey = new Uint8ClampedArray(side * side).fill(255);
  for (const [row, cells] of modules.entries()) {
    for (const [column, dark] of cells.entries()) {
      if (!dark) continue;
      const left = (column + QUIET_MODULES) * pixels;
      for (let y = (row + QUIET_MODULES) * pixels; y < (row + QUIET_MODULES + 1) * pixels; y += 1)
        grey.fill(0, y * side + left, y * side + left + pixels);
    }
  }
  return decode(new zxing.HybridBinarizer(new zxing.RGBLuminanceSource(grey, side, side)));
}

function decode(binarizer: InstanceType<typeof zxing.GlobalHistogramBinarizer>): string | null {
  try {
    return new zxing.QRCodeReader().decode(new zxing.BinaryBitmap(binarizer)).getText();
  } catch {
    // The library throws for "no code in this picture".
    return null;
  }
}
