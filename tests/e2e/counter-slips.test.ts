import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { type ClerkHand, clerkAt, openDesk } from './clerk-hand.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { setAhead } from './passing-time.ts';
import { scanWithTwoEnds } from './scanner.ts';
import { openStage, type Stage } from './stage.ts';

const CARD = '001304000002||Tran Thi Thu|29022004|Nu|So 2 ngo Thu, Ha Noi|01072024';
const ANOTHERS = '001090000001||Nguyen Van Mau|01011990|Nam|So 1 pho Thu, Ha Noi|15042021';

let stage: Stage;
let hall: Hall;
let desk: Page;
let clerk: ClerkHand;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  desk = await openDesk(stage);
  clerk = clerkAt(desk);
});
afterAll(() => stage.close());

const dialog = () => desk.getByRole('dialog');
const wedge = (text: string): Promise<void> => scanWithTwoEnds(desk, text);
const field = (label: string | RegExp) => dialog().getByLabel(label);

describe('a citizen card scanned while somebody is served', () => {
  test('opens the form filled in; the scanner’s second Enter and the clerk’s own send nothing', async () => {
    const { number } = await hall.take(CERTIFICATION);
    await clerk.serve(number);
    await wedge(CARD);
    await clerk.says(/Đã điền từ thẻ của Tran Thi Thu/);
    // Sooner it would be one of the scanner's own.
    await desk.waitForTimeout(400);
    await desk.keyboard.press('Enter');
    await field('Họ và tên').press('Enter');
    expect(await field(/Số định danh/).evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await desk.locator('.modal__title').textContent()).toContain('Nhận hồ sơ');
  });

  test('scanned into a field of the form it leaves nothing there, and fills the form in', async () => {
    await field(/Địa chỉ/).fill('');
    await field(/Điện thoại/).fill('0912345678');
    await field(/Điện thoại/).focus();
    await wedge(ANOTHERS);
    await clerk.says(/Đã điền từ thẻ của Nguyen Van Mau/);
    expect(await field(/Điện thoại/).inputValue()).toBe('0912345678');
    expect(await field('Họ và tên').inputValue()).toBe('Nguyen Van Mau');
    await field('Họ và tên').fill('Trần Thị Thử');
    await field(/Số định danh/).fill('001304000002');
    await dialog()
      .getByRole('button', { name: /Nhận và in/ })
      .click();
    await clerk.says(/Giấy tiếp nhận và hẹn trả/);
    await setAhead(desk, SETTLE_MS);
    await desk.keyboard.press('Escape');
    await clerk.press('F6');
  });
});

test('a second Enter does not put the number away that the first one issued', async () => {
  await clerk.press('Alt+n');
  await field('Thủ tục').selectOption({ value: CERTIFICATION });
  await field('In ở').selectOption({ value: '' });
  const go = dialog().getByRole('button', { name: /^Cấp số$/ });
  await go.press('Enter');
  await clerk.says('Số của người đến');
  await desk.evaluate(() => (document.activeElement as HTMLElement).click());
  const number = (await dialog().locator('.issued__number').textContent()) ?? '';
  await setAhead(desk, SETTLE_MS);
  await desk.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await clerk.serve(number);
  await clerk.press('F6');
});

describe('what a scanner reads while a dossier is looked for', () => {
  test('a receipt becomes its dossier’s code, a citizen card its number', async () => {
    const { url, dossier } = await hall.receive(1, CERTIFICATION);
    await clerk.press('Alt+h');
    await scanWithTwoEnds(desk, url);
    const words = dialog().getByRole('searchbox');
    await expect.poll(() => words.inputValue()).toBe(dossier);
    await dialog().locator('.dossier', { hasText: dossier }).waitFor();
    await scanWithTwoEnds(desk, CARD);
    await expect.poll(() => words.inputValue()).toBe('001304000002');
  });

  test('a receipt of another branch is told by the branch’s name', async () => {
    await scanWithTwoEnds(desk, 'https://motcua.example/d/AbCdEfGhIjKlMnOpQrStUv?b=tay-ho');
    await clerk.says(/Mã này của chi nhánh Tây Hồ/);
    await desk.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await scanWithTwoEnds(desk, 'https://motcua.example/d/AbCdEfGhIjKlMnOpQrStUv?b=tay-ho');
    await clerk.says(/Mã này của chi nhánh Tây Hồ/);
  });
});

