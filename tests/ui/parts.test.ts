import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import preact from '@preact/preset-vite';
import zxing from '@zxing/library';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openChromium } from '../e2e/chromium.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

const built = mkdtempSync(join(tmpdir(), 'motcua-parts-'));
let server: Server;
let browser: Browser;
let page: Page;
let fonts: string[];

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

describe('the shared parts in a browser', () => {
  beforeAll(async () => {
    await build({
      configFile: false,
      root: join(import.meta.dirname, 'parts-page'),
      plugins: [preact()],
      logLevel: 'error',
      build: { outDir: built, emptyOutDir: true, assetsInlineLimit: 0 },
    });
    server = createServer((request, response) => {
      const file = request.url === '/' || request.url?.startsWith('/?') ? '/index.html' : (request.url ?? '');
      response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(join(built, file)));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(built, { recursive: true, force: true });
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    fonts = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.woff2')) fonts.push(request.url());
    });
    await page.goto(address());
    await page.evaluate(() => document.fonts.ready);
  });

  afterEach(() => page.close());

  const log = (): Promise<string> => page.evaluate(() => document.body.dataset.log ?? '');
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

  test('a Vietnamese page takes the latin and Vietnamese files of Be Vietnam Pro and nothing else', async () => {
    expect(fonts.filter((url) => !/be-vietnam-pro-(latin|vietnamese)-\d00/.test(url))).toEqual([]);
    expect(fonts.some((url) => url.includes('vietnamese-400'))).toBe(true);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument');
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#marks' });
    const drawn = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    expect(drawn.fonts.map(({ familyName }) => familyName)).toEqual(drawn.fonts.map(() => 'Be Vietnam Pro'));
    expect(drawn.fonts.every(({ isCustomFont }) => isCustomFont)).toBe(true);
  });

  test('numbers in cells are equally wide whatever their digits, and are read as one text', async () => {
    const widths = await page.evaluate(() =>
      ['#narrow .digits', '#wide .digits'].map((at) => document.querySelector(at)?.getBoundingClientRect().width ?? 0),
    );
    expect(widths[0]).toBeGreaterThan(20);
    expect(widths[0]).toBeCloseTo(widths[1]!, 1);
    expect(await page.locator('#narrow').ariaSnapshot()).toContain('A111');
  });

  test('a line with an ellipsis is tall enough for its marks: nothing is clipped', async () => {
    const [free, clipped] = await page.evaluate(() =>
      ['#marks', '#one-line'].map((at) => {
        const line = document.querySelector(at) as HTMLElement;
        const ink = document.createElement('canvas').getContext('2d')!;
        ink.font = getComputedStyle(line).font;
        const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = ink.measureText(line.textContent ?? '');
        return { inked: up + down, height: line.clientHeight };
      }),
    );
    expect(clipped!.height).toBeGreaterThan(clipped!.inked);
    expect(clipped!.height).toBeGreaterThan(free!.height);
  });

  test('the clock shows the server’s time in the branch’s zone; the countdown ends once', async () => {
    expect(await page.locator('#clock .visually-hidden').textContent()).toBe('08:05');
    await page.waitForFunction(() => document.body.dataset.log?.includes('countdown-ended'));
    await page.waitForFunction(() => document.querySelector('#countdown .visually-hidden')?.textContent === '0');
    expect(await log()).toBe('countdown-ended ');
  });

  test('a dialog keeps the focus inside, closes by Esc, and gives the focus back', async () => {
    await page.getByRole('button', { name: 'Mở' }).press('Enter');
    await page.getByRole('dialog', { name: 'Nhận quầy thay' }).waitFor();
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab');
      expect(['Tắt', 'Báo', 'Mở']).not.toContain(await focused());
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Mở');
  });

  test('a press beside the dialog closes it, one inside does not', async () => {
    await page.getByRole('button', { name: 'Mở' }).click();
    await page.getByRole('heading', { name: 'Nhận quầy thay' }).click();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.mouse.click(5, 5);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a button that is off takes the focus and no press', async () => {
    const off = page.getByRole('button', { name: 'Tắt' });
    await off.focus();
    await off.press('Enter');
    await off.click({ force: true });
    expect(await log()).not.toContain('pressed-though-off');
  });

  test('a toast offers undo and goes by itself', async () => {
    await page.getByRole('button', { name: 'Báo' }).click();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    expect(await log()).toContain('undone');
    await page.getByText('Đã ghi vắng mặt A012').waitFor({ state: 'detached' });
  });

  test('another language is chosen: words and the page’s lang change, the choice is marked', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('The connection to the server was lost at 08:05.').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-GB');
    expect(await page.getByRole('button', { name: 'English' }).getAttribute('aria-pressed')).toBe('true');
    await page.goto(`${address()}?lang=en`);
    await page.getByText('The connection to the server was lost').waitFor();
  });

  test('the QR picture is read by a scanner’s library as the text that was put in', async () => {
    const picture = page.getByRole('img', { name: 'Mã QR' });
    const side = 300;
    const pixels = await picture.evaluate(async (svg, size) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
      const ink = canvas.getContext('2d')!;
      const copy = svg.cloneNode(true) as SVGElement;
      copy.setAttribute('width', String(size));
      copy.setAttribute('height', String(size));
      const image = new Image();
      image.src = `data:image/svg+xml;utf8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
      await image.decode();
      ink.fillStyle = '#fff';
      ink.fillRect(0, 0, size, size);
      ink.drawImage(image, 0, 0, size, size);
      return [...ink.getImageData(0, 0, size, size).data].filter((_, i) => i % 4 === 0);
    }, side);
    const source = new zxing.RGBLuminanceSource(Uint8ClampedArray.from(pixels), side, side);
    const read = new zxing.QRCodeReader().decode(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source)));
    expect(read.getText()).toBe('https://hall.example.vn/t/AbCdEfGhIjKlMnOpQrStUv');
  });

  test('every button is at least 24 px on each side (WCAG 2.5.8), and 44 for the usual ones', async () => {
    const sides = await page
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => Math.min(button.getBoundingClientRect().width, button.getBoundingClientRect().height)),
      );
    expect(Math.min(...sides)).toBeGreaterThanOrEqual(44);
  });
});
