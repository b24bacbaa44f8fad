import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { paperQr, QUIET_MODULES } from '../../wire/paper-qr.ts';
import { filmOf } from './y4m.ts';

const SEEN = { width: 640, height: 480 } as const;

/**
 * A camera's film: a paper with the QR held before it.
 *
 * @param blurDots how far it is out of focus
 */
export function filmOfQr(text: string, blurDots = 0): string {
  const film = join(mkdtempSync(join(tmpdir(), 'motcua-film-')), 'qr.y4m');
  const { data } = pictureOfQr(text, blurDots).getImageData(0, 0, SEEN.width, SEEN.height);
  writeFileSync(film, filmOf({ ...SEEN, data }));
  return film;
}

const PAPER_SHARE = 0.7;

function pictureOfQr(text: string, blurDots: number): SKRSContext2D {
  const modules = paperQr(text);
  const size = modules.length + 2 * QUIET_MODULES;
  const canvas = createCanvas(SEEN.width, SEEN.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#8d8778';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const module = Math.floor((canvas.height * PAPER_SHARE) / size);
  const left = Math.floor((canvas.width - module * size) / 2);
  const top = Math.floor((canvas.height - module * size) / 2);
  pen.fillStyle = '#f4f1ea';
  pen.fillRect(left, top, size * module, size * module);
  pen.fillStyle = '#16181d';
  for (const [y, row] of modules.entries())
    for (const [x, dark] of row.entries())
      if (dark) pen.fillRect(left + (x + QUIET_MODULES) * module, top + (y + QUIET_MODULES) * module, module, module);
  if (blurDots === 0) return pen;
  const seen = createCanvas(canvas.width, canvas.height);
  const lens = seen.getContext('2d');
  lens.filter = `blur(${blurDots}px)`;
  lens.drawImage(canvas, 0, 0);
  return lens;
}