describe('a form that is filled in', () => {
  const name = 'Trần Thị Bích Ngọc';
  let number: string;
  const isClosed = () => dialog().waitFor({ state: 'detached' });

  test('marking text out of the dialog does not close it', async () => {
    ({ number } = await hall.take(CERTIFICATION));
    await clerk.serve(number);
    await clerk.press('F9');
    await field('Họ và tên').fill(name);
    const box = await field('Họ và tên').boundingBox();
    const frame = await dialog().boundingBox();
    if (box === null || frame === null) throw new Error('no dialog');
    await desk.mouse.move(box.x + 60, box.y + 10);
    await desk.mouse.down();
    await desk.mouse.move(frame.x - 20, box.y + 10, { steps: 4 });
    await desk.mouse.up();
    expect(await field('Họ và tên').inputValue()).toBe(name);
  });

  test('Esc asks first, a second Esc goes back; closed and opened again it is as it was', async () => {
    await desk.keyboard.press('Escape');
    await clerk.says(/Biểu đã điền, chưa gửi/);
    await desk.keyboard.press('Escape');
    await desk.getByText(/Biểu đã điền, chưa gửi/).waitFor({ state: 'detached' });
    await desk.keyboard.press('Escape');
    await dialog().getByRole('button', { name: 'Đóng, giữ lại' }).click();
    await isClosed();
    await clerk.press('F9');
    expect(await field('Họ và tên').inputValue()).toBe(name);
  });

  test('its buttons stay in sight on a low screen', async () => {
    const usual = desk.viewportSize();
    await desk.setViewportSize({ width: 1280, height: 720 });
    const box = await dialog()
      .getByRole('button', { name: /Nhận và in/ })
      .boundingBox();
    expect((box?.y ?? 720) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    if (usual !== null) await desk.setViewportSize(usual);
  });

  test('a supervisor releases the counter; taken again it still has the form, and after the ticket it is gone', async () => {
    await hall.post('office/release-counter', { counter: '1' }, 'hang');
    await clerk.says('Quầy 1 không còn là của bạn');
    await desk.getByRole('button', { name: /Vào lại quầy 1/ }).click();
    await desk.locator('.present__number', { hasText: number }).waitFor();
    await clerk.press('F9');
    expect(await field('Họ và tên').inputValue()).toBe(name);
    await desk.keyboard.press('Escape');
    await dialog().getByRole('button', { name: 'Xóa phần đã điền' }).click();
    await isClosed();
    await clerk.press('F9');
    expect(await field('Họ và tên').inputValue()).toBe('');
    await desk.keyboard.press('Escape');
    await isClosed();
    await clerk.press('F6');
  });
});

describe('a scan while "to whom?" is asked', () => {
  test('hands nothing over: the applicant’s card matches, another’s does not', async () => {
    const session = await hall.session('lan');
    const { dossiers } = await stage.house.ask<{ dossiers: { code: string }[] }>(
      '/api/branches/hoan-kiem/dossiers?words=h26',
      session,
    );
    const code = dossiers[0]?.code ?? '';
    await hall.ready(code);
    const { ticket, number } = (await hall.post('collections', { receipts: [], printer: null })) as unknown as {
      ticket: string;
      number: string;
    };
    await hall.post('collections/join', { ticket, dossiers: [code] });
    await clerk.serve(number);
    await desk.getByRole('button', { name: 'Trả kết quả' }).click();
    await clerk.says(/^Trần Thị Thử\. Đã đối chiếu/);
    await wedge(ANOTHERS);
    await clerk.says(/Không khớp: thẻ này của Nguyen Van Mau/);
    await wedge(CARD);
    await clerk.says(/Khớp: số trên thẻ của Tran Thi Thu/);
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
    await clerk.says(/đã trả lúc/);
  });
});
