import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { styleHash } from '../../../server/routes/headers.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  for (const room of ['kiosk', 'phone']) {
    mkdirSync(join(house.data, 'web', room), { recursive: true });
    writeFileSync(join(house.data, 'web', room, 'index.html'), '<!doctype html>');
  }
});
afterAll(() => house.close());

const headersOf = async (path: string, token?: string): Promise<Headers> => {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return (await fetch(house.url + path, { headers })).headers;
};

const PAGES = ['/', '/kiosk', '/t/A001-AAAAAAAAAAAAAAAAAAAAAA', '/kios', '/api'];
const ANSWERS = ['/health', '/api/openapi.json', `/api/branches/${HOME}/dossiers`, '/api/nothing-here'];

test.each([...PAGES, ...ANSWERS])(
  '%s: its own files and frames alone, and no other site hears its address',
  async (path) => {
    const headers = await headersOf(path);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'self'", "frame-ancestors 'self'", "base-uri 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toContain("'unsafe-inline'");
    expect(policy).toContain(`connect-src 'self' ws://${new URL(house.url).host} `);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=()');
  },
);

test.each(['/api', '/', '/kios'])('%s: its own style sheet is let through, by its hash', async (path) => {
  const answer = await fetch(house.url + path);
  const style = /<style>(.*)<\/style>/s.exec(await answer.text())?.[1] ?? '';
  expect(answer.headers.get('content-security-policy')).toContain(styleHash(style));
});

test('answers of the API stay in no cache, pages are asked for anew', async () => {
  for (const path of ['dossiers', 'dossiers/X', 'nothing-here'])
    expect((await headersOf(`/api/branches/${HOME}/${path}`, house.tokens.an)).get('cache-control')).toBe('no-store');
  expect((await headersOf('/kiosk')).get('cache-control')).toBe('no-cache');
});
