import { effect, signal } from '@preact/signals';
import {
  type Catalogue,
  inLanguage,
  LANGUAGE_TAGS,
  type Language,
  languageFrom,
  type Translation,
} from '../words/catalogue.ts';

/** The language this screen speaks now. A room sets it; the page's `lang` follows, so that readers and hyphens are right. */
export const language = signal<Language>('vi');

/** Reads `?lang=en`; call once, before the first render. Returns a stop for tests. */
export const startLanguage = (search: string = globalThis.location.search): (() => void) => {
  language.value = languageFrom(new URLSearchParams(search).get('lang'));
  return effect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language.value];
  });
};

/** A room's words in the language of the screen; read while rendering, it renders again when the language changes. */
export const words = <Original>(catalogue: Catalogue<Original>): Translation<Original> =>
  inLanguage(catalogue, language.value);
