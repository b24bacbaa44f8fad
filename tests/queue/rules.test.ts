import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const ID = /\[([A-Z]+-\d+)\]/g;
const idsIn = (text: string): string[] => [...text.matchAll(ID)].map(([, id]) => id as string);

const written = idsIn(readFileSync(resolve(root, 'docs/rules.md'), 'utf8'));
/** The names of tests alone: what stands in quotes after `test(`, `describe(`, `always(` or `.each(…)(`. */
const NAME = /(?:\b(?:test|describe|always)\(|\)\()\s*(['"`])((?:(?!\1).)*)\1/g;
const carried = globSync('tests/{queue,simulation}/**/*.test.ts', { cwd: root }).flatMap((file) =>
  [...readFileSync(resolve(root, file), 'utf8').matchAll(NAME)].flatMap(([, , name]) => idsIn(name as string)),
);

test('every rule in docs/rules.md is written once', () => {
  expect(written.length).toBeGreaterThan(60);
  expect(written.filter((id, index) => written.indexOf(id) !== index)).toEqual([]);
});

test('every rule is carried by the name of a test, and every id at a test is a rule', () => {
  expect([...new Set(carried)].toSorted()).toEqual([...new Set(written)].toSorted());
});
