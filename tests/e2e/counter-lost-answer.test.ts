import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { type ClerkHand, clerkAt, openDesk } from './clerk-hand.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { setAhead } from './passing-time.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let hall: Hall;
let desk: Page;
let clerk: ClerkHand;
let unseen = '';

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  desk = await openDesk(stage);
  clerk = clerkAt(desk);
});
afterAll(() => stage.close());

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
  await clerk.serve(number);
  await clerk.press('F9');
  await desk.getByLabel('Họ và tên').fill('Trần Thị Thử');
  await desk.getByLabel(/Số định danh/).fill('001304000002');
  await dieAfter('**/dossiers');
  await desk.getByRole('button', { name: /Nhận và in giấy hẹn/ }).click();
  await comesBack();
  await clerk.says(/Giấy tiếp nhận và hẹn trả/);
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
  await clerk.press('Alt+n');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Thủ tục').selectOption({ value: CERTIFICATION });
  await dialog.getByLabel('In ở').selectOption({ value: '' });
  const go = dialog.getByRole('button', { name: /^Cấp số$/ });
  await go.click();
  await clerk.says('Chưa rõ việc vừa rồi đã được ghi hay chưa');
  await go.click();
  await clerk.says('Số của người đến');
  expect(keys).toHaveLength(5);
  expect(new Set(keys).size).toBe(1);
  unseen = (await dialog.locator('.issued__number').textContent()) ?? '';
  expect(await desk.locator('.line .row').count()).toBe(1);
  await setAhead(desk, SETTLE_MS);
  await desk.keyboard.press('Escape');
});

test('F2 whose answer was lost: the next visitor stands there, called, and nothing is left to press again', async () => {
  await dieAfter('**/finish-and-call-next');
  await clerk.press('F2');
  await comesBack();
  await clerk.isPresent(unseen);
  await clerk.says('Đang gọi');
  expect(await desk.locator('.notice--bad').count()).toBe(0);
});
