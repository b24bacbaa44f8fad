import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { paperQr, QUIET_MODULES } from '../../wire/paper-qr.ts';

/**
 * A camera's picture: 640 × 480, 15 a second, a paper with the QR held before it. Needs ffmpeg (Debian's package).
 *
 * @param blurDots how far it is out of focus
 */
export function filmOfQr(text: string, blurDots = 0): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-film-'));
  const picture = join(folder, 'qr.png');
  const film = join(folder, 'qr.mjpeg');
  writeFileSync(picture, pictureOfQr(text, blurDots));
  // Chromium's fake camera reads 4:2:0 alone; ffmpeg would keep the picture's 4:4:4.
  const frames = ['-t', '2', '-r', '15', '-pix_fmt', 'yuvj420p', '-q:v', '3'];
  const made = spawnSync('ffmpeg', ['-loglevel', 'error', '-loop', '1', '-i', picture, ...frames, film]);
  if (made.status !== 0) throw new Error(`ffmpeg made no film (apt-get install ffmpeg): ${made.stderr}`);
  return film;
}

const PAPER_SHARE = 0.7;

function pictureOfQr(text: string, blurDots: number): Buffer {
  const modules = paperQr(text);
  const size = modules.length + 2 * QUIET_MODULES;
  const canvas = createCanvas(640, 480);
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
  if (blurDots === 0) return canvas.toBuffer('image/png');
  const seen = createCanvas(canvas.width, canvas.height);
  const lens = seen.getContext('2d');
  lens.filter = `blur(${blurDots}px)`;
  lens.drawImage(canvas, 0, 0);
  return seen.toBuffer('image/png');
}
