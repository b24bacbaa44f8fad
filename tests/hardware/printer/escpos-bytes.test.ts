import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandHeights,
  clearBytes,
  cutBytes,
  fillBytes,
  identityBytes,
  keptAgainBytes,
  keptBytes,
  pictureBytes,
  processIdBytes,
  SPOILING_ROWS,
  sensorBytes,
  statusBytes,
  wakeBytes,
} from '../../../hardware/printer/escpos-bytes.ts';
import { pattern } from './pictures.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trim();

describe('bytes to the printer', () => {
  test('a picture of 12 by 2 dots: one band, two bytes a row, then feed to the cutter and cut', () => {
    const rows = Uint8Array.of(0b10000000, 0b00010000, 0b01111111, 0b11100000);
    expect(hex(pictureBytes({ widthDots: 12, heightDots: 2, rows }, true))).toBe(
      '1d 76 30 00 02 00 02 00 80 10 7f e0 1d 56 42 10',
    );
  });

  test('no cut asked for: the bytes end with the picture', () => {
    expect(hex(pictureBytes({ widthDots: 8, heightDots: 1, rows: Uint8Array.of(0xaa) }, false))).toBe(
      '1d 76 30 00 01 00 01 00 aa',
    );
  });

  test('150 rows of 576 dots: bands of 64, 64 and 22 rows', () => {
    const sent = pattern(576, 150);
    const bytes = pictureBytes(sent, false);
    expect(bytes).toHaveLength(3 * 8 + 150 * 72);
    const second = 8 + 64 * 72;
    const third = 2 * second;
    expect(hex(bytes.subarray(0, 8))).toBe('1d 76 30 00 48 00 40 00');
    expect(hex(bytes.subarray(second, second + 8))).toBe('1d 76 30 00 48 00 40 00');
    expect(hex(bytes.subarray(third, third + 8))).toBe('1d 76 30 00 48 00 16 00');
    expect(bytes.subarray(third + 8).equals(Buffer.from(sent.rows.subarray(128 * 72)))).toBe(true);
  });

  test('two jobs composed one after the other: the first keeps its bytes', () => {
    const first = pictureBytes(pattern(384, 8, 1), true);
    const kept = Buffer.from(first);
    pictureBytes(pattern(384, 8, 2), true);
    expect(first.equals(kept)).toBe(true);
  });

  test.each([
    [
      'wake: 16 NULs, ESC = 1, GS ^ 0 0 0, ESC @, GS a with on-line, error and paper',
      wakeBytes(),
      `${'00 '.repeat(16)}1b 3d 01 1d 5e 00 00 00 1b 40 1d 61 0e`,
    ],
    ['what model it is, for which paper: GS I 67, GS ( E 6 3', identityBytes(), '1d 49 43 1d 28 45 02 00 06 03'],
    ['kept for later: GS : on both sides', keptBytes(sensorBytes()), '1d 3a 1d 72 01 1d 3a'],
    ['carried out once more: GS ^ 1 0 0', keptAgainBytes(), '1d 5e 01 00 00'],
    ['cut off what hangs out: GS V 66', cutBytes(), '1d 56 42 10'],
    ['printer status: DLE EOT 1', statusBytes(1), '10 04 01'],
    ['paper status: DLE EOT 4', statusBytes(4), '10 04 04'],
    ['paper sensor in its turn: GS r 1', sensorBytes(), '1d 72 01'],
    ['process id 0042: GS ( H function 48', processIdBytes('0042'), '1d 28 48 06 00 30 30 30 30 34 32'],
    ['forget everything: DLE DC4 function 8', clearBytes(), '10 14 08 01 03 14 01 06 02 08'],
  ])('%s', (_name, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });

  test('filling up what stands open: more NULs than a length of two bytes claims', () => {
    expect(fillBytes().every((byte) => byte === 0)).toBe(true);
    expect(fillBytes().length).toBeGreaterThan(65_535);
  });

  test('of no height is a band a multiple of 48 rows, and none is taller than a byte counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000 }), (rows) => {
        const heights = bandHeights(rows);
        expect(heights.reduce((sum, height) => sum + height, 0)).toBe(rows);
        for (const height of heights) {
          expect(height % SPOILING_ROWS).not.toBe(0);
          expect(height).toBeGreaterThan(0);
          expect(height).toBeLessThan(256);
        }
      }),
    );
    for (let rows = 1; rows < 2_000; rows += 1)
      expect(bandHeights(rows).some((height) => height % SPOILING_ROWS === 0)).toBe(false);
  });

  test('the bands as they are sent: of every height the rows of the picture, in order', () => {
    for (const rows of [1, 47, 48, 49, 63, 64, 65, 96, 112, 144, 240, 480]) {
      const sent = pattern(64, rows);
      const bytes = pictureBytes(sent, false);
      const heights: number[] = [];
      const drawn: number[] = [];
      for (let at = 0; at < bytes.length; ) {
        const height = bytes.readUInt16LE(at + 6);
        heights.push(height);
        drawn.push(...bytes.subarray(at + 8, at + 8 + height * 8));
        at += 8 + height * 8;
      }
      expect(heights.filter((height) => height % 48 === 0)).toEqual([]);
      expect(Uint8Array.from(drawn)).toEqual(sent.rows);
    }
  });

  test('a process id of another length or with a control character is refused', () => {
    expect(() => processIdBytes('123')).toThrow(RangeError);
    expect(() => processIdBytes('12\n4')).toThrow(RangeError);
  });
});
