import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTLE_MS } from '../../kiosk/flow/times.ts';
import { SIZES } from './sizes.ts';
import { openStage, type Stage } from './stage.ts';

/** The demo's first page, played by hand as a newcomer would: everything in it is the real thing. */
describe('the hall on one page', () => {
  let stage: Stage;
  let page: Page;
  let kiosk: FrameLocator;
  let board: FrameLocator;
  let desk: FrameLocator;
  let phone: FrameLocator;

  const middle = async (thing: Locator): Promise<readonly [number, number]> => {
    const box = await thing.boundingBox();
    if (box === null) throw new Error('It is nowhere to be seen');
    return [box.x + box.width / 2, box.y + box.height / 3];
  };
  const drag = async (thing: Locator, to: Locator): Promise<void> => {
    await page.mouse.move(...(await middle(thing)));
    await page.mouse.down();
    await page.mouse.move(...(await middle(to)), { steps: 5 });
    await page.mouse.up();
  };

  beforeAll(async () => {
    stage = await openStage({ MOTCUA_DEMO_MORNING: 'yes' });
    page = await stage.open('hall', '/');
    kiosk = page.frameLocator('iframe[src^="/kiosk"]');
    board = page.frameLocator('iframe[src^="/display"]');
    desk = page.frameLocator('iframe[src^="/counter"]');
    phone = page.frameLocator('iframe[src^="/t/"]');
  });
  afterAll(() => stage?.close());

  test('it opens alive: people wait, counters are open, the board lists calls, receipts lie on the desk', async () => {
    await page.getByText(/^[1-9]\d* người đang chờ · 6 quầy đang mở$/).waitFor();
    await board
      .getByText(/^[A-Z]\d{3}$/)
      .first()
      .waitFor();
    expect(await page.locator('.sheet').count()).toBeGreaterThan(1);
  });

  test('all of it stands in a laptop’s window, the small one too', async () => {
    for (const size of [SIZES.hall, { width: 1920, height: 1080 }, { width: 1280, height: 720 }]) {
      await page.setViewportSize(size);
      for (const place of [
        '.kiosk',
        '.printer',
        '.phone__case',
        '.board',
        '.console',
        '.note',
        '.receipts',
        '.sound',
      ]) {
        const box = await page.locator(place).boundingBox();
        expect(box, place).not.toBeNull();
        expect(box!.y + box!.height, `${place} at ${size.width}`).toBeLessThanOrEqual(size.height);
        expect(box!.x + box!.width, `${place} at ${size.width}`).toBeLessThanOrEqual(size.width);
      }
      const [sound, computer] = await Promise.all(
        ['.sound', '.console__case'].map((at) => page.locator(at).boundingBox()),
      );
      expect(sound!.y + sound!.height).toBeLessThanOrEqual(computer!.y);
    }
    await page.setViewportSize(SIZES.hall);
  });

  test('a number taken at the kiosk comes out of the printer as paper', async () => {
    await kiosk.getByRole('button', { name: 'Đất đai' }).first().click();
    await page.waitForTimeout(SETTLE_MS);
    await kiosk
      .getByRole('button', { name: /Cung cấp/ })
      .first()
      .click();
    await page.locator('.paper--coming img').waitFor();
    await page.locator('.guide__step.is-done', { hasText: 'Lấy số' }).waitFor();
  });

  test('the ticket put on the phone shows itself there, read from its own printed code', async () => {
    await page
      .locator('.paper--coming')
      .evaluate((paper) => Promise.all(paper.getAnimations().map(({ finished }) => finished)));
    await drag(page.locator('.paper--coming'), page.locator('.phone__case'));
    await phone
      .getByText(/^C\d{3}$/)
      .first()
      .waitFor();
  });

  test('the noted PIN signs in at the free counter, and its call is on the board', async () => {
    const note = page.locator('.note__own');
    const pin = (await note.locator('.note__pin').textContent()) ?? '';
    await desk.getByText((await note.locator('strong').textContent()) ?? '').click();
    for (const digit of pin) await desk.getByRole('button', { name: digit, exact: true }).click();
    await desk.getByRole('button', { name: /Đăng nhập/ }).click();
    await desk
      .getByRole('button', { name: /Gọi số tiếp theo/ })
      .first()
      .click();
    await page.locator('.guide__step.is-done', { hasText: 'Gọi số' }).waitFor();
  });

  test('one touch turns the sound on, and the guide has done its work', async () => {
    await page.getByRole('button', { name: 'Bật âm thanh' }).click();
    await page.getByText('Âm thanh đang bật').waitFor();
    expect(await page.locator('.guide').count()).toBe(0);
  });

  test('a receipt dragged onto the scanner: in progress it says when, made ready it leads to a number', async () => {
    const sheet = page.locator('.sheet', { has: page.locator('.sheet__ready') }).first();
    const code = (await sheet.locator('.sheet__code').textContent()) ?? '';
    await drag(sheet, page.locator('.scanner'));
    await kiosk.getByText(code).waitFor();
    await sheet.locator('.sheet__ready').click();
    const ready = page.locator('.sheet', { hasText: code });
    await ready.locator('.tag--good').waitFor();
    await drag(ready, page.locator('.scanner'));
    await kiosk.getByRole('button', { name: /Lấy số/ }).waitFor();
  });

  test('all that is done by dragging is done by keys', async () => {
    await page
      .getByRole('button', { name: /^Phiếu in thứ/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Theo dõi trên điện thoại' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await phone
      .getByText(/^C\d{3}$/)
      .first()
      .waitFor();
  });

  test('the roll taken out: the lamp says so, and new paper brings it back', async () => {
    await page.getByRole('button', { name: 'Rút cuộn giấy' }).click();
    await page.locator('.printer__state.is-faulty', { hasText: 'Hết giấy' }).waitFor();
    await page.getByRole('button', { name: 'Lắp giấy mới' }).click();
    await page.locator('.printer__state', { hasText: 'Sẵn sàng' }).waitFor();
  });

  test('on a phone a touch does what elsewhere a drag does, and what it did is seen', async () => {
    const small = await stage.open('hall', '/', {
      size: SIZES.phone,
      context: { hasTouch: true, isMobile: true },
    });
    const sheet = small.locator('.sheet', { has: small.locator('.tag--good') }).first();
    await sheet.waitFor();
    await small.getByText('Chạm một tờ để đưa vào máy quét của ki-ốt').waitFor();
    expect(await small.getByText(/Kéo|Thả phiếu/).count()).toBe(0);

    const sound = await small.locator('.sound').boundingBox();
    for (const tool of await small.locator('.screen__tool').all()) {
      const box = await tool.boundingBox();
      const apart = box === null || sound === null || box.y + box.height <= sound.y || sound.y + sound.height <= box.y;
      expect(apart, (await tool.textContent()) ?? '').toBe(true);
    }

    await sheet.locator('.sheet__open').tap();
    await small.getByRole('dialog').getByRole('button', { name: 'Đưa vào máy quét' }).tap();
    await small
      .frameLocator('iframe[src^="/kiosk"]')
      .getByRole('button', { name: /Lấy số/ })
      .waitFor();
    const top = () => small.locator('.kiosk__body').evaluate((kiosk) => kiosk.getBoundingClientRect().top);
    // A sub-pixel of the scroll may be cut off.
    await expect.poll(top).toBeGreaterThan(-1);
    expect(await top()).toBeLessThan(200);
    await small.close();
  });

  test('a rush hour brings people', async () => {
    const issued = async (): Promise<number> => {
      const said = await page.getByText(/người đang chờ · /).textContent();
      return Number.parseInt(said ?? '', 10);
    };
    const before = await issued();
    await page.getByRole('button', { name: 'Giờ cao điểm' }).click();
    await expect.poll(issued).toBeGreaterThan(before);
  });
});
