import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { lendClock, setAhead } from './passing-time.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let hall: Hall;
let desk: Page;
let unseen = '';

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  desk = await stage.open('counter', '/counter?counter=1', { before: lendClock });
  await desk.getByRole('button', { name: /Nguyễn Thị Lan/ }).click();
  await desk.keyboard.type('1111');
  await desk.keyboard.press('Enter');
  await desk.locator('.console').waitFor();
});
afterAll(() => stage.close());

const says = (text: string | RegExp) => desk.getByText(text).first().waitFor();
const isPresent = (number: string) => desk.locator('.present__number', { hasText: number }).waitFor();
const press = async (key: string): Promise<void> => {
  await desk.locator('[aria-keyshortcuts="?"]:not([aria-disabled])').waitFor();
  await desk.keyboard.press(key);
};
const serve = async (number: string): Promise<void> => {
  await desk.locator('.free__number', { hasText: number }).waitFor();
  await press('F2');
  await isPresent(number);
  await setAhead(desk, SETTLE_MS);
  await press('F4');
  await says('Đang làm thủ tục');
};

/** The server takes the next such command, writes it, and dies before it answers. */
async function dieAfter(path: string): Promise<void> {
  let dead = false;
  await desk.route(path, async (route) => {
    if (dead) return route.fallback();
    dead = true;
    await route.fetch();
    await stage.house.kill('SIGKILL');
    return route.abort();
  });
}
const comesBack = async (): Promise<void> => {
  await desk.getByText(/Mất kết nối với máy chủ/).waitFor();
  await stage.house.restart();
  hall.forget();
  await desk.getByText(/Mất kết nối với máy chủ/).waitFor({ state: 'detached' });
};

test('a dossier whose answer was lost is received once: as soon as the server is back its receipt opens', async () => {
  const { number } = await hall.take(CERTIFICATION);
  await serve(number);
  await press('F9');
  await desk.getByLabel('Họ và tên').fill('Trần Thị Thử');
  await desk.getByLabel(/Số định danh/).fill('001304000002');
  await dieAfter('**/dossiers');
  await desk.getByRole('button', { name: /Nhận và in giấy hẹn/ }).click();
  await comesBack();
  await says(/Giấy tiếp nhận và hẹn trả/);
  await setAhead(desk, SETTLE_MS);
  await desk.keyboard.press('Escape');
  await desk.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await desk.locator('.papers .dossier').count()).toBe(1);
});

test('pressed again while nobody knows: the answer is the first one’s', async () => {
  const keys: (string | undefined)[] = [];
  let lost = 4;
  await desk.route('**/tickets', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (lost-- <= 0) return route.fallback();
    await route.fetch();
    return route.abort();
  });
  await press('Alt+n');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Thủ tục').selectOption({ value: CERTIFICATION });
  await dialog.getByLabel('In ở').selectOption({ value: '' });
  const go = dialog.getByRole('button', { name: /^Cấp số$/ });
  await go.click();
  await says('Chưa rõ việc vừa rồi đã được ghi hay chưa');
  await go.click();
  await says('Số của người đến');
  expect(keys).toHaveLength(5);
  expect(new Set(keys).size).toBe(1);
  unseen = (await dialog.locator('.issued__number').textContent()) ?? '';
  expect(await desk.locator('.line .row').count()).toBe(1);
  await setAhead(desk, SETTLE_MS);
  await desk.keyboard.press('Escape');
});

test('F2 whose answer was lost: the next visitor stands there, called, and nothing is left to press again', async () => {
  await dieAfter('**/finish-and-call-next');
  await press('F2');
  await comesBack();
  await isPresent(unseen);
  await says('Đang gọi');
  expect(await desk.locator('.notice--bad').count()).toBe(0);
});
