import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { encode } from 'uqr';

/** A camera's picture: 640 × 480, 15 a second, a paper with the QR held before it. Needs ffmpeg (Debian's package). */
export function filmOfQr(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-film-'));
  const picture = join(folder, 'qr.png');
  const film = join(folder, 'qr.mjpeg');
  writeFileSync(picture, pictureOfQr(text));
  // Chromium's fake camera reads 4:2:0 alone; ffmpeg would keep the picture's 4:4:4.
  const frames = ['-t', '2', '-r', '15', '-pix_fmt', 'yuvj420p', '-q:v', '3'];
  const made = spawnSync('ffmpeg', ['-loglevel', 'error', '-loop', '1', '-i', picture, ...frames, film]);
  if (made.status !== 0) throw new Error(`ffmpeg made no film (apt-get install ffmpeg): ${made.stderr}`);
  return film;
}

const PAPER_SHARE = 0.7;

function pictureOfQr(text: string): Buffer {
  const { data, size } = encode(text, { border: 4 });
  const canvas = createCanvas(640, 480);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#8d8778';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const module = Math.floor((canvas.height * PAPER_SHARE) / size);
  const left = Math.floor((canvas.width - module * size) / 2);
  const top = Math.floor((canvas.height - module * size) / 2);
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries()) {
      pen.fillStyle = dark ? '#16181d' : '#f4f1ea';
      pen.fillRect(left + x * module, top + y * module, module, module);
    }
  return canvas.toBuffer('image/png');
}
