import { BinaryBitmap, GlobalHistogramBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { paperQr, type QrModules, QUIET_MODULES } from '../../wire/paper-qr.ts';

/** Addresses whose usual QR holds what the reader takes for a corner; found by trying 120. */
const HARD = [
  'TgdAhWK-24tgzgXB3s_jrR',
  'RMtzDEIEgKBHe1Ba5or1CP',
  'exonj1q-jp2pB_ycKd_UMt',
  'KNrnyL3i88pgj4bQ4WohTe',
].map((random) => `https://motcua.hanoi.gov.vn/t/B001-${random}?b=hoan-kiem`);

const usual = (text: string): QrModules => encode(text, { ecc: 'M', border: 0 }).data;

/** Read at sizes and by a binarizer that `paperQr` does not try. */
function read(modules: QrModules, pixels: number): string | null {
  const size = modules.length + 2 * QUIET_MODULES;
  const grey = Uint8ClampedArray.from({ length: (size * pixels) ** 2 }, (_, at) => {
    const row = Math.floor(at / (size * pixels) / pixels) - QUIET_MODULES;
    const column = Math.floor((at % (size * pixels)) / pixels) - QUIET_MODULES;
    return modules[row]?.[column] === true ? 0 : 255;
  });
  const source = new RGBLuminanceSource(grey, size * pixels, size * pixels);
  try {
    return new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))).getText();
  } catch {
    return null;
  }
}

test.each(HARD)('%s: its usual QR is missed by the kiosk’s reader; the one for paper is read at every size', (text) => {
  expect([5, 6, 8].map((pixels) => read(usual(text), pixels))).toContain(null);
  for (const pixels of [4, 6, 7, 10]) expect(read(paperQr(text), pixels)).toBe(text);
});

test('a QR that is read as it is stays as it is', () => {
  const easy = 'https://motcua.hanoi.gov.vn/d/Q2hv7mZ0x9cJk4pTt1aW8A?b=hoan-kiem';
  expect(paperQr(easy)).toEqual(usual(easy));
});
