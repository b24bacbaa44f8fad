import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const house = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(house, file), 'utf8');

test('whatever is written down as an error stands among the lines that docs/operations.md calls worth an alarm', () => {
  const written = globSync(['*.ts', 'server/**/*.ts'], { cwd: house }).flatMap((file) =>
    [...read(file).matchAll(/\blog\??\.error\(\s*'(\w+)'/g)].map(([, event = '']) => event),
  );
  const [told = ''] = /^Lines of the log worth an alarm:[\s\S]*?\n\n/m.exec(read('docs/operations.md')) ?? [];
  expect([...new Set(written)].filter((event) => !told.includes(`\`${event}\``))).toEqual([]);
  expect(written.length).toBeGreaterThan(15);
});
