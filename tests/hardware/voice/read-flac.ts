/** Reads what hardware/voice/flac.ts writes, from the format's definition (RFC 9639) and not from that file. */
export const readFlac = (bytes: Uint8Array): { readonly rate: number; readonly samples: readonly number[] } => {
  let at = 0;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const signed = (count: number): number => {
    const value = bits(count);
    return value >= 2 ** (count - 1) ? value - 2 ** count : value;
  };
  const unary = (): number => {
    let zeros = 0;
    while (bits(1) === 0) zeros++;
    return zeros;
  };
  const expectBits = (count: number, value: number, what: string): void => {
    if (bits(count) !== value) throw new Error(`${what} before byte ${at >> 3}`);
  };

  expectBits(32, 0x664c6143, 'no "fLaC"');
  expectBits(8, 0x80, 'not one metadata block');
  expectBits(24, 34, 'STREAMINFO of another length');
  bits(16 + 16 + 24 + 24);
  const rate = bits(20);
  expectBits(3, 0, 'not mono');
  expectBits(5, 15, 'not 16 bits');
  const total = bits(36);
  bits(128);

  const samples: number[] = [];
  while (samples.length < total) {
    const frameStart = at >> 3;
    expectBits(16, 0xfff8, 'no frame sync');
    expectBits(16, 0x7008, 'another kind of frame header');
    bits(8);
    const size = bits(16) + 1;
    expectBits(8, crc(bytes.subarray(frameStart, at >> 3), 8, 0x07), 'wrong checksum of a header');
    const order = bits(8) >> 1;
    if (order < 8 || order > 12) throw new Error('not a fixed predictor');
    const wasted = unary() + 1;
    const block = Array.from({ length: order - 8 }, () => signed(16 - wasted));
    expectBits(6, 0, 'another coding of the residual');
    const parameter = bits(4);
    while (block.length < size) {
      const value = unary() * 2 ** parameter + bits(parameter);
      block.push((value % 2 === 0 ? value / 2 : -(value + 1) / 2) + foretold(block, order - 8));
    }
    samples.push(...block.map((sample) => (sample * 2 ** wasted) / 32768));
    at = Math.ceil(at / 8) * 8;
    expectBits(16, crc(bytes.subarray(frameStart, at >> 3), 16, 0x8005), 'wrong checksum of a frame');
  }
  return { rate, samples };
};

const WEIGHTS = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

const foretold = (before: readonly number[], order: number): number =>
  (WEIGHTS[order] ?? []).reduce((sum, weight, back) => sum + weight * (before[before.length - 1 - back] ?? 0), 0);

const crc = (bytes: Uint8Array, width: number, polynomial: number): number => {
  let sum = 0;
  for (const byte of bytes)
    for (let bit = 7; bit >= 0; bit--) {
      const out = ((sum >> (width - 1)) & 1) ^ ((byte >> bit) & 1);
      sum = ((sum << 1) & (2 ** width - 1)) ^ (out === 1 ? polynomial : 0);
    }
  return sum;
};
