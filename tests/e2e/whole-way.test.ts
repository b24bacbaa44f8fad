import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { WORKING_DAY } from '../clock/working-day.ts';
import { openChromium } from './chromium.ts';
import { drawnPdf } from './drawn-pdf.ts';
import { filmOfQr } from './film-of-qr.ts';
import { handAt } from './kiosk-hand.ts';
import { onPageError } from './page-errors.ts';
import { paper, qrOn } from './papers.ts';
import { HOME, type RunningHouse, runHouse } from './running-house.ts';
import { SIZES } from './sizes.ts';
import { PATIENCE_MS } from './stage.ts';

interface Announced {
  readonly number: string;
  readonly counter: string;
  readonly form: 'full' | 'short';
  readonly outcome: string | null;
}

/** The first sentence, through the real thing: real server, SQLite file, pages, printer bytes. */
describe('from the first touch to the result in hand', () => {
  let house: RunningHouse;
  let browser: Browser;
  let display: Page;
  let kiosk: Page;
  let counter: Page;
  let phone: Page;
  let receipt = '';

  const open = async (path: string, room: keyof typeof SIZES, from = browser): Promise<Page> => {
    const page = await from.newPage({ viewport: SIZES[room] });
    page.setDefaultTimeout(PATIENCE_MS);
    onPageError(page, (error) => {
      throw new Error(`${path}: ${error}`);
    });
    await page.goto(house.url + path);
    return page;
  };
  const announced = (): Promise<readonly Announced[]> =>
    display.evaluate(() => (window as unknown as { motcuaAnnouncements: Announced[] }).motcuaAnnouncements);

  beforeAll(async () => {
    house = await runHouse();
    browser = await openChromium();
    display = await open('/display', 'display');
    kiosk = await open('/kiosk', 'kiosk');
    counter = await open('/counter?counter=1', 'counter');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  test('a visitor touches twice, in a hurry the second time: one ticket, printed once, with its QR', async () => {
    const hand = handAt(kiosk);
    await hand.touch('Chứng thực');
    await hand.touchTwice('Chứng thực bản sao từ bản chính', true);
    await kiosk.getByText('B001').first().waitFor();
    const url = await qrOn(await paper(house, 'printer-1', 1));
    expect(url).toMatch(/\/t\/B001-[A-Za-z0-9_-]{22}\?b=hoan-kiem$/);
    await kiosk.getByText('Mời bạn lấy phiếu').waitFor();
    phone = await open(new URL(url).pathname + new URL(url).search, 'phone');
    await phone.getByText('B001').first().waitFor();
    await kiosk.getByText('Bạn muốn làm gì hôm nay?').waitFor();
    const health = await house.ask<{ branches: { id: string }[] }>('/health');
    expect(health.branches).toHaveLength(1);
  });

  test('a clerk signs in and calls: board and phone show it, one voice speaks it in full', async () => {
    await counter.getByText('Nguyễn Thị Lan').click();
    await counter.keyboard.type('1111');
    await counter.keyboard.press('Enter');
    await counter.getByRole('button', { name: /Gọi số tiếp theo/ }).waitFor();
    await counter.keyboard.press('F2');
    await counter.getByText('đã hiện').waitFor();
    await display.getByText('B001').first().waitFor();
    await phone
      .getByText(/đến lượt bạn/i)
      .first()
      .waitFor();
    expect(await phone.locator('body').textContent()).toMatch(/quầy\s*1/i);
    await counter.getByText('đã đọc').waitFor();
    expect(await announced()).toMatchObject([{ number: 'B001', counter: '1', form: 'full', outcome: 'whole' }]);
  });

  test('the clerk receives a dossier and gives the receipt: an A4 PDF whose QR is the dossier’s', async () => {
    await counter.keyboard.press('F4');
    await counter.getByText('Đang làm thủ tục').waitFor();
    await counter.keyboard.press('F9');
    await counter.getByLabel('Họ và tên').fill('Trần Thị Thử');
    await counter.getByLabel(/Số định danh/).fill('001304000002');
    await counter.getByRole('button', { name: /Nhận và in giấy hẹn/ }).click();
    const session = await house.signIn('lan', '1111');
    await expect.poll(async () => (await dossiers(session)).length).toBe(1);
    const [dossier] = await dossiers(session);
    const response = await fetch(`${house.url}${HOME}/dossiers/${dossier?.code}/receipt.pdf`, {
      headers: { Authorization: `Bearer ${session}` },
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const { text, png } = await drawnPdf(new Uint8Array(await response.arrayBuffer()), 150);
    expect(text).toContain(dossier?.code);
    expect(text.normalize('NFC')).toContain('Trần Thị Thử');
    receipt = await qrOn(png);
    expect(receipt).toMatch(/\/d\/[A-Za-z0-9_-]{22}\?b=hoan-kiem$/);
  });

  test('the result becomes ready, and the receipt held before the kiosk’s camera gives a collection ticket', async () => {
    const session = await house.signIn('lan', '1111');
    const [dossier] = await dossiers(session);
    const ready = await house.send(`${HOME}/dossiers/ready`, { dossier: dossier?.code }, session);
    expect(ready.status).toBe(200);
    const seeing = await openChromium({ camera: filmOfQr(receipt) });
    const second = await open('/kiosk?device=kiosk-2', 'kiosk', seeing);
    await second.getByRole('button', { name: /Nhận kết quả/ }).click();
    await second.getByRole('button', { name: /Lấy số/ }).click();
    await second.getByText('T001').first().waitFor();
    await qrOn(await paper(house, 'printer-2', 1));
    await seeing.close();
  });

  test('the clerk finishes and calls the collector by one key, hands the result over, and a second time is refused', async () => {
    await counter.keyboard.press('Escape');
    await counter.keyboard.press('Escape');
    await counter.keyboard.press('F2');
    await counter.getByText('Đang gọi').waitFor();
    // Until then the console takes a press for one that was meant for the visitor before.
    await counter.waitForTimeout(SETTLE_MS + 200);
    await counter.getByRole('button', { name: /Bắt đầu/ }).click();
    await counter.getByText('Đang làm thủ tục').waitFor();
    const session = await house.signIn('lan', '1111');
    const [dossier] = await dossiers(session);
    await counter.getByRole('button', { name: /^Trả/ }).first().click();
    await counter.getByRole('button', { name: 'Đã trao kết quả' }).click();
    await expect.poll(async () => (await dossiers(session))[0]?.state).toBe('handed_over');
    const body = { counter: '1', ticket: `${WORKING_DAY}/T001`, dossier: dossier?.code };
    const again = await house.send(`${HOME}/dossiers/hand-over`, body, session);
    expect(again).toMatchObject({ status: 409, name: 'dossier_already_handed_over' });
    expect(again.params).toHaveProperty('at');
  });

  const dossiers = async (session: string) =>
    (await house.ask<{ dossiers: { code: string; state: string }[] }>(`${HOME}/dossiers?words=h26`, session)).dossiers;
});
