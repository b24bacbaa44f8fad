import type { Page } from 'playwright-core';

/**
 * Lets a page's steady clock be set ahead, so that a minute of idleness takes no minute. Timers that are already set stay
 * where they are: the page looks at its clock at the next thing that happens to it (a view, a touch, the timer of a countdown).
 * To be called before the page is loaded.
 */
export async function lendClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const steady = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => steady() + ahead;
    Reflect.set(window, 'motcuaSetAhead', (ms: number) => {
      ahead += ms;
    });
  });
}

export const setAhead = (page: Page, ms: number): Promise<void> =>
  page.evaluate((by) => Reflect.get(window, 'motcuaSetAhead')(by), ms);
