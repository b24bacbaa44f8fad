import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vi as counter } from '../../words/counter/vi.ts';
import { vi as office } from '../../words/office/vi.ts';
import { HOME } from './running-house.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** The session that a page speaks with, once somebody has signed in there. */
function sessionOf(page: Page): Promise<string> {
  return new Promise((found) =>
    page.on('request', (request) => {
      const [, token] = /^Bearer (c\.\S+)$/.exec(request.headers().authorization ?? '') ?? [];
      if (token !== undefined) found(token);
    }),
  );
}
async function signIn(page: Page, name: RegExp, pin: string): Promise<string> {
  const session = sessionOf(page);
  await page.getByRole('button', { name }).click();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  return session;
}
/** Whether the server still takes it: for what nobody may do twice, so that only a session that has ended is 401. */
const isKnown = async (session: string): Promise<boolean> =>
  (await stage.house.send(`${HOME}/counters/nowhere/sign-in`, { takeOver: false }, session)).status !== 401;

test('a clerk leaves the console: the session has ended at the server, too', async () => {
  const page = await stage.open('counter', '/counter?counter=1');
  const session = await signIn(page, /Nguyễn Thị Lan/, '1111');
  await page.locator('.console').waitFor();
  expect(await isKnown(session)).toBe(true);
  await page.getByRole('button', { name: counter.head.signOut }).click();
  await page.getByRole('button', { name: /Nguyễn Thị Lan/ }).waitFor();
  await expect.poll(() => isKnown(session)).toBe(false);
  await page.close();
});

test('a supervisor leaves the office: the session has ended at the server, too', async () => {
  const page = await stage.open('office', '/office');
  const session = await signIn(page, /Đỗ Thu Hằng/, '24680');
  const leave = page.getByRole('button', { name: office.signOut });
  await leave.waitFor();
  expect(await isKnown(session)).toBe(true);
  await leave.click();
  await page.getByRole('button', { name: /Đỗ Thu Hằng/ }).waitFor();
  await expect.poll(() => isKnown(session)).toBe(false);
  await page.close();
});
