import type { CounterId } from '../views.ts';

/** The counter this computer stands at: named by the page's address, or the one it was last signed in at. */
const KEY = 'motcua.counter';

export function wantedCounter(search: string = location.search, storage: Storage = localStorage): CounterId | null {
  const named = new URLSearchParams(search).get('counter') ?? storage.getItem(KEY);
  return named !== null && /^\d{1,3}$/.test(named) ? (named as CounterId) : null;
}

export const rememberCounter = (counter: CounterId, storage: Storage = localStorage): void =>
  storage.setItem(KEY, counter);
