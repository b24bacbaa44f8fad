import { createCanvas, loadImage } from '@napi-rs/canvas';
import zxing from '@zxing/library';
import type { RunningHouse } from './running-house.ts';

interface Papers {
  readonly newest: number;
  readonly pieces: readonly { readonly n: number; readonly url: string; readonly heightMm: number }[];
}

/** The nth paper that fell out of a simulated printer, as a picture. Waits for it. */
export async function paper(house: RunningHouse, printer: string, n: number): Promise<Buffer> {
  const papers = await house.ask<Papers>(`/api/demo/printers/${printer}/papers?after=${n - 1}`);
  const piece = papers.pieces.find((other) => other.n === n);
  if (piece === undefined) throw new Error(`Paper ${n} of ${printer} has not come out within 20 s`);
  return Buffer.from(await (await fetch(house.url + piece.url)).arrayBuffer());
}

/** What the QR on a printed paper says. */
export async function qrOn(png: Buffer): Promise<string> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const grey = new Uint8ClampedArray(image.width * image.height);
  for (let i = 0; i < grey.length; i += 1) grey[i] = data[i * 4] ?? 0;
  const source = new zxing.RGBLuminanceSource(grey, image.width, image.height);
  return new zxing.QRCodeReader().decode(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source))).getText();
}
