import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { barriers, unreachable } from './accessibility.ts';
import { BIRTH, CERTIFICATION, type Hall, hallOf, LAND_LONGEST } from './hall.ts';
import { smallTargets } from './layout.ts';
import { openStage, type Stage } from './stage.ts';

/** Every screen for everybody: read by axe, reached by the keyboard, large enough for a finger. */
let stage: Stage;
let hall: Hall;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  await hall.sit(1);
  await hall.sit(3);
  await hall.take(LAND_LONGEST, { category: 'priority', ground: 'elderly' });
  for (const service of [BIRTH, CERTIFICATION, BIRTH]) await hall.take(service);
});
afterAll(() => stage?.close());

const press = async (page: Page, name: RegExp): Promise<void> => {
  // The kiosk takes a second touch that comes at once for a slip of the hand.
  await page.waitForTimeout(SETTLE_MS);
  await page.getByRole('button', { name }).first().click();
};
const setContrast = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset.contrast = 'more';
  });

/** Without barriers in the usual colours and in high contrast. */
async function open(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  await setContrast(page);
  expect(await barriers(page)).toEqual([]);
  await page.evaluate(() => delete document.documentElement.dataset.contrast);
}

describe('the kiosk', () => {
  const screens: Readonly<Record<string, readonly RegExp[]>> = {
    'the first page': [],
    'the services': [/Đất đai/],
    'the papers': [/Đất đai/, /Giấy tờ cần mang/],
    'the search': [/Tìm thủ tục/],
    'the grounds of priority': [/Ưu tiên/],
    'what makes it easier': [/Trợ năng/],
    'the scanning': [/Nhận kết quả/],
    'the typing': [/Nhận kết quả/, /Nhập mã hồ sơ/],
    'the ticket': [/Chứng thực/, /Chứng thực chữ ký/],
  };
  test.each(Object.entries(screens))('%s: no barrier, and every target is a finger wide', async (_, way) => {
    const kiosk = await stage.open('kiosk', '/kiosk');
    await kiosk.getByText('Bạn muốn làm gì hôm nay?').waitFor();
    for (const name of way) await press(kiosk, name);
    await open(kiosk);
    expect(await smallTargets(kiosk)).toEqual([]);
    await kiosk.close();
  });
});

describe('the board', () => {
  test('with calls and without: no barrier', async () => {
    const board = await stage.open('display', '/display');
    await board.getByText('Đang chờ').first().waitFor();
    await open(board);
    await hall.do(3, 'call-next');
    await board.getByText('Đang gọi').first().waitFor();
    await open(board);
    await board.close();
  });
});

describe('the counter', () => {
  test('from signing in to a dossier: no barrier, and Tab alone reaches everything', async () => {
    const counter = await stage.open('counter', '/counter?counter=1');
    await counter.getByText('Nguyễn Thị Lan').waitFor();
    await open(counter);
    expect((await unreachable(counter)).missed).toEqual([]);
    await counter.getByText('Nguyễn Thị Lan').click();
    await open(counter);
    await counter.keyboard.type('1111');
    await counter.keyboard.press('Enter');
    await counter.getByRole('button', { name: /Gọi số tiếp theo/ }).waitFor();
    await open(counter);
    const free = await unreachable(counter);
    expect(free.count).toBeGreaterThan(8);
    expect(free.missed).toEqual([]);

    for (const key of ['Alt+KeyN', 'Alt+KeyH', 'Alt+KeyG', '?']) await dialog(counter, key);
    await counter.keyboard.press('F2');
    await counter.getByText('Đang gọi').waitFor();
    await open(counter);
    for (const key of ['F10', 'Alt+KeyA']) await dialog(counter, key);
    await counter.waitForTimeout(SETTLE_MS);
    await counter.keyboard.press('F4');
    await counter.getByText('Đang làm thủ tục').waitFor();
    await open(counter);
    expect((await unreachable(counter)).missed).toEqual([]);
    await dialog(counter, 'F9');
    await counter.close();
  });

  /** Opened by its key, read by axe, gone through by Tab, and left by Escape. */
  async function dialog(counter: Page, key: string): Promise<void> {
    await counter.keyboard.press(key);
    await counter.getByRole('dialog').waitFor();
    await open(counter);
    const { count, missed } = await unreachable(counter);
    expect(count).toBeGreaterThan(0);
    expect(missed).toEqual([]);
    await counter.keyboard.press('Escape');
    await counter.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

describe('the office', () => {
  test.each(['wide', 'narrow'])('%s: no barrier, and Tab alone reaches everything', async (width) => {
    const size = width === 'wide' ? {} : { size: { width: 380, height: 800 } };
    const office = await stage.open('office', '/office', size);
    await office.getByText('Đỗ Thu Hằng').click();
    await office.keyboard.type('24680');
    await office.keyboard.press('Enter');
    await office.getByText('Hàng chờ theo lĩnh vực').waitFor();
    await open(office);
    const page = await unreachable(office);
    expect(page.count).toBeGreaterThan(15);
    expect(page.missed).toEqual([]);
    await office.getByRole('button', { name: /^Sửa/ }).first().click();
    await office.getByRole('dialog').waitFor();
    await open(office);
    expect((await unreachable(office)).missed).toEqual([]);
    await office.close();
  });
});

describe('the phone', () => {
  test.each(['light', 'dark'] as const)('by day and by night (%s), waiting and called: no barrier', async (scheme) => {
    const { url, ticket } = await hall.take(CERTIFICATION);
    const { pathname, search } = new URL(url);
    const phone = await stage.open('phone', pathname + search, { context: { colorScheme: scheme } });
    await phone.getByText('Số của bạn').first().waitFor();
    await open(phone);
    await hall.sit(2);
    await hall.do(2, 'call', ticket);
    await phone.getByText('Đến lượt bạn').first().waitFor();
    await open(phone);
    await hall.do(2, 'finish', ticket);
    await phone.getByText('Đã làm xong').waitFor();
    await open(phone);
    await phone.close();
  });
});
