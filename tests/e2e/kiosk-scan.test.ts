import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SETTLE_MS } from '../../kiosk/flow/times.ts';
import { dateOfDay } from '../../words/shared/times.ts';
import { openChromium } from './chromium.ts';
import { filmOfQr } from './film-of-qr.ts';
import { BIRTH, type Hall, hallOf, MARITAL_STATUS } from './hall.ts';
import { type Hand, handAt } from './kiosk-hand.ts';
import { misfits, smallTargets } from './layout.ts';
import { scan } from './scanner.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let hall: Hall;
let kiosk: Page;
let hand: Hand;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  await hall.sit(2);
});
afterAll(() => stage.close());
beforeEach(async () => {
  kiosk = await stage.open('kiosk', '/kiosk');
  hand = handAt(kiosk);
  await hand.atHome();
});
afterEach(() => kiosk.close());

describe('collecting a result', () => {
  let ready: { url: string; dossier: string };
  let another: { url: string; dossier: string };
  let later: { url: string; dossier: string; due: string };
  beforeAll(async () => {
    ready = await hall.receive(2, BIRTH);
    another = await hall.receive(2, BIRTH);
    later = await hall.receive(2, MARITAL_STATUS);
    await hall.ready(ready.dossier);
    await hall.ready(another.dossier);
  });

  test('a receipt that is not ready tells when, and offers no ticket', async () => {
    await scan(kiosk, later.url);
    await hand.says('Hồ sơ chưa có kết quả');
    await hand.says(`Hẹn trả ngày ${dateOfDay(later.due)}`);
    expect(await kiosk.getByRole('button', { name: /Lấy số/ }).count()).toBe(0);
  });

  test('a receipt of another branch, a forged one and a code of something else each say so', async () => {
    const forged = ready.url.replace(/\/d\/[^?]+/, `/d/${'x'.repeat(22)}`);
    for (const [code, said] of [
      [ready.url.replace('b=hoan-kiem', 'b=tay-ho'), /Mã này của chi nhánh/],
      [forged, /không do Trung tâm cấp/],
      ['https://example.com/menu', /không phải giấy hẹn hay phiếu/],
    ] as const) {
      await scan(kiosk, code);
      await hand.says(said);
      await hand.touch('Quay lại');
    }
    await hand.atHome();
  });

  test('a typed code shows state and date, and nothing that belongs to the holder', async () => {
    await hand.touch(/Nhận kết quả/);
    await hand.touch('Nhập mã hồ sơ');
    const [, date = '', sequence = ''] = /-(\d{6})-(\d+)$/.exec(later.dossier) ?? [];
    for (const digit of date + sequence) await hand.touch(digit, true);
    await hand.touch('Tra cứu');
    await hand.says('Đang giải quyết');
    await hand.says(dateOfDay(later.due));
    const text = await kiosk.locator('main').textContent();
    expect(text).not.toContain('hôn nhân');
    expect(text).not.toContain('Thử');
    expect(await kiosk.getByRole('button', { name: /Lấy số/ }).count()).toBe(0);
  });

  test('two receipts give one ticket, the second also after it was issued', async () => {
    await scan(kiosk, ready.url);
    await hand.says('Đã có kết quả của bạn');
    await hand.touch('Lấy số nhận kết quả');
    const mine = await hand.number();
    expect(mine).toMatch(/^T\d{3}$/);
    await hand.says('Nhận 1 kết quả');
    await hand.touch('Quét thêm giấy hẹn');
    await hand.says(`Quét thêm giấy hẹn cho số ${mine}`);
    await scan(kiosk, another.url);
    await hand.says('Nhận 2 kết quả');
    expect(await hand.number()).toBe(mine);
  });

  test('a receipt held before somebody’s ticket joins nothing by itself: the screen asks, and gives it a number of its own', async () => {
    const [mine, theirs] = [await hall.receive(2, BIRTH), await hall.receive(2, BIRTH)];
    await hall.ready(mine.dossier);
    await hall.ready(theirs.dossier);
    await scan(kiosk, mine.url);
    await hand.touch('Lấy số nhận kết quả');
    const number = await hand.number();
    await scan(kiosk, theirs.url);
    await hand.says(`Thêm giấy hẹn này vào số ${number}?`);
    await kiosk.getByRole('button', { name: `Thêm vào số ${number}` }).waitFor();
    await hand.touch('Lấy số riêng');
    await expect.poll(() => hand.number()).not.toBe(number);
    await hand.says('Nhận 1 kết quả');
  });

  test('a receipt that waits on a living ticket shows that ticket, and gives no second one', async () => {
    await scan(kiosk, ready.url);
    await hand.says(/Bạn đã có số T/);
    await hand.touch(/^Xem số T/);
    await hand.says(/trước bạn/);
  });

  test('a lost slip is a ticket with no dossier, for the clerk to search', async () => {
    await hand.touch(/Nhận kết quả/);
    await hand.touch('Tôi làm mất giấy hẹn');
    expect(await hand.number()).toMatch(/^T\d{3}$/);
    await hand.says('Cán bộ sẽ tìm hồ sơ của bạn tại quầy');
  });

  test('a ticket’s own QR shows where it is in the line', async () => {
    const { url, number: mine } = await hall.take(BIRTH);
    await scan(kiosk, url);
    expect(await hand.number()).toBe(mine);
    await hand.says(/trước bạn/);
  });
});

