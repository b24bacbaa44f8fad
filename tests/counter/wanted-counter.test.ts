import { describe, expect, test } from 'vitest';
import { wantedCounter } from '../../counter/entry/wanted-counter.ts';

describe('the counter of this computer', () => {
  const storage = (kept: string | null) => ({ getItem: () => kept }) as unknown as Storage;
  test('the address comes before what was kept; nonsense counts as none', () => {
    expect(wantedCounter('?counter=3', storage('5'))).toBe('3');
    expect(wantedCounter('', storage('5'))).toBe('5');
    expect(wantedCounter('?counter=x', storage(null))).toBeNull();
  });
});
