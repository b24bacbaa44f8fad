import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** The declarations of a rule by its selector, as they stand in the file. */
const rule = (selector: string): Readonly<Record<string, string>> => {
  const at = css.indexOf(`${selector} {`);
  if (at < 0) throw new Error(`tokens.css has no rule for ${selector}`);
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
};

const day = rule(':root');
const night = { ...day, ...rule(':root[data-room="display"]:not([data-theme="day"])') };
const more = rule(':root[data-contrast="more"]');
const THEMES = {
  day,
  night,
  'day, high contrast': { ...day, ...more },
  'night, high contrast': { ...night, ...more },
} as const;

const colour = (theme: Readonly<Record<string, string>>, name: string): string => {
  const value = theme[name];
  const other = /^var\((--[\w-]+)\)$/.exec(value ?? '')?.[1];
  if (other !== undefined) return colour(theme, other);
  if (value === undefined || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${name} is ${value}, not a colour`);
  return value;
};

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const ratio = (theme: Readonly<Record<string, string>>, front: string, back: string): number => {
  const [a, b] = [luminance(colour(theme, front)), luminance(colour(theme, back))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** The ratios of look.md, to a tenth. */
test.each([
  ['--ink', '--paper', 14.5],
  ['--slate', '--paper', 5.7],
  ['--white', '--lacquer', 7.7],
  ['--white', '--jade', 6.6],
  ['--paper', '--night', 17.1],
  ['--mist', '--night', 9.2],
])('%s on %s has the ratio that look.md gives: %f', (front, back, expected) => {
  expect(ratio(day, front, back)).toBeGreaterThan(expected - 0.1);
});

/** What the screens write on what. */
const TEXT_PAIRS = [
  ['--text', '--ground'],
  ['--text', '--ground-raised'],
  ['--text', '--ground-sunk'],
  ['--text-quiet', '--ground'],
  ['--text-quiet', '--ground-raised'],
  ['--text-quiet', '--ground-sunk'],
  ['--text', '--action-wash'],
  ['--action-text', '--ground'],
  ['--action-text', '--ground-raised'],
  ['--action-text', '--ground-sunk'],
  ['--action-text', '--action-wash'],
  ['--good-text', '--ground'],
  ['--good-text', '--ground-raised'],
  ['--good-text', '--good-wash'],
  ['--attention-text', '--ground'],
  ['--attention-text', '--ground-raised'],
  ['--attention-text', '--attention-wash'],
  ['--on-action', '--action'],
  ['--on-action', '--action-deep'],
  ['--on-good', '--good'],
  ['--on-good', '--good-deep'],
  ['--paper', '--ink'],
  ['--amber-on-night', '--ink'],
] as const;

describe.each(Object.entries(THEMES))('the theme: %s', (name, theme) => {
  const least = name.includes('high') ? 7 : 4.5;

  test.each(TEXT_PAIRS)(`%s on %s can be read: at least ${least}`, (front, back) => {
    expect(ratio(theme, front, back)).toBeGreaterThanOrEqual(least);
  });

  test('the edge of a control is seen on every ground: at least 3 (WCAG 1.4.11)', () => {
    for (const back of ['--ground', '--ground-raised', '--ground-sunk'])
      expect(ratio(theme, '--edge', back)).toBeGreaterThanOrEqual(3);
  });

  test('one of the two focus rings is seen on every surface: at least 3', () => {
    for (const back of ['--ground', '--ground-raised', '--action', '--good', '--action-wash'])
      expect(Math.max(ratio(theme, '--focus', back), ratio(theme, '--focus-halo', back))).toBeGreaterThanOrEqual(3);
  });
});

test('both names of the night theme have the same tokens', () => {
  expect(css).toMatch(/:root\[data-theme="night"\],\s*:root\[data-room="display"\]:not\(\[data-theme="day"\]\) \{/);
});
