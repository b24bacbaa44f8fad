import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(async () => {
  // Inside the repository, so that the made-up tests find vitest.
  folder = await mkdtemp(resolve('node_modules/.count-reporter-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function lastLine(files: Record<string, string>): Promise<{ line: string | undefined; code: number }> {
  for (const [name, source] of Object.entries(files)) await writeFile(resolve(folder, name), source);
  const config = `export default { test: { include: ['*.made.ts'], reporters: ['default', '${resolve('tests/count-reporter.ts')}'] } }`;
  await writeFile(resolve(folder, 'vitest.config.ts'), config);
  return new Promise((settle) => {
    const child = execFile(resolve('node_modules/.bin/vitest'), ['run', '--root', folder], (_error, stdout) => {
      settle({ line: stdout.trimEnd().split('\n').at(-1), code: child.exitCode ?? -1 });
    });
  });
}

const HEAD = `import { test, expect, describe } from 'vitest';\n`;

test('one test passes, one fails, one is skipped: the last line counts each', async () => {
  const { line, code } = await lastLine({
    'mixed.made.ts': `${HEAD}test('a', () => {}); test('b', () => expect(1).toBe(2)); test.skip('c', () => {});`,
  });
  expect(line).toBe('1 passed, 1 failed, 1 skipped');
  expect(code).toBe(1);
});

test('all tests of two files pass: nothing is said of skipped ones', async () => {
  const { line, code } = await lastLine({
    'one.made.ts': `${HEAD}test('a', () => {});`,
    'two.made.ts': `${HEAD}describe('inner', () => { test('b', () => {}); });`,
  });
  expect(line).toBe('2 passed, 0 failed');
  expect(code).toBe(0);
});

test('a file does not load, another throws outside of its tests: each counts as a failure', async () => {
  const { line, code } = await lastLine({
    'broken.made.ts': `${HEAD}import './gone.ts'; test('a', () => {});`,
    'stray.made.ts': `${HEAD}test('b', () => { Promise.reject(new Error('stray')); });`,
  });
  expect(line).toBe('1 passed, 2 failed');
  expect(code).toBe(1);
});
