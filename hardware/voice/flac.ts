/**
 * FLAC, encoded (RFC 9639): mono, 16 bits, fixed predictors, one Rice parameter a frame. Half the size of WAV for speech and
 * lossless, every browser decodes it, and it needs no codec on the machine that builds the clips.
 */
import type { Sound } from './sound.ts';

const BLOCK = 2048;
const BITS = 16;
/**
 * The lowest bits are left out ("wasted bits" of a subframe): at 12 bits the noise lies 55 dB under the voice, far below a hall's
 * own, and the clips are a third smaller (measured: 8.8 MB against 5.3).
 */
const LEFT_OUT = 4;
const KEPT = BITS - LEFT_OUT;
const FULL_SCALE = 2 ** (KEPT - 1) - 1;
const HIGHEST_ORDER = 4;
const HIGHEST_RICE = 14;

class BitWriter {
  readonly #bytes: number[] = [];
  #pending = 0;
  #count = 0;

  write(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      this.#pending = (this.#pending << 1) | ((value >> bit) & 1);
      if (++this.#count === 8) this.#flush();
    }
  }

  unary(zeros: number): void {
    for (let i = 0; i < zeros; i++) this.write(0, 1);
    this.write(1, 1);
  }

  align(): void {
    while (this.#count !== 0) this.write(0, 1);
  }

  #flush(): void {
    this.#bytes.push(this.#pending & 0xff);
    this.#pending = 0;
    this.#count = 0;
  }

  get bytes(): readonly number[] {
    return this.#bytes;
  }
}

/** RFC 9639 §9.1.8 and §9.3: polynomials x^8+x^2+x+1 and x^16+x^15+x^2+1, nothing inverted. */
const crc = (bytes: readonly number[], width: 8 | 16): number => {
  const polynomial = width === 8 ? 0x07 : 0x8005;
  const top = 1 << (width - 1);
  const mask = (1 << width) - 1;
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) sum = (sum & top) === 0 ? (sum << 1) & mask : ((sum << 1) ^ polynomial) & mask;
  }
  return sum;
};

/** The differences of an order: what a polynomial through the last samples did not foretell. */
const residualOf = (samples: Int32Array, order: number): Int32Array => {
  let residual = samples;
  for (let i = 0; i < order; i++) residual = residual.subarray(1).map((value, at) => value - (residual[at] ?? 0));
  return residual;
};

const folded = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

const riceOf = (residual: Int32Array): { readonly parameter: number; readonly bits: number } => {
  let best = { parameter: 0, bits: Number.POSITIVE_INFINITY };
  for (let parameter = 0; parameter <= HIGHEST_RICE; parameter++) {
    let bits = residual.length * (parameter + 1);
    for (const value of residual) bits += folded(value) >>> parameter;
    if (bits < best.bits) best = { parameter, bits };
  }
  return best;
};

const frame = (samples: Int32Array, index: number): readonly number[] => {
  const out = new BitWriter();
  out.write(0b11111111111110, 14);
  out.write(0, 2);
  // block size in 16 bits at the header's end; rate as in STREAMINFO
  out.write(0b0111, 4);
  out.write(0b0000, 4);
  // one channel; 16 bits a sample
  out.write(0b0000, 4);
  out.write(0b100, 3);
  out.write(0, 1);
  // the frame's number as UTF-8 writes it; below 128 frames (12 s) it is one byte
  if (index > 127) throw new RangeError('a clip is at most 12 seconds long');
  out.write(index, 8);
  out.write(samples.length - 1, 16);
  out.write(crc(out.bytes, 8), 8);

  const choices = Array.from({ length: Math.min(HIGHEST_ORDER, samples.length - 1) + 1 }, (_, order) => {
    const residual = residualOf(samples, order);
    return { order, residual, ...riceOf(residual) };
  });
  const best = choices.reduce((a, b) => (b.bits + b.order * KEPT < a.bits + a.order * KEPT ? b : a));
  out.write(0b001000 | best.order, 7);
  out.write(1, 1);
  out.unary(LEFT_OUT - 1);
  for (const sample of samples.subarray(0, best.order)) out.write(sample, KEPT);
  // residual: Rice with 4-bit parameters, one partition
  out.write(0, 2);
  out.write(0, 4);
  out.write(best.parameter, 4);
  for (const value of best.residual) {
    out.unary(folded(value) >>> best.parameter);
    out.write(folded(value) & ((1 << best.parameter) - 1), best.parameter);
  }
  out.align();
  return [...out.bytes, ...[8, 0].map((shift) => (crc(out.bytes, 16) >> shift) & 0xff)];
};

export const flac = (sound: Sound): Uint8Array => {
  const samples = Int32Array.from(sound.samples, (value) => Math.round(Math.max(-1, Math.min(1, value)) * FULL_SCALE));
  const head = new BitWriter();
  for (const byte of Buffer.from('fLaC')) head.write(byte, 8);
  // STREAMINFO, the last and only metadata block, 34 bytes; unknown frame sizes and no MD5
  head.write(0x80, 8);
  head.write(34, 24);
  head.write(BLOCK, 16);
  head.write(BLOCK, 16);
  head.write(0, 24);
  head.write(0, 24);
  head.write(sound.rate, 20);
  head.write(0, 3);
  head.write(BITS - 1, 5);
  head.write(0, 4);
  head.write(samples.length, 32);
  for (let i = 0; i < 16; i++) head.write(0, 8);
  const frames: number[] = [];
  for (let at = 0; at < samples.length; at += BLOCK) {
    for (const byte of frame(samples.subarray(at, at + BLOCK), at / BLOCK)) frames.push(byte);
  }
  return Uint8Array.from([...head.bytes, ...frames]);
};
