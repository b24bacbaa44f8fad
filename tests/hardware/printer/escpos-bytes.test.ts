import { describe, expect, test } from 'vitest';
import {
  clearBytes,
  healBytes,
  pictureBytes,
  processIdBytes,
  sensorBytes,
  statusBytes,
  wakeBytes,
} from '../../../hardware/printer/escpos-bytes.ts';
import { pattern } from './pictures.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trim();

describe('bytes to the printer', () => {
  test('a picture of 12 by 2 dots: one band, two bytes a row, then feed to the cutter and cut', () => {
    const rows = Uint8Array.of(0b10000000, 0b00010000, 0b01111111, 0b11100000);
    expect(hex(pictureBytes({ widthDots: 12, heightDots: 2, rows }, 80, true))).toBe(
      '1d 76 30 00 02 00 02 00 80 10 7f e0 1d 56 42 10',
    );
  });

  test('no cut asked for: the bytes end with the picture', () => {
    expect(hex(pictureBytes({ widthDots: 8, heightDots: 1, rows: Uint8Array.of(0xaa) }, 80, false))).toBe(
      '1d 76 30 00 01 00 01 00 aa',
    );
  });

  test('150 rows of 576 dots: bands of 64, 64 and 22 rows', () => {
    const sent = pattern(576, 150);
    const bytes = pictureBytes(sent, 80, false);
    expect(bytes).toHaveLength(3 * 8 + 150 * 72);
    const second = 8 + 64 * 72;
    const third = 2 * second;
    expect(hex(bytes.subarray(0, 8))).toBe('1d 76 30 00 48 00 40 00');
    expect(hex(bytes.subarray(second, second + 8))).toBe('1d 76 30 00 48 00 40 00');
    expect(hex(bytes.subarray(third, third + 8))).toBe('1d 76 30 00 48 00 16 00');
    expect(bytes.subarray(third + 8).equals(Buffer.from(sent.rows.subarray(128 * 72)))).toBe(true);
  });

  test('two jobs composed one after the other: the first keeps its bytes', () => {
    const first = pictureBytes(pattern(384, 8, 1), 58, true);
    const kept = Buffer.from(first);
    pictureBytes(pattern(384, 8, 2), 58, true);
    expect(first.equals(kept)).toBe(true);
  });

  test('a picture of 384 dots fits 58 mm paper, one of 392 does not', () => {
    expect(() => pictureBytes(pattern(384, 1), 58, true)).not.toThrow();
    expect(() => pictureBytes(pattern(392, 1), 58, true)).toThrow(RangeError);
  });

  test.each([
    ['wake: ESC @, GS a with on-line, error and paper', wakeBytes(), '1b 40 1d 61 0e'],
    ['printer status: DLE EOT 1', statusBytes(1), '10 04 01'],
    ['paper status: DLE EOT 4', statusBytes(4), '10 04 04'],
    ['paper sensor in its turn: GS r 1', sensorBytes(), '1d 72 01'],
    ['process id 0042: GS ( H function 48', processIdBytes('0042'), '1d 28 48 06 00 30 30 30 30 34 32'],
    ['forget everything: DLE DC4 function 8', clearBytes(), '10 14 08 01 03 14 01 06 02 08'],
  ])('%s', (_name, bytes, expected) => {
    expect(hex(bytes)).toBe(expected);
  });

  test('healing: as many NULs as the longest band has bytes, then ESC @ and a cut', () => {
    const bytes = healBytes(80);
    expect(bytes.subarray(0, 64 * 72).every((byte) => byte === 0)).toBe(true);
    expect(hex(bytes.subarray(64 * 72))).toBe('1b 40 1d 56 42 10');
  });

  test('a process id of another length or with a control character is refused', () => {
    expect(() => processIdBytes('123')).toThrow(RangeError);
    expect(() => processIdBytes('12\n4')).toThrow(RangeError);
  });
});
