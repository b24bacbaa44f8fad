import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

test('the first page of a branch says what each screen is, in both languages', async () => {
  const { text } = await house.get('/');
  for (const [path, vi, en] of [
    ['/kiosk', 'Ki-ốt lấy số', 'where visitors take a number'],
    ['/display', 'Bảng gọi số', 'the numbers that are called'],
    ['/counter', 'Bàn làm việc của cán bộ', 'a clerk’s console'],
    ['/office', 'Phòng điều hành', 'supervisor and director'],
    ['/api', 'Giao diện cho chương trình khác', 'for other programs'],
  ] as const) {
    const link = new RegExp(`<a href="${path}">.*?</a>`).exec(text)?.[0];
    expect(link).toContain(vi);
    expect(link).toContain(en);
  }
});

test('an address that is none says each thing once, in the language of the browser', async () => {
  for (const [language, title] of [
    ['vi', 'Không có trang hoặc địa chỉ này.'],
    ['en', 'There is no such page or address.'],
  ] as const) {
    const answer = await fetch(`${house.url}/nothing`, { headers: { 'Accept-Language': language } });
    const text = await answer.text();
    const body = text.split('<body>')[1] ?? '';
    expect(answer.status).toBe(404);
    expect(body.split(title)).toHaveLength(2);
    expect(body).toMatch(/<p>(Kiểm tra|Check) /);
    expect(text).toContain(`<html lang="${language}">`);
  }
});

/** As a browser asks; `fetch` would unpack it and hide what came. */
const answerTo = (path: string, accepted: string): Promise<IncomingMessage & { readonly text: string }> =>
  new Promise((resolve, fail) => {
    get(house.url + path, { headers: { 'Accept-Encoding': accepted } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(Object.assign(answer, { text })));
    }).on('error', fail);
  });

describe('a built file and its compressed forms', () => {
  const SCRIPT = '/assets/phone-x1.js';
  const WASM = '/assets/reader-x1.wasm';
  const TYPE = '/assets/type-x1.woff2';

  beforeAll(() => {
    const assets = join(house.data, 'web', 'assets');
    mkdirSync(assets, { recursive: true });
    for (const file of [SCRIPT, WASM, TYPE]) writeFileSync(join(house.data, 'web', file), 'plain');
    for (const file of [SCRIPT, WASM]) {
      writeFileSync(join(house.data, 'web', `${file}.br`), 'br');
      writeFileSync(join(house.data, 'web', `${file}.gz`), 'gz');
    }
  });

  test.each([
    [SCRIPT, 'gzip, deflate, br', 'br', 'br', 'text/javascript; charset=utf-8'],
    [SCRIPT, 'gzip, deflate', 'gzip', 'gz', 'text/javascript; charset=utf-8'],
    [SCRIPT, 'identity', undefined, 'plain', 'text/javascript; charset=utf-8'],
    [WASM, 'gzip, deflate, br', 'br', 'br', 'application/wasm'],
    [TYPE, 'gzip, deflate, br', undefined, 'plain', 'font/woff2'],
  ])(
    '%s for a browser that takes %s: the smallest there is, under its own type, kept for ever',
    async (path, accepted, encoding, text, type) => {
      const answer = await answerTo(path, accepted);
      expect(answer.statusCode).toBe(200);
      expect(answer.text).toBe(text);
      expect(answer.headers).toMatchObject({
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      });
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    },
  );
});
