import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the fonts’ licence stands beside them: in the house, and among the built screens that are handed out', () => {
  const ours = readFileSync('ui/OFL.txt', 'utf8');
  const theirs = readFileSync('node_modules/@fontsource/be-vietnam-pro/LICENSE', 'utf8');
  const licence = (text: string): string => text.slice(text.indexOf('SIL OPEN FONT LICENSE')).trim();
  expect(ours).toMatch(/^Copyright \d{4} The Be Vietnam Pro Project Authors/);
  expect(licence(ours)).toBe(licence(theirs));
  expect(readFileSync('.built/web/assets/OFL.txt', 'utf8')).toBe(ours);
});
