import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { lendClock, setAhead } from './passing-time.ts';
import { scanWithTwoEnds } from './scanner.ts';
import { openStage, type Stage } from './stage.ts';

const CARD = '001304000002||Tran Thi Thu|29022004|Nu|So 2 ngo Thu, Ha Noi|01072024';
const ANOTHERS = '001090000001||Nguyen Van Mau|01011990|Nam|So 1 pho Thu, Ha Noi|15042021';

let stage: Stage;
let hall: Hall;
let desk: Page;

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

const dialog = () => desk.getByRole('dialog');
const says = (text: string | RegExp) => desk.getByText(text).first().waitFor();
const press = async (key: string): Promise<void> => {
  await desk.locator('[aria-keyshortcuts="?"]:not([aria-disabled])').waitFor();
  await desk.keyboard.press(key);
};
const serve = async (number: string): Promise<void> => {
  await desk.locator('.free__number', { hasText: number }).waitFor();
  await press('F2');
  await desk.locator('.present__number', { hasText: number }).waitFor();
  await setAhead(desk, SETTLE_MS);
  await press('F4');
  await says('Đang làm thủ tục');
};
const wedge = (text: string): Promise<void> => scanWithTwoEnds(desk, text);
const field = (label: string | RegExp) => dialog().getByLabel(label);

describe('a citizen card scanned while somebody is served', () => {
  test('opens the form filled in; the scanner’s second Enter and the clerk’s own send nothing', async () => {
    const { number } = await hall.take(CERTIFICATION);
    await serve(number);
    await wedge(CARD);
    await says(/Đã điền từ thẻ của Tran Thi Thu/);
    // Sooner it would be one of the scanner's own.
    await desk.waitForTimeout(400);
    await desk.keyboard.press('Enter');
    await field('Họ và tên').press('Enter');
    expect(await field(/Số căn cước/).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await desk.locator('.modal__title').textContent()).toContain('Nhận hồ sơ');
  });

  test('scanned into a field of the form it leaves nothing there, and fills the form in', async () => {
    await field(/Địa chỉ/).fill('');
    await field(/Điện thoại/).fill('0912345678');
    await field(/Điện thoại/).focus();
    await wedge(ANOTHERS);
    await says(/Đã điền từ thẻ của Nguyen Van Mau/);
    expect(await field(/Điện thoại/).inputValue()).toBe('0912345678');
    expect(await field('Họ và tên').inputValue()).toBe('Nguyen Van Mau');
    await field('Họ và tên').fill('Trần Thị Thử');
    await field(/Số căn cước/).fill('001304000002');
    await dialog()
      .getByRole('button', { name: /Nhận và in/ })
      .click();
    await says(/Giấy tiếp nhận và hẹn trả/);
    await setAhead(desk, SETTLE_MS);
    await desk.keyboard.press('Escape');
    await press('F6');
  });
});

describe('a scan while "to whom?" is asked', () => {
  test('hands nothing over: the applicant’s card matches, another’s does not', async () => {
    const session = await hall.session('lan');
    const { dossiers } = await stage.house.ask<{ dossiers: { code: string }[] }>(
      '/api/branches/hoan-kiem/dossiers',
      session,
    );
    const code = dossiers[0]?.code ?? '';
    await hall.ready(code);
    const { ticket, number } = (await hall.post('collections', { receipts: [], printer: null })) as unknown as {
      ticket: string;
      number: string;
    };
    await hall.post('collections/join', { ticket, dossiers: [code] });
    await serve(number);
    await desk.getByRole('button', { name: 'Trả kết quả' }).click();
    await says(/^Trần Thị Thử\. Đã đối chiếu/);
    await wedge(ANOTHERS);
    await says(/Không khớp: thẻ này của Nguyen Van Mau/);
    await wedge(CARD);
    await says(/Khớp: số trên thẻ của Tran Thi Thu/);
    await field(/Người nộp hồ sơ/).press('Enter');
    expect(await dialog().count()).toBe(1);
    await field(/Người được ủy quyền/).check();
    await wedge(ANOTHERS);
    expect(await field(/Họ và tên người nhận/).inputValue()).toBe('Nguyen Van Mau');
    expect(await field(/Số căn cước của người nhận/).inputValue()).toBe('001090000001');
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'Trả kết quả' }).waitFor();
  });

  test('only its button hands over', async () => {
    await desk.getByRole('button', { name: 'Trả kết quả' }).click();
    await dialog().getByRole('button', { name: 'Đã trao kết quả' }).press('Enter');
    await says(/đã trả lúc/);
  });
});
