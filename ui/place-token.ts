const KEY = 'motcua.place';

/**
 * This machine's own token, of an earlier sign-in here or of the address that the administrator gave (`#place=…`): it proves no
 * person, only that strangers elsewhere are somebody else.
 */
export function placeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('place')?.trim();
  if (given) {
    keepPlaceToken(given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return localStorage.getItem(KEY);
}

export const keepPlaceToken = (token: string): void => localStorage.setItem(KEY, token);
