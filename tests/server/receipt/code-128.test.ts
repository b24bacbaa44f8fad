import { expect, test } from 'vitest';
import { code128Values, code128Widths } from '../../../server/receipt/code-128.ts';

const START_B = 104;
const START_C = 105;
const CODE_B = 100;
const CODE_C = 99;

test('letters: code set B, with the check value that everybody computes for "PJJ123C" in it', () => {
  // 104 + 48·1 + 42·2 + 42·3 + 17·4 + 18·5 + 19·6 + 35·7 = 879, which leaves 55 by 103.
  expect(code128Values('PJJ123C')).toEqual([START_B, 48, 42, 42, 17, 18, 19, 35, 55]);
});

test('digits alone: two a symbol in code set C', () => {
  // 105 + 12·1 + 34·2 + 56·3 = 353, which leaves 44.
  expect(code128Values('123456')).toEqual([START_C, 12, 34, 56, 44]);
});

test('a dossier code: the date and the sequence in pairs, the rest in letters', () => {
  expect(code128Values('H26.01.02-261122-0001').slice(0, -1)).toEqual([
    ...[START_B, 40, 18, 22, 14, 16, 17, 14, 16, 18, 13, CODE_C, 26, 11, 22],
    ...[CODE_B, 13, CODE_C, 0, 1],
  ]);
});

test('an odd run of digits: the first stands in code set B, none is lost', () => {
  expect(code128Values('A12345').slice(0, -1)).toEqual([START_B, 33, 17, CODE_C, 23, 45]);
  expect(code128Values('12345').slice(0, -1)).toEqual([START_B, 17, CODE_C, 23, 45]);
});

test('every symbol is 11 modules of six widths, the stop 13 of seven', () => {
  const widths = code128Widths('A');
  const sum = (from: number, until?: number): number => widths.slice(from, until).reduce((a, b) => a + b, 0);
  expect(widths).toHaveLength(3 * 6 + 7);
  expect([sum(0, 6), sum(6, 12), sum(12, 18), sum(18)]).toEqual([11, 11, 11, 13]);
});

test.each(['', 'Đ', 'a\n'])('%j cannot be written: refused', (text) => {
  expect(() => code128Values(text)).toThrow(RangeError);
});
