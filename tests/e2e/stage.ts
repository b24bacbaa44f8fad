import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openChromium } from './chromium.ts';
import { onPageError } from './page-errors.ts';
import { type RunningHouse, runHouse } from './running-house.ts';
import { SIZES, type Size } from './sizes.ts';

/** What has not come by then does not come, however slow the machine is. */
export const PATIENCE_MS = 60_000;

interface Opening {
  /** Another browser than the stage's own. */
  readonly from?: Browser;
  readonly size?: Size;
  readonly context?: BrowserContextOptions;
  /** What is done to the page before it is loaded. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** One running house and one browser for a file of tests; every page is a visitor's or a clerk's own machine. */
export interface Stage {
  readonly house: RunningHouse;
  readonly browser: Browser;
  open(room: keyof typeof SIZES, path: string, opening?: Opening): Promise<Page>;
  /** Closes everything; fails when a page has thrown anything meanwhile. */
  close(): Promise<void>;
}

export async function openStage(environment: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const house = await runHouse(environment);
  const browser = await openChromium();
  const errors: string[] = [];
  return {
    house,
    browser,
    async open(room, path, { from = browser, size = SIZES[room], context = {}, before } = {}) {
      const page = await from.newPage({ viewport: size, ...context });
      page.setDefaultTimeout(PATIENCE_MS);
      onPageError(page, (error) => errors.push(`${path}: ${error}`));
      await before?.(page);
      await page.goto(house.url + path);
      return page;
    },
    async close() {
      await browser.close();
      await house.close();
      expect(errors).toEqual([]);
    },
  };
}
