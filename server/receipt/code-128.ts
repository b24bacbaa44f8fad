/**
 * Code 128 of ISO/IEC 15417 with code sets B and C: letters and marks one a symbol, digits two a symbol.
 */

/** Widths of bar, space, bar, space, bar, space for the values 0 to 105, in modules; each row sums to 11. */
const WIDTHS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';

const CODE_C = 99;
const CODE_B = 100;
const START_B = 104;
const START_C = 105;
const CHECK_MODULUS = 103;

/** Quiet zone on either side that the standard asks for. */
export const CODE_128_QUIET_MODULES = 10;

/**
 * The symbol values of a text, start and check included, stop not.
 * @throws RangeError for a character outside printable ASCII, and for no characters.
 */
export function code128Values(text: string): readonly number[] {
  if (!/^[ -~]+$/.test(text)) throw new RangeError('Code 128 here holds printable ASCII only');
  const values: number[] = [];
  let inDigits = false;
  let at = 0;
  while (at < text.length) {
    const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
    if (inDigits ? digits >= 2 : worthSwitching(digits, at, text.length)) {
      if (!inDigits) values.push(at === 0 ? START_C : CODE_C);
      inDigits = true;
      values.push(Number(text.slice(at, at + 2)));
      at += 2;
    } else {
      if (inDigits || at === 0) values.push(at === 0 ? START_B : CODE_B);
      inDigits = false;
      values.push(text.charCodeAt(at) - 32);
      at += 1;
    }
  }
  return [...values, checkValue(values)];
}

/** Pairs pay when they save more symbols than the change of code set costs; an odd digit goes first, in set B. */
const worthSwitching = (digits: number, at: number, length: number): boolean =>
  digits % 2 === 0 && digits >= (at === 0 || at + digits === length ? 4 : 6);

const checkValue = (values: readonly number[]): number =>
  values.reduce((sum, value, place) => sum + value * Math.max(1, place), 0) % CHECK_MODULUS;

/** Widths in modules, bar and space in turn, from the first bar to the last; without the quiet zones. */
export const code128Widths = (text: string): readonly number[] =>
  [...code128Values(text).map((value) => WIDTHS[value] ?? ''), STOP].flatMap((widths) => [...widths].map(Number));
