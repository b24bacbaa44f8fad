import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChromium } from './chromium.ts';
import { CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { openStage, type Stage } from './stage.ts';

const NAME = 'Chi nhánh Trung tâm Phục vụ hành chính công số 12 – Hoàn Kiếm, Ba Đình, Hai Bà Trưng';
const NOTICE =
  'Do hệ thống dữ liệu đất đai quốc gia được nâng cấp, việc tiếp nhận hồ sơ đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất tạm dừng từ 14 giờ ngày 10/10/2026 đến hết ngày 12/10/2026.';

let stage: Stage;
let hall: Hall;
let silent: Browser;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  silent = await openChromium({ sound: 'blocked' });
});
afterAll(async () => {
  await silent.close();
  await stage.close();
});

/** A branch with the longest names and notices: the view is changed on its way to the page. */
const inLongWords = (page: Page): Promise<void> =>
  page.routeWebSocket(/\/live/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      const said = String(message);
      const start = said.indexOf('[');
      if (!said.startsWith('42["view"') || !said.includes('"topic":"hall:')) return socket.send(message);
      const [event, told] = JSON.parse(said.slice(start));
      Object.assign(told.view, { name: { vi: NAME, en: NAME }, notices: [{ vi: NOTICE, en: NOTICE }] });
      socket.send(said.slice(0, start) + JSON.stringify([event, told]));
    });
  });

/** What stands outside the screen or outside its own band, by class. Figures and capitals are 0.72 em high. */
const outside = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const boxOf = (element: Element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { top, bottom, left, right } = range.getBoundingClientRect();
      const middle = (top + bottom) / 2;
      const half = 0.36 * Number.parseFloat(getComputedStyle(element).fontSize);
      return { left, right, top: middle - half, bottom: middle + half, all: { top, bottom } };
    };
    const all = (within: ParentNode, selector: string) => [...within.querySelectorAll(selector)];
    const bands = all(document, '.call, .listed__call').flatMap((band) =>
      all(band, '.call__number, .call__desk, .number, .listed__desk').map((element) => ({ element, band })),
    );
    const spilt = bands.filter(({ element, band }) => {
      const frame = band.getBoundingClientRect();
      const { top, bottom } = boxOf(element);
      return top < frame.top || bottom > frame.bottom;
    });
    const gone = all(document, '.clock, .head__date, .sign > span, .notices > span').filter((element) => {
      const { left, right, all } = boxOf(element);
      return left < 0 || right > innerWidth || all.top < 0 || all.bottom > innerHeight;
    });
    const foot = all(document, '.notices > span').filter(
      (element) => boxOf(element).all.top < (element.parentElement?.getBoundingClientRect().top ?? 0),
    );
    return [...spilt.map(({ element }) => element), ...gone, ...foot].map((element) => element.className);
  });

test('one to four calls, without a sign, with one and with two: every number stays in its band', async () => {
  const board = await stage.open('display', '/display', { before: inLongWords });
  const blocked = await stage.open('display', '/display?device=display-2', { from: silent, before: inLongWords });
  await board.locator('.board').waitFor();
  await blocked.getByText('Âm thanh đang bị chặn').waitFor();
  for (const counter of [1, 2, 3, 4]) {
    await hall.sit(counter);
    await hall.do(counter, 'call', (await hall.take(CERTIFICATION)).ticket);
    for (const page of [board, blocked]) {
      await page.locator(`.calls[data-count="${counter}"]`).waitFor();
      expect(await outside(page), `${counter} calls`).toEqual([]);
    }
  }
  expect(await board.locator('.head__date').evaluate((date) => date.getClientRects().length)).toBe(1);
  expect(await board.locator('.notices').textContent()).toBe(NOTICE);
  await stage.house.kill('SIGKILL');
  await blocked.getByText(/Mất kết nối từ/).waitFor();
  expect(await blocked.locator('.sign').count()).toBe(2);
  expect(await outside(blocked)).toEqual([]);
  await board.close();
  await blocked.close();
});
