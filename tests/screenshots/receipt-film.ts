import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { filmOf } from '../e2e/y4m.ts';

const PICTURE = { width: 640, height: 480 };
/** A hand holds the paper a little aslant. */
const ASLANT_RAD = -0.06;
/** The middle of the code on form 01, as shares of the page. */
const CODE = { x: 0.84, y: 0.166 };
/** So much larger than on the page's own picture: held as people hold it. */
const NEAR = 1.5;
/** A cheap camera. */
const UNSHARP = 'blur(0.8px)';
/**
 * The thumb that holds the paper lies on a corner of the code, from its middle in dots of the page's picture: it cannot be read
 * so, and the screen stays as it is.
 */
const THUMB = { x: 104, y: 80, length: 98, width: 37, aslantRad: 0.5, colour: '#b98d6f', nail: '#d9b7a0' };

/** What a kiosk's camera sees while somebody brings a receipt before it. */
export async function filmOfReceipt(receiptPng: string): Promise<string> {
  const receipt = await loadImage(receiptPng);
  const canvas = createCanvas(PICTURE.width, PICTURE.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#8d8778';
  pen.fillRect(0, 0, PICTURE.width, PICTURE.height);
  pen.filter = UNSHARP;
  pen.translate(PICTURE.width / 2, PICTURE.height / 2);
  pen.rotate(ASLANT_RAD);
  pen.scale(NEAR, NEAR);
  pen.drawImage(receipt, -CODE.x * receipt.width, -CODE.y * receipt.height);
  for (const [colour, share] of [
    [THUMB.colour, 1],
    [THUMB.nail, 0.42],
  ] as const) {
    pen.fillStyle = colour;
    pen.beginPath();
    const back = (1 - share) * THUMB.length * 0.85;
    const { x, y } = THUMB;
    pen.ellipse(x - back, y - back / 2, THUMB.length * share, THUMB.width * share, THUMB.aslantRad, 0, 2 * Math.PI);
    pen.fill();
  }
  const film = join(mkdtempSync(join(tmpdir(), 'motcua-receipt-film-')), 'receipt.y4m');
  const { data } = pen.getImageData(0, 0, PICTURE.width, PICTURE.height);
  writeFileSync(film, filmOf({ ...PICTURE, data }));
  return film;
}
