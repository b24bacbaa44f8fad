/** The device's own token, in branch mode: it comes once in the address (`#token=…`) or is typed, and is kept. */
const PLACE = 'motcua.token.kiosk';

export function ownToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null && given !== '') {
    keepToken(given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return localStorage.getItem(PLACE);
}

export const keepToken = (token: string): void => localStorage.setItem(PLACE, token.trim());
