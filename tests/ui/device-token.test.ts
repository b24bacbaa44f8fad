import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepDeviceToken, takeDeviceToken } from '../../ui/device-token.ts';

const kept = new Map<string, string>();
const replaceState = vi.fn();

const openedAt = (address: string): void => void vi.stubGlobal('location', new URL(address, 'http://hall.test'));

beforeEach(() => {
  vi.stubGlobal('history', { replaceState });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  replaceState.mockClear();
  kept.clear();
});

test('a token in the address is kept, and taken out of the address alone', () => {
  openedAt('/display?device=display-2#token=secret');
  expect(takeDeviceToken('display')).toBe('secret');
  expect(replaceState.mock.calls).toEqual([[null, '', '/display?device=display-2']]);
  openedAt('/display?device=display-2');
  expect(takeDeviceToken('display')).toBe('secret');
  expect(replaceState).toHaveBeenCalledTimes(1);
});

test('a token that was copied or typed with blanks around it is kept without them', () => {
  openedAt('/kiosk#token=%20secret%0A');
  expect(takeDeviceToken('kiosk')).toBe('secret');
  keepDeviceToken('kiosk', ' another\n');
  openedAt('/kiosk');
  expect(takeDeviceToken('kiosk')).toBe('another');
});

test.each(['#token=', '#token=%20', '#other', ''])(
  'an address that ends in "%s" leaves the kept token as it is',
  (hash) => {
    keepDeviceToken('kiosk', 'secret');
    openedAt(`/kiosk${hash}`);
    expect(takeDeviceToken('kiosk')).toBe('secret');
    expect(replaceState).not.toHaveBeenCalled();
  },
);

test('a kiosk and a board in one browser have a token each, and none before they were given one', () => {
  openedAt('/kiosk#token=of-the-kiosk');
  takeDeviceToken('kiosk');
  expect(takeDeviceToken('kiosk')).toBe('of-the-kiosk');
  openedAt('/display');
  expect(takeDeviceToken('display')).toBeNull();
});
