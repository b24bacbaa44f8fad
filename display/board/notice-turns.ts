import type { Text } from '../../wire/views.ts';
import type { Language } from '../../words/catalogue.ts';

/** What stands in the foot for one turn: a notice in both languages, or a long one in one of them. */
export type NoticeTurn =
  | { readonly kind: 'both'; readonly text: Text }
  | { readonly kind: 'alone'; readonly text: Text; readonly language: Language; readonly longest: boolean };

/** The signs that fit on a line of the foot, with a tenth to spare, by the widths of the face: Vietnamese at 34 px, English at 25. */
const ONE_LINE = { vi: 90, en: 125 };
/** On two lines at 30 px. Longer ones stand on three at 23 px, which hold 400. */
const TWO_LINES = 215;

/** A notice that does not fit in both languages takes a turn in each. */
export function noticeTurns(text: Text): readonly NoticeTurn[] {
  if (text.vi.length <= ONE_LINE.vi && text.en.length <= ONE_LINE.en) return [{ kind: 'both', text }];
  return (['vi', 'en'] as const).map((language) => ({
    kind: 'alone',
    text,
    language,
    longest: text[language].length > TWO_LINES,
  }));
}
