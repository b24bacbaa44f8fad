import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })];
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

test('every link of a page to a file of the house leads to one', () => {
  const dead = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !existsSync(join(root, dirname(page), to)))
      .map((to) => `${page}: ${to}`),
  );
  expect(dead).toEqual([]);
});

test('every source file that a page names in full is there', () => {
  const gone = pages
    .filter((page) => !page.startsWith('docs/decisions/'))
    .flatMap((page) =>
      [...textOf(page).matchAll(/`((?:server|queue|wire|words|hardware|ui|tests)\/[\w./-]+\.(?:ts|tsx|sql))`/g)]
        .map(([, file = '']) => file)
        .filter((file) => !existsSync(join(root, file)))
        .map((file) => `${page}: ${file}`),
    );
  expect(gone).toEqual([]);
});

test('a decision’s heading has the number of its file, and no two have the same', () => {
  const decisions = pages.filter((page) => page.startsWith('docs/decisions/'));
  const numbers = decisions.map((page) => Number(basename(page).slice(0, 4)));
  expect(decisions.map((page) => Number(/^# (\d+)\. /.exec(textOf(page))?.[1]))).toEqual(numbers);
  expect(new Set(numbers).size).toBe(numbers.length);
});
