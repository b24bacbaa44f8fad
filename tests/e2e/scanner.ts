import type { Page } from 'playwright-core';

/** A keyboard-wedge scanner: the code as a burst of keys into whatever has the focus, then Enter. */
export const scan = (page: Page, code: string): Promise<void> =>
  page.evaluate((text) => {
    const target = document.activeElement ?? document.body;
    for (const key of [...text, 'Enter'])
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, code);
