import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BIRTH, type Hall, hallOf, LAND_LONGEST, MARITAL_STATUS } from './hall.ts';
import { type Hand, handAt } from './kiosk-hand.ts';
import { clipped, misfits, smallTargets } from './layout.ts';
import { scan } from './scanner.ts';
import { openStage, type Stage } from './stage.ts';

/** More receipts than any layout shows at once. */
const MANY = 6;

let stage: Stage;
let hall: Hall;
let kiosk: Page;
let hand: Hand;
const receipts: string[] = [];

const printer = (control: string) => stage.house.send('/api/demo/printers/printer-1/control', { control }, '');

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  await hall.sit(2);
  for (let index = 0; index < MANY; index += 1) {
    const { url, dossier } = await hall.receive(2, index % 2 === 0 ? BIRTH : MARITAL_STATUS);
    receipts.push(url);
    if (index % 2 === 0) await hall.ready(dossier);
  }
  // No counter is open for it: the longest name beside the longest sentence on the wait.
  for (let index = 0; index < 3; index += 1) await hall.take(LAND_LONGEST);
  await printer('paper_out');
});
afterAll(() => stage.close());

describe.each([
  ['Tiếng Việt', 'vi'],
  ['English', 'en'],
] as const)('with larger text, with buttons further down, and with both, in %s', (_, language) => {
  beforeEach(async () => {
    kiosk = await stage.open('kiosk', `/kiosk?lang=${language}`);
    hand = handAt(kiosk);
    await kiosk.locator('.tiles--fields').waitFor();
  });
  afterEach(() => kiosk.close());

  /** The screen in every layout, as the switches of its sheet set it. */
  const fits = async (screen: string): Promise<void> => {
    for (const [reach, text] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ] as const) {
      const button = language === 'vi' ? 'Trợ năng' : 'Accessibility';
      await hand.touch(button);
      for (const [name, wanted] of [
        [language === 'vi' ? /Đưa nút/ : /further down/, reach],
        [language === 'vi' ? /Chữ lớn/ : /Large text/, text],
      ] as const) {
        const pressed = await kiosk.getByRole('button', { name }).getAttribute('aria-pressed');
        if ((pressed === 'true') !== wanted) await hand.touch(name);
      }
      await kiosk
        .getByRole('dialog')
        .getByRole('button', { name: /^(Xong|Done)$/ })
        .click();
      await kiosk.getByRole('dialog').waitFor({ state: 'detached' });
      const layout = `${screen}, low ${reach}, large ${text}`;
      expect.soft(await misfits(kiosk), layout).toEqual([]);
      expect.soft(await clipped(kiosk), layout).toEqual([]);
      expect.soft(await smallTargets(kiosk), layout).toEqual([]);
    }
  };

  test('the first page, which says that the printer has no paper', async () => {
    await kiosk.locator('.paperless').waitFor();
    await fits('home');
  });

  test('a ticket whose printer has no paper', async () => {
    await hand.touch(/Đất đai|Land/);
    await kiosk
      .locator('.service__take', { hasText: /Đăng ký biến động|transfer/ })
      .first()
      .click();
    await kiosk.locator('.paper-band.band--attention').waitFor();
    await fits('ticket');
  });

  test('many receipts, and the ticket that collects them', async () => {
    for (const [index, url] of receipts.entries()) {
      await scan(kiosk, url);
      await expect.poll(() => kiosk.locator('h1').textContent()).not.toBe('');
      await expect.poll(() => kiosk.locator('[aria-busy="true"]').count()).toBe(0);
      await kiosk.locator(`.receipts`).waitFor();
      if (index === 0) await fits('one receipt');
    }
    await fits('receipts');
    await hand.touch(/Trợ năng|Accessibility/);
    await hand.touch(/Đưa nút|further down/);
    await kiosk
      .getByRole('dialog')
      .getByRole('button', { name: /^(Xong|Done)$/ })
      .click();
    await kiosk.getByRole('dialog').waitFor({ state: 'detached' });
    const shown = await kiosk.locator('.receipt').count();
    expect(shown).toBeLessThan(MANY);
    await hand.touch(/Xem thêm|More/);
    await hand.touch(/Quét thêm|another/);
    await fits('scan another');
  });

  test('the scanner without a camera', async () => {
    await hand.touch(/Nhận kết quả|Collect a result/);
    await kiosk.locator('.camera').waitFor();
    await fits('scan');
  });
});
