import { expect, test } from 'vitest';
import { damages } from '../../proof/damages.ts';

const EACH = 6;

// `npm run prove -- --only damages` does a thousand of each file.
test('each file of a data folder cut, zeroed, flipped, swapped, missing and old: told by name or harmless, never silent', {
  timeout: 300_000,
}, async () => {
  const { tried } = await damages(EACH);
  expect(tried.filter(({ ending }) => ending === 'silent' || ending === 'unclear')).toEqual([]);
  expect(tried.map(({ ending }) => ending)).toEqual(expect.arrayContaining(['refused', 'harmless']));
  expect(tried.length).toBeGreaterThan(4 * EACH);
});
