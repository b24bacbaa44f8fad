import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('a page that was built again while the server runs is served as it is now', async () => {
  const folder = join(house.data, 'web', 'kiosk');
  const build = (chunk: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), `<script src="/assets/${chunk}.js"></script>`);
  };
  expect((await house.get('/kiosk')).status).toBe(503);
  build('first');
  expect((await house.get('/kiosk')).text).toContain('first');
  build('second');
  expect((await house.get('/kiosk')).text).toContain('second');
  rmSync(folder, { recursive: true });
  expect((await house.get('/kiosk')).status).toBe(503);
});
