import { parseAccept } from 'hono/utils/accept';
import { LANGUAGES, type Language, languageFrom } from '../../words/catalogue.ts';

/** The one of ours that the sender likes best (RFC 9110, 12.5.4); Vietnamese for somebody who takes none of them. */
export function acceptedLanguage(header: string | undefined): Language {
  const liked = parseAccept(header ?? '')
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type.split('-')[0]?.toLowerCase())
    .find((tag) => LANGUAGES.some((language) => language === tag));
  return languageFrom(liked);
}