test('a code out of focus, which the first reader misses, is read by the second, fetched from this house, again if the first load broke', async () => {
  const code = `https://hall.example/d/${'A'.repeat(22)}?b=hoan-kiem`;
  const browser = await openChromium({ camera: filmOfQr(code, 3) });
  let asked = 0;
  const breakFirst = (page: Page) =>
    page.route(/zxing_reader.*\.wasm/, (route) => {
      asked += 1;
      return asked === 1 ? route.abort() : route.fallback();
    });
  const seeing = await stage.open('kiosk', '/kiosk?device=kiosk-2', { from: browser, before: breakFirst });
  const fetched: string[] = [];
  seeing.on('requestfinished', (request) => fetched.push(request.url()));
  await handAt(seeing).touch(/Nhận kết quả/);
  await seeing.getByText(/không do Trung tâm cấp/).waitFor();
  const reader = fetched.filter((url) => /\/assets\/zxing_reader.*\.wasm$/.test(url));
  expect(reader.map((url) => new URL(url).origin)).toEqual([stage.house.url]);
  await browser.close();
});

describe('every screen fits 1080 × 1920, and each of its targets a finger', () => {
  for (const [language, words] of [
    [
      'Tiếng Việt',
      {
        land: /Đất đai/,
        longest: /Đăng ký biến động/,
        papers: /^Giấy tờ cần mang: Đăng ký biến động/,
        search: 'Tìm thủ tục',
        back: /Quay lại|Thử lại/,
        collect: /Nhận kết quả/,
        type: 'Nhập mã hồ sơ',
        priority: 'Ưu tiên',
        none: 'Không ưu tiên',
        home: 'Bạn muốn làm gì hôm nay?',
      },
    ],
    [
      'English',
      {
        land: /Land/,
        longest: /transfer/i,
        papers: /^Papers to bring: .*transfer/i,
        search: 'Search',
        back: /Back|Try again/,
        collect: /Collect a result/,
        type: /Type the|Enter the/,
        priority: 'Priority',
        none: 'No priority',
        home: 'What would you like to do today?',
      },
    ],
  ] as const)
    test(`in ${language}`, async () => {
      const fits = async (screen: string): Promise<void> => {
        expect.soft(await misfits(kiosk), screen).toEqual([]);
        expect.soft(await smallTargets(kiosk), screen).toEqual([]);
      };
      const title = () => kiosk.locator('h1').textContent();
      await hand.touch(language);
      await fits('home');
      await hand.touch(words.land);
      await kiosk.waitForTimeout(SETTLE_MS);
      await fits('services');
      await hand.touch(words.papers);
      await fits('details');
      await hand.touch(words.back);
      await hand.touch(words.priority, true);
      await kiosk.getByRole('dialog').waitFor();
      await fits('priority');
      await hand.touch(words.none);
      await hand.touch(words.back);
      await hand.touch(words.search);
      await hand.touch('D', true);
      await fits('search');
      await hand.touch(words.back);
      await hand.touch(words.collect);
      await fits('scan');
      await hand.touch(words.type);
      await fits('code');
      await scan(kiosk, 'https://example.com/menu');
      await fits('refused');
      // From the typed code back leads over the camera, where there is one.
      while ((await title()) !== words.home) {
        const before = await title();
        await hand.touch(words.back);
        await expect.poll(title).not.toBe(before);
      }
      await hand.touch(words.land);
      await kiosk.locator('.service__take', { hasText: words.longest }).first().click();
      await kiosk.locator('.slip__number').waitFor();
      await fits('ticket');
    });
});
