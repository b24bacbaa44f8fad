/**
 * Message catalogues. Each room has a folder with one file a language (the counter's gathers those of its parts);
 * Vietnamese is written first and its type is the shape of all others, so a missing key or a parameter that differs does
 * not compile. Vietnamese and English are complete; another language may cover only some rooms (the visitor's), and
 * English stands in where it is absent.
 *
 * To add a language: name it in LANGUAGES, add `words/<room>/<language>.ts`, list it in that room's `words.ts`.
 */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself: never translated, so that a lost visitor finds their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

/** BCP 47 tags for `lang` attributes and `Intl`. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** The same keys and parameters as the Vietnamese original, with any text. */
export type Translation<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string
    ? string
    : Original[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Original[Key] extends readonly string[]
        ? readonly string[]
        : Translation<Original[Key]>;
};

export type Catalogue<Original> = { readonly vi: Original; readonly en: Translation<Original> } & Partial<
  Record<Language, Translation<Original>>
>;

/** The words of one room in one language: `inLanguage(kioskWords, 'en').home.question`. */
export const inLanguage = <Original>(catalogue: Catalogue<Original>, language: Language): Translation<Original> =>
  catalogue[language] ?? catalogue.en;

/** Reads a language from a query, a header's first tag or a stored choice; anything else is Vietnamese. */
export const languageFrom = (text: string | null | undefined): Language => {
  const tag = text?.trim().slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === tag) ?? 'vi';
};
