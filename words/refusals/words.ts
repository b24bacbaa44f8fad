import { type Catalogue, inLanguage, type Language } from '../catalogue.ts';
import type { RefusalDetails } from './details.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type { RefusalDetails } from './details.ts';

/** The names that have words. The rules' own list must fit into it: `const name: WordedRefusal = refusal.name`. */
export type WordedRefusal = keyof typeof vi;

export const refusalWords: Catalogue<typeof vi> = { vi, en };

export const isWordedRefusal = (name: string): name is WordedRefusal => Object.hasOwn(vi, name);

/** The sentence for a refusal's name; a name that has no words (a newer server's) is told as an unexpected error. */
export const refusalText = (name: string, details: RefusalDetails, language: Language): string => {
  const worded = inLanguage(refusalWords, language)[isWordedRefusal(name) ? name : 'unknown_error'];
  return typeof worded === 'string' ? worded : worded(details);
};
