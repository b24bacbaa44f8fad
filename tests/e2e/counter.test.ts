import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { speakQuickly } from './board.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { misfits } from './layout.ts';
import { paper, qrOn } from './papers.ts';
import { lendClock, setAhead } from './passing-time.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let hall: Hall;
let desk: Page;
let board: Page;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  board = await stage.open('display', '/display', { before: speakQuickly });
  desk = await stage.open('counter', '/counter?counter=1', { before: lendClock });
});
afterAll(() => stage.close());

const says = (text: string | RegExp, page = desk) => page.getByText(text).first().waitFor();
const isPresent = (number: string, page = desk) => page.locator('.present__number', { hasText: number }).waitFor();
const next = (number: string) => desk.locator('.free__number', { hasText: number }).waitFor();
const waits = (number: string) => desk.locator('.line .row', { hasText: number });
/** Until then the console takes a press for one that was meant for the visitor before. */
const settled = () => setAhead(desk, SETTLE_MS);
const take = async (): Promise<string> => (await hall.take(CERTIFICATION)).number;
/** A press while another is on its way is nobody's: a clerk waits for the screen. */
const press = async (key: string): Promise<void> => {
  await desk.locator('[aria-keyshortcuts="?"]:not([aria-disabled])').waitFor();
  await desk.keyboard.press(key);
};
const enterOn = async (name: string | RegExp, page = desk): Promise<void> => {
  await page.getByRole('button', { name }).last().focus();
  await page.keyboard.press('Enter');
};
/** The visitor whom F2 brings to the counter. */
const callNext = async (number: string): Promise<void> => {
  await next(number);
  await press('F2');
  await isPresent(number);
  await settled();
};
const serve = async (number: string): Promise<void> => {
  await callNext(number);
  await press('F4');
  await says('Đang làm thủ tục');
};
const finish = async (): Promise<void> => {
  await press('F6');
  await desk.locator('.present').waitFor({ state: 'detached' });
};

test('signing in by keyboard: a wrong PIN says how many tries are left, the right one leads to the counter', async () => {
  await enterOn(/Nguyễn Thị Lan/);
  await desk.keyboard.type('1112');
  await desk.keyboard.press('Enter');
  await says(/Mã PIN không đúng. Bạn còn \d lần nhập/);
  await desk.keyboard.type('1111');
  await desk.keyboard.press('Enter');
  await says('Chưa có ai chờ');
  await says('Quầy 1');
});

test('nobody waits: the key that calls does nothing, and the button says that it is off', async () => {
  await press('F2');
  const button = desk.getByRole('button', { name: /Gọi số tiếp theo/ });
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await says('Chưa có ai chờ');
});

test('calling and recalling; a no-show is asked about again, and comes back into the line', async () => {
  const number = await take();
  await callNext(number);
  await board.locator('.call', { hasText: number }).waitFor();
  await says('đã hiện');
  await says('đã đọc');
  await press('F3');
  await says('đọc lần 2');
  await press('F7');
  await says(`Ghi ${number} vắng mặt?`);
  await press('Escape');
  await isPresent(number);
  await press('F7');
  await enterOn('Vắng mặt');
  await desk.locator('.present').waitFor({ state: 'detached' });
  await enterOn('Đưa lại vào hàng');
  await callNext(number);
  await finish();
});

test('a call that is undone is withdrawn from the board, and its number waits again', async () => {
  const number = await take();
  await callNext(number);
  await board.locator('.listed__call', { hasText: number }).waitFor();
  await press('Control+z');
  await waits(number).waitFor();
  await desk.locator('.present').waitFor({ state: 'detached' });
  await board.getByText(number).first().waitFor({ state: 'detached' });
  await callNext(number);
  await finish();
});

test('parking, taking back and returning to the line', async () => {
  const number = await take();
  await serve(number);
  await press('F8');
  await says('Tạm dừng ở quầy này');
  await enterOn('Làm tiếp');
  await says('Đang làm thủ tục');
  await settled();
  await press('F8');
  await enterOn('Trả về hàng chờ');
  await desk.getByText('Tạm dừng ở quầy này').waitFor({ state: 'detached' });
  await callNext(number);
  await finish();
});

test('amending the category with its ground, and transferring to another counter', async () => {
  const number = await take();
  await callNext(number);
  await press('Alt+a');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Ưu tiên', { exact: true }).check();
  await dialog.getByLabel('Lý do ưu tiên').selectOption({ label: 'Người khuyết tật' });
  await enterOn('Lưu');
  await desk.locator('.present__tags', { hasText: 'Người khuyết tật' }).waitFor();
  await press('F10');
  await dialog.getByLabel(/^Quầy 2/).check();
  await enterOn(/^Chuyển$/);
  await desk.locator('.present').waitFor({ state: 'detached' });
  // Nobody sits at counter 2: it is not next here, and not out of sight either.
  const unattended = desk.locator('.line__group', { hasText: 'Đã chuyển đến quầy đang vắng cán bộ' });
  await unattended.locator('.row', { hasText: number }).getByText('chỉ quầy 2').waitFor();
  await hall.sit(2);
  await unattended.waitFor({ state: 'detached' });
  expect(await waits(number).count()).toBe(0);
  expect((await hall.do(2, 'call-next')).called).toContain(number);
});

