/** Ticket numbers and calls as they are spoken, and the names of the clips that speak them (hardware/voice makes them). */
import type { Language } from './catalogue.ts';
import { numberInWords } from './spoken-numbers.ts';

/** The alphabet as schools spell it aloud; the names of tickets' letters are called across a hall, so the long forms are used. */
const VI_LETTERS: Readonly<Record<string, string>> = {
  ...{ A: 'A', B: 'Bê', C: 'Xê', D: 'Dê', E: 'E', F: 'Ép', G: 'Gờ', H: 'Hát', I: 'I', J: 'Gi', K: 'Ca', L: 'E-lờ' },
  ...{ M: 'Em-mờ', N: 'En-nờ', O: 'O', P: 'Pê', Q: 'Quy', R: 'E-rờ', S: 'Ét-sì', T: 'Tê', U: 'U', V: 'Vê' },
  ...{ W: 'Vê kép', X: 'Ích-xì', Y: 'I dài', Z: 'Dét' },
};

export const SPOKEN_LETTERS: readonly string[] = Object.keys(VI_LETTERS);

/** Counters are numbered 1 to 99 and said as whole numbers. */
export const HIGHEST_COUNTER = 99;

/** `A`: "A" or "Bê" in Vietnamese, the letter itself in English. */
export const letterSpoken = (letter: string, language: Language): string =>
  language === 'vi' ? (VI_LETTERS[letter] ?? letter) : letter;

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';

/** Letters by name, digits one by one: `A012` is "A không một hai", "A zero one two". */
export const ticketNumberSpoken = (number: string, language: Language): string =>
  [...number]
    .map((sign) => (isDigit(sign) ? numberInWords(Number(sign), language) : letterSpoken(sign, language)))
    .join(' ');

/** The parts of a call that stay the same. */
export const PHRASES: Readonly<
  Record<Language, { readonly invite: string; readonly to: string; readonly counter: string }>
> = {
  vi: { invite: 'Xin mời số', to: '', counter: 'đến quầy số' },
  en: { invite: 'Number', to: 'please proceed to', counter: 'counter' },
};

export type SpokenCall = {
  /** `A012` */
  readonly number: string;
  /** `3`: 1 to 99 */
  readonly counter: string;
};

export type Announcement = {
  /** Names in the voice pack's manifest, in the order they are played; words/announcement-form.ts puts the pauses between. */
  readonly clips: readonly string[];
  /** How many clips after the first are letters and digits of the ticket's number. */
  readonly signs: number;
  /** The same as a sentence: for the log, for a reader, for whoever records the clips. */
  readonly text: string;
};

/** Thrown for what no voice pack can say: a sign that is neither A to Z nor a digit, a counter outside 1 to 99. */
export class Unspeakable extends Error {
  override name = 'Unspeakable';
}

const clipOfSign = (sign: string, language: Language): string => {
  if (isDigit(sign)) return `${language}/digit-${sign}`;
  if (sign in VI_LETTERS) return `${language}/letter-${sign.toLowerCase()}`;
  throw new Unspeakable(`no clip for "${sign}"`);
};

/** "Xin mời số A không một hai, đến quầy số ba." with its clips. */
export const announcement = (call: SpokenCall, language: Language): Announcement => {
  const counter = Number(call.counter);
  if (!Number.isInteger(counter) || counter < 1 || counter > HIGHEST_COUNTER)
    throw new Unspeakable(`no clip for counter "${call.counter}"`);
  const { invite, to, counter: counterWord } = PHRASES[language];
  const signs = [...call.number];
  return {
    clips: [
      `${language}/invite`,
      ...signs.map((sign) => clipOfSign(sign, language)),
      ...(to === '' ? [] : [`${language}/to`]),
      `${language}/counter-${counter}`,
    ],
    signs: signs.length,
    text: `${invite} ${ticketNumberSpoken(call.number, language)}, ${[to, counterWord, numberInWords(counter, language)].filter(Boolean).join(' ')}.`,
  };
};
