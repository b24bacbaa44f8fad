import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the lock file names no download address: any registry and mirror serves', async () => {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { resolved?: string }>;
  };
  const addresses = Object.values(lock.packages).filter(({ resolved }) => resolved?.includes(':'));
  expect(addresses).toEqual([]);
});
