/** Numbers in words. Facts: domain.md ("The hall"); 24 is "hai mươi tư" and 25 "hai mươi lăm" in both regions' standard speech. */
import type { Language } from './catalogue.ts';

/** Vietnamese differs in a word or two: the north says "linh" and "nghìn", the south "lẻ" and "ngàn". */
export type VietnameseRegion = 'north' | 'south';

const VI_DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const VI_GROUPS = {
  north: ['', 'nghìn', 'triệu', 'tỷ'],
  south: ['', 'ngàn', 'triệu', 'tỷ'],
} as const;

const EN_SMALL = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const EN_GROUPS = ['', 'thousand', 'million', 'billion'];

/** What is spoken stays below this; four groups of three digits. */
const LIMIT = 1_000_000_000_000;

const viDigit = (digit: number): string => VI_DIGITS[digit] ?? '';

const viUnitAfterTens = (tens: number, unit: number): string => {
  if (unit === 5) return 'lăm';
  if (tens > 1 && unit === 1) return 'mốt';
  if (tens > 1 && unit === 4) return 'tư';
  return viDigit(unit);
};

/** 1 to 999; `full` says "không trăm" where a greater group stands before. */
const viGroup = (n: number, full: boolean, region: VietnameseRegion): string[] => {
  const [hundreds, tens, unit] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const said: string[] = [];
  if (hundreds > 0 || full) said.push(viDigit(hundreds), 'trăm');
  if (tens === 0) {
    if (unit > 0) said.push(...(said.length > 0 ? [region === 'north' ? 'linh' : 'lẻ'] : []), viDigit(unit));
    return said;
  }
  said.push(...(tens === 1 ? ['mười'] : [viDigit(tens), 'mươi']));
  if (unit > 0) said.push(viUnitAfterTens(tens, unit));
  return said;
};

const enGroup = (n: number, afterGroups: boolean): string[] => {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  const said = hundreds > 0 ? [EN_SMALL[hundreds] ?? '', 'hundred'] : [];
  if (rest === 0) return said;
  if (hundreds > 0 || afterGroups) said.push('and');
  if (rest < 20) return [...said, EN_SMALL[rest] ?? ''];
  const unit = rest % 10;
  const tens = EN_TENS[Math.floor(rest / 10)] ?? '';
  return [...said, unit === 0 ? tens : `${tens}-${EN_SMALL[unit]}`];
};

const threes = (n: number): number[] => {
  const groups: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  return groups;
};

/** A whole number from 0 to 999,999,999,999 in words; others throw a RangeError. */
export const numberInWords = (n: number, language: Language, region: VietnameseRegion = 'north'): string => {
  if (!Number.isInteger(n) || n < 0 || n >= LIMIT) throw new RangeError(`not a number that is spoken: ${n}`);
  if (n === 0) return language === 'vi' ? viDigit(0) : 'zero';
  const groups = threes(n);
  const said: string[] = [];
  for (let place = groups.length - 1; place >= 0; place--) {
    const group = groups[place] ?? 0;
    if (group === 0) continue;
    const first = said.length === 0;
    const name = language === 'vi' ? VI_GROUPS[region][place] : EN_GROUPS[place];
    said.push(...(language === 'vi' ? viGroup(group, !first, region) : enGroup(group, !first && place === 0)));
    if (name !== undefined && name !== '') said.push(name);
  }
  return said.join(' ');
};
