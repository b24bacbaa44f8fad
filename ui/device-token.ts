type Device = 'kiosk' | 'display';

const placeOf = (room: Device): string => `motcua.token.${room}`;

/**
 * A device's own token, in branch mode: it comes once in the address (`#token=…`) or is typed, and is kept. It is taken out
 * of the address so that nobody reads it from the screen.
 */
export function takeDeviceToken(room: Device): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')?.trim();
  if (given) {
    keepDeviceToken(room, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return localStorage.getItem(placeOf(room));
}

export const keepDeviceToken = (room: Device, token: string): void => localStorage.setItem(placeOf(room), token.trim());
