import type { Sound } from './sound.ts';

const HEADER = 44;

/** RIFF WAVE, PCM, mono, 16 bits. */
export const wav = ({ samples, rate }: Sound): Uint8Array => {
  const out = Buffer.alloc(HEADER + samples.length * 2);
  out.write('RIFF', 0);
  out.writeUInt32LE(out.length - 8, 4);
  out.write('WAVEfmt ', 8);
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(1, 22);
  out.writeUInt32LE(rate, 24);
  out.writeUInt32LE(rate * 2, 28);
  out.writeUInt16LE(2, 32);
  out.writeUInt16LE(16, 34);
  out.write('data', 36);
  out.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => {
    out.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), HEADER + i * 2);
  });
  return out;
};

/** Reads what `wav` writes, and a synthesiser's or a recorder's mono 16-bit file with other chunks in between. */
export const readWav = (bytes: Uint8Array): Sound => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('not a WAV file');
  let rate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const body = at + 8;
    const size = file.readUInt32LE(at + 4);
    if (name === 'fmt ') {
      if (file.readUInt16LE(body) !== 1 || file.readUInt16LE(body + 2) !== 1 || file.readUInt16LE(body + 14) !== 16)
        throw new Error('the WAV file is not mono with 16 bits a sample');
      rate = file.readUInt32LE(body + 4);
    }
    if (name === 'data') {
      // A synthesiser that streams leaves the size at its largest: the file's end counts.
      const count = Math.floor((Math.min(body + size, file.length) - body) / 2);
      return { rate, samples: Float32Array.from({ length: count }, (_, i) => file.readInt16LE(body + i * 2) / 32768) };
    }
    at = body + size + (size % 2);
  }
  throw new Error('the WAV file holds no sound');
};