test('calling a particular number, past the one that is due first', async () => {
  const first = await take();
  const second = await take();
  await waits(second).waitFor();
  await press('Alt+g');
  await desk.keyboard.type(second.toLowerCase());
  await desk.keyboard.press('Enter');
  await isPresent(second);
  await says('bạn chọn số này');
  await settled();
  await finish();
  await callNext(first);
  await finish();
});

test('a number for someone who came without one is printed at the kiosk that the clerk chose', async () => {
  await press('Alt+n');
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Thủ tục').selectOption({ value: CERTIFICATION });
  await dialog.getByLabel('In ở').selectOption({ label: 'Ki-ốt 2' });
  await enterOn(/^Cấp số$/);
  await says('Số của người đến');
  const number = (await dialog.locator('.issued__number').textContent()) ?? '';
  expect(await qrOn(await paper(stage.house, 'printer-2', 1))).toContain(`/t/${number}-`);
  await settled();
  await press('Escape');
  await callNext(number);
  await finish();
});

test('who waits without a paper gets one again where they stand: the same number, its QR, marked as a reprint', async () => {
  const number = await take();
  await waits(number)
    .getByRole('button', { name: `In lại phiếu ${number}` })
    .click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('In ở').selectOption({ label: 'Ki-ốt 2' });
  await enterOn(/^In lại$/);
  await says(`Đang in lại phiếu ${number}.`);
  expect(await qrOn(await paper(stage.house, 'printer-2', 2))).toContain(`/t/${number}-`);
  await callNext(number);
  await finish();
});

test('finishing and calling next by one key, and its undo: the first is served again, the second waits', async () => {
  const [first, second] = [await take(), await take()];
  await serve(first);
  await waits(second).waitFor();
  await press('F2');
  await isPresent(second);
  await board.locator('.listed__call', { hasText: second }).waitFor();
  await press('Control+z');
  await isPresent(first);
  await says('Đang làm thủ tục');
  await waits(second).waitFor();
  await board.getByText(second).first().waitFor({ state: 'detached' });
  await settled();
  await press('F2');
  await isPresent(second);
  await settled();
  await press('F2');
  await says(`Đã xong ${second}. Không còn ai chờ.`);
});

test('a page that is loaded anew resumes counter and ticket', async () => {
  const number = await take();
  await serve(number);
  await desk.reload();
  await isPresent(number);
  await says('Đang làm thủ tục');
});

test('another clerk takes the counter over after confirming, with its ticket; the first is told by whom', async () => {
  const number = (await desk.locator('.present__number').textContent()) ?? '';
  const other = await stage.open('counter', '/counter?counter=1');
  await other.getByRole('button', { name: /Hoàng Tuyết Mai/ }).click();
  await other.keyboard.type('5555');
  await other.keyboard.press('Enter');
  await says('Nhận quầy 1 thay?', other);
  await says(/Nguyễn Thị Lan đang đăng nhập/, other);
  await enterOn(/^Nhận quầy$/, other);
  await isPresent(number, other);
  await says('Quầy 1 không còn là của bạn');
  await says('Hoàng Tuyết Mai đã nhận quầy này.');
  await desk.close();
  desk = other;
});

test('the server is away: the last state stays, nothing can be pressed; back, the work goes on', async () => {
  const number = (await desk.locator('.present__number').textContent()) ?? '';
  await stage.house.kill('SIGKILL');
  await says(/Mất kết nối với máy chủ/);
  await isPresent(number);
  const finishing = desk.locator('[aria-keyshortcuts=F6]');
  expect(await finishing.getAttribute('aria-disabled')).toBe('true');
  await stage.house.restart();
  hall.forget();
  await desk.getByText(/Mất kết nối với máy chủ/).waitFor({ state: 'detached' });
});

test('at 380 px every state fits without scrolling sideways', async () => {
  const narrow = await stage.open('counter', '/counter', { size: { width: 380, height: 800 } });
  const fits = async (state: string): Promise<void> =>
    expect.soft(await misfits(narrow, { vertical: false }), state).toEqual([]);
  await says('Lê Thị Hoa', narrow);
  await fits('who');
  await narrow.getByText('Lê Thị Hoa').click();
  await fits('PIN');
  await narrow.keyboard.type('3333');
  await narrow.keyboard.press('Enter');
  await says('Bạn ngồi ở quầy nào?', narrow);
  await fits('which counter');
  await narrow.getByRole('button', { name: /^2/ }).click();
  await enterOn(/^Nhận quầy$/, narrow);
  await narrow.locator('.present').waitFor();
  await fits('called');
  await narrow.getByRole('button', { name: /Bắt đầu/ }).click();
  await says('Đang làm thủ tục', narrow);
  await fits('serving');
  await narrow.getByRole('button', { name: /Phím tắt/ }).click();
  await fits('keys');
  await narrow.keyboard.press('Escape');
  await narrow.getByRole('button', { name: /Nhận hồ sơ/ }).click();
  await fits('receiving');
});

test('a new PIN ends the session: the console asks to sign in again, and does not say that the server is lost', async () => {
  await stage.house.keys('clerk', 'add', 'mai', 'Hoàng Tuyết Mai');
  await says('Phiên làm việc đã hết.');
  await desk.getByRole('button', { name: /Hoàng Tuyết Mai/ }).waitFor();
  expect(await desk.getByText(/Mất kết nối với máy chủ/).count()).toBe(0);
});
