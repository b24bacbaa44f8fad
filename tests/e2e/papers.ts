import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readPicture } from '../../kiosk/scan/decoder.ts';
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

/** What the QR on a printed paper says, to the kiosk's reader. */
export async function qrOn(png: Buffer): Promise<string> {
  const image = await loadImage(png);
  const pen = createCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const text = await readPicture(pen.getImageData(0, 0, image.width, image.height) as ImageData, 0);
  if (text === null) throw new Error('No QR is read on this paper');
  return text;
}
