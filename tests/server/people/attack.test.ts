import { expect, test } from 'vitest';
import { attack, guessTokens } from '../../proof/guesses.ts';

/** The proof `guesses` in small: by count, never by time. */
for (const [addresses, most] of [
  [1, 60],
  [60, 800],
  [400, 1_600],
] as const)
  test(`an hour of guesses from ${addresses} addresses: few are looked at, none is found, nobody honest is locked out`, async () => {
    const { looked, found, lockedOut, waitedMs } = await attack({ addresses, guesses: 3_200, hours: 1 });
    expect(looked).toBeLessThan(most);
    expect({ found, lockedOut }).toEqual({ found: 0, lockedOut: 0 });
    expect(waitedMs).toBeLessThanOrEqual(5 * 60_000);
  }, 120_000);

test('a made-up token of any kind opens nothing', async () => {
  expect(await guessTokens(50)).toBe(0);
}, 120_000);
