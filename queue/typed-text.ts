import { isPrintable } from './printable-letters.ts';

/** Why a text that people are to read is not taken. */
export type TextFault = 'text_empty' | 'text_hidden' | 'text_marks' | 'text_long' | 'text_unprintable';

/** A syllable of Burmese or Khmer has so many above and below it; more are a smear over the lines around. */
const MOST_MARKS = 4;
/** Of those that go with any letter: what is composed needs none in Vietnamese, and two in the transcriptions of scholars. */
const MOST_LOOSE_MARKS = 2;
/**
 * What nobody sees, or what turns the text around it: control, format, private, unassigned and half characters, line and
 * paragraph ends, fillers and blanks that are no white space.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Persian, Hindi, Bengali and their kin are not written rightly without these two; after any other letter they hide. */
const JOINERS =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Khmer}])[\u200c\u200d](?=\p{L})/gu;
/** Where a line may be broken: a Khmer or Thai keyboard writes it between words. It means nothing in a name. */
const BREAKS = /(?<=[\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}])\u200b/gu;
const MARKS = new RegExp(
  `^\\p{M}|\\p{M}{${MOST_MARKS + 1}}|(?:(?=\\p{M})\\p{Script=Inherited}){${MOST_LOOSE_MARKS + 1}}`,
  'u',
);

/** As it is kept: composed, trimmed, one space where there was white space. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(BREAKS, '')
    .replace(/\p{Zs}+/gu, ' ');

/** @param text tidy already. @param most in characters as Unicode counts them. */
export function textFault(text: string, most: number): TextFault | null {
  if (text === '') return 'text_empty';
  if (HIDDEN.test(text.replace(JOINERS, ''))) return 'text_hidden';
  if (MARKS.test(text)) return 'text_marks';
  return [...text].length > most ? 'text_long' : null;
}

/** As `textFault`, of what stands on a ticket or a receipt: there a letter that the fonts lack would be left out. */
export const printedTextFault = (text: string, most: number): TextFault | null =>
  textFault(text, most) ?? (isPrintable(text) ? null : 'text_unprintable');

/** The same value with every text in it tidy, however deep; itself where they all are. */
export function tidyTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return tidyText(value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, inner]) => [key, inner, tidyTexts(inner)] as const);
  if (parts.every(([, before, after]) => before === after)) return value;
  const tidy = parts.map(([key, , after]) => [key, after] as const);
  return (Array.isArray(value) ? tidy.map(([, after]) => after) : Object.fromEntries(tidy)) as Value;
}
