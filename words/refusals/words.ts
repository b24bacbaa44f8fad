import { type Catalogue, inLanguage, type Language } from '../catalogue.ts';
import { type RefusalFacts, refusalDetails } from './details.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type { RefusalFacts } from './details.ts';

export const refusalWords: Catalogue<typeof vi> = { vi, en };

/** Every name that has words: the rules' refusals and those of the server's edges. */
export type WordedRefusal = keyof typeof vi;

export const isWordedRefusal = (name: string): name is WordedRefusal => Object.hasOwn(vi, name);

/**
 * The sentence for a refusal, in the reader's language; a name that has no words (a newer server's) is told as an unexpected
 * error. `zone` is the branch's IANA time zone.
 */
export const refusalText = (facts: RefusalFacts, language: Language, zone: string): string => {
  const worded = inLanguage(refusalWords, language)[isWordedRefusal(facts.name) ? facts.name : 'unknown_error'];
  return typeof worded === 'string' ? worded : worded(refusalDetails(facts, language, zone));
};

/** The first sentence alone, what happened: a problem's `title`, or a notice where there is little room. */
export const refusalTitle = (facts: RefusalFacts, language: Language, zone: string): string => {
  const whole = refusalText(facts, language, zone);
  return /^.*?[.](?=\s|$)/.exec(whole)?.[0] ?? whole;
};
