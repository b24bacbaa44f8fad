import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openChromium } from '../e2e/chromium.ts';
import { SIZES } from '../e2e/sizes.ts';
import { smallerPng } from './smaller-png.ts';

export interface Album {
  /** Opens a screen at its real size. `kept`: what lies in its session storage before it is loaded. */
  open(room: keyof typeof SIZES, url: string, kept?: Readonly<Record<string, string>>): Promise<Page>;
  take(name: string, page: Page): Promise<void>;
  keep(name: string, png: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Type and pictures are there, and what moves has come to rest. */
const SETTLED_MS = 600;

/** @param camera a film that the pages see where they open a camera. */
export async function openAlbum(folder: string, camera: string): Promise<Album> {
  mkdirSync(folder, { recursive: true });
  const browser: Browser = await openChromium({ camera });
  const context: BrowserContextOptions = { reducedMotion: 'reduce', timezoneId: 'Asia/Ho_Chi_Minh', locale: 'vi-VN' };

  const album: Album = {
    async open(room, url, kept = {}) {
      const page = await browser.newPage({ ...context, viewport: SIZES[room] });
      page.setDefaultTimeout(20_000);
      await page.addInitScript((items) => {
        for (const [key, value] of Object.entries(items)) sessionStorage.setItem(key, value);
      }, kept);
      await page.goto(url);
      await page.evaluate(() => document.fonts.ready);
      return page;
    },
    async take(name, page) {
      await page.mouse.move(0, 0);
      await page.waitForTimeout(SETTLED_MS);
      await album.keep(name, await page.screenshot());
    },
    async keep(name, png) {
      const smaller = await smallerPng(png);
      writeFileSync(join(folder, `${name}.png`), smaller);
      console.log(`${name.padEnd(20)} ${Math.round(smaller.length / 1024)} kB`);
    },
    close: () => browser.close(),
  };
  return album;
}
