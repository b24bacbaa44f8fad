import { describe, expect, test } from 'vitest';
import { numberInWords } from '../../words/spoken-numbers.ts';

describe('numbers in Vietnamese words', () => {
  test.each([
    [0, 'không'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [99, 'chín mươi chín'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [1000, 'một nghìn'],
    [1005, 'một nghìn không trăm linh năm'],
    [1050, 'một nghìn không trăm năm mươi'],
    [500_000, 'năm trăm nghìn'],
    [1_000_001, 'một triệu không trăm linh một'],
  ])('%i is "%s"', (n, said) => {
    expect(numberInWords(n, 'vi')).toBe(said);
  });

  test.each([
    [105, 'một trăm lẻ năm'],
    [1005, 'một ngàn không trăm lẻ năm'],
  ])('%i is "%s" in the south', (n, said) => {
    expect(numberInWords(n, 'vi', 'south')).toBe(said);
  });
});

describe('numbers in English words', () => {
  test.each([
    [0, 'zero'],
    [13, 'thirteen'],
    [21, 'twenty-one'],
    [40, 'forty'],
    [105, 'one hundred and five'],
    [1005, 'one thousand and five'],
    [12_345, 'twelve thousand three hundred and forty-five'],
  ])('%i is "%s"', (n, said) => {
    expect(numberInWords(n, 'en')).toBe(said);
  });
});

test.each([-1, 1.5, Number.NaN, 1e12])('%d is not spoken: a RangeError', (n) => {
  expect(() => numberInWords(n, 'vi')).toThrow(RangeError);
});
