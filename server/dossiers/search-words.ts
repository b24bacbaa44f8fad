import type { Applicant } from '../../wire/http/dossiers.ts';

/**
 * The words of the index: the beginnings of a name's words, and both ends of a number, so that what a clerk has typed so far
 * leads there by one word that is equal. What is found is compared with the vault before it is shown (textOf).
 */

type Person = Pick<Applicant, 'name' | 'idNumber' | 'phone'>;

/** Most words of Vietnamese names have four letters or fewer. */
const NAME_BEGINNINGS = [1, 2, 4];
/** Four digits of a number's beginning are a province or an operator; ten are nearly all of it. */
const NUMBER_BEGINNINGS = [4, 6, 8, 10];
/** What people know of a number by heart. */
const NUMBER_ENDS = [4, 6];

/** The words by which an applicant is found. */
export function indexWords({ name, idNumber, phone }: Person): readonly string[] {
  const ofName = wordsOf(name).flatMap((word) => NAME_BEGINNINGS.map((length) => nameWord(word, length)));
  const ofNumbers = [plain(idNumber), phoneDigits(phone)].flatMap((number) => [
    ...NUMBER_BEGINNINGS.map((length) => beginning(number, length)),
    ...NUMBER_ENDS.map((length) => end(number, length)),
  ]);
  return [...new Set([...ofName, ...ofNumbers])].filter((word) => word !== null);
}

/** For each word that was typed and is long enough the words of the index of which one must be there. */
export const searchedWords = (typed: readonly string[]): readonly (readonly string[])[] =>
  typed.map(alternatives).filter((words) => words.length > 0);

/** What is known of an applicant, as it is compared with what was typed. */
export const textOf = ({ name, idNumber, phone }: Person): string =>
  [plain(name), plain(idNumber), phoneDigits(phone)].join(' ');

/** What was typed, word by word; a number that is written with dots stays one word. */
export const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');

/** The same words with each number in one that was typed in groups (`038 099 012 345`, `+84 912 345 678`). */
export function withNumbersWhole(words: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const [at, word] of words.entries()) {
    const goesOn = at > 0 && IS_NUMBER.test(word) && IS_NUMBER.test(words[at - 1] ?? '') && !word.startsWith('+');
    whole.push(goesOn ? `${whole.pop()}${word}` : word);
  }
  return whole;
}

/** Whether a word stands in a text, as it is or without the dots of a number. */
export function isIn(text: string, word: string): boolean {
  return text.includes(word) || (IS_NUMBER.test(word) && text.includes(digitsOf(word)));
}

function alternatives(word: string): readonly string[] {
  if (!/\d/.test(word)) return [longest(NAME_BEGINNINGS, (length) => nameWord(word, length))].filter(isWord);
  const number = IS_NUMBER.test(word) ? digitsOf(word) : word;
  return [
    longest(NUMBER_BEGINNINGS, (length) => beginning(number, length)),
    longest(NUMBER_ENDS, (length) => end(number, length)),
  ].filter(isWord);
}

const isWord = (word: string | null): word is string => word !== null;
const longest = (lengths: readonly number[], make: (length: number) => string | null): string | null =>
  lengths.map(make).findLast(isWord) ?? null;

const nameWord = (word: string, length: number): string | null =>
  word.length < length ? null : `n${word.slice(0, length)}`;
const beginning = (number: string, length: number): string | null =>
  number.length < length ? null : `b${number.slice(0, length)}`;
const end = (number: string, length: number): string | null =>
  number.length < length ? null : `e${number.slice(-length)}`;

const IS_NUMBER = /^\+?\d[\d.-]*$/;
/** A Vietnamese number abroad and at home is one. */
const digitsOf = (number: string): string => number.replace(/^\+84/, '0').replaceAll(/\D/g, '');
const phoneDigits = (phone: string | null): string => digitsOf(phone ?? '');

/** Diacritics, and what nobody can see. */
const MARKS = /\p{M}|\p{C}/gu;
/** Without diacritics and in lower case, as people type in a hurry. */
const plain = (text: string): string =>
  text.toLowerCase().normalize('NFD').replaceAll(MARKS, '').replaceAll('đ', 'd').trim();
