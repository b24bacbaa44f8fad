import { describe, expect, test } from 'vitest';
import { startScan } from '../../counter/scan/wedge.ts';

const RECEIPT = 'https://motcua.example/d/AbCdEfGhIjKlMnOpQrStUv?b=hoan-kiem';

/** Types at a pace; tells what was scanned and which keys were taken from the page. */
const type = (text: string, gapMs: number) => {
  const scanned: string[] = [];
  const scan = startScan((read) => scanned.push(read));
  const taken = [...text, 'Enter'].map((key, at) =>
    scan.took({ key, ctrlKey: false, altKey: false, timeStamp: 1_000 + at * gapMs }),
  );
  return { scanned, taken };
};

describe('a scanner that types', () => {
  test('fast keys and Enter are a scan, and none but the first key reaches the page', () => {
    const { scanned, taken } = type(RECEIPT, 4);
    expect(scanned).toEqual([RECEIPT]);
    expect(taken.slice(1).every(Boolean)).toBe(true);
  });

  test('a person’s typing is no scan, and their Enter presses the button it is on', () => {
    const { scanned, taken } = type('finish this', 120);
    expect(scanned).toEqual([]);
    expect(taken).not.toContain(true);
  });

  test('two quick keys and Enter are a person’s', () => {
    expect(type('ab', 4).scanned).toEqual([]);
  });

  test('a scanner that ends its line with two keys: the second belongs to the scan, and presses nothing', () => {
    const scan = startScan(() => {});
    const press = (key: string, timeStamp: number) => scan.took({ key, ctrlKey: false, altKey: false, timeStamp });
    for (const [at, key] of [...RECEIPT].entries()) press(key, at * 4);
    const end = RECEIPT.length * 4;
    expect([press('Enter', end), press('Enter', end + 5), press('Enter', end + 500)]).toEqual([true, true, false]);
  });
});
