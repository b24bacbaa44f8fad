import { LANGUAGES, type Language } from '../../words/catalogue.ts';
import { HIGHEST_COUNTER, letterSpoken, PHRASES, SPOKEN_LETTERS } from '../../words/spoken.ts';
import { numberInWords } from '../../words/spoken-numbers.ts';

export type ClipText = {
  readonly name: string;
  readonly language: Language;
  /** What is said, as a person would read it from a script. */
  readonly text: string;
  /** How the synthesiser must be told to say it, where its own reading of the text is wrong. */
  readonly respelled?: string;
  /** A letter or a digit: said slowly, for it stands alone and nothing around it helps to guess it. */
  readonly slow: boolean;
  /** The last words of an announcement fall; all others are left hanging, as if a comma followed. */
  readonly ends: boolean;
};

/** espeak-ng reads "gi" alone as a bare consonant; in the north it sounds as "di" does. */
const RESPELLED: Readonly<Record<string, string>> = { 'vi/letter-j': 'di' };

/** Every clip that `announcement()` can name: words and letters singly, each counter as one phrase. */
export const clipTexts = (): readonly ClipText[] =>
  LANGUAGES.flatMap((language) => {
    const { invite, to, counter } = PHRASES[language];
    const clip = (short: string, text: string, ends = false): ClipText => {
      const name = `${language}/${short}`;
      const respelled = RESPELLED[name];
      return {
        name,
        language,
        text,
        ends,
        slow: /-[a-z0-9]$/.test(short) && !ends,
        ...(respelled === undefined ? {} : { respelled }),
      };
    };
    return [
      clip('invite', invite),
      ...(to === '' ? [] : [clip('to', to)]),
      ...SPOKEN_LETTERS.map((letter) => clip(`letter-${letter.toLowerCase()}`, letterSpoken(letter, language))),
      ...Array.from({ length: 10 }, (_, digit) => clip(`digit-${digit}`, numberInWords(digit, language))),
      ...Array.from({ length: HIGHEST_COUNTER }, (_, before) =>
        clip(`counter-${before + 1}`, `${counter} ${numberInWords(before + 1, language)}`, true),
      ),
    ];
  });
