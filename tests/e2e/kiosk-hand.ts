import type { Page } from 'playwright-core';

/** Two touches nearer than this and sooner than that are one that trembles (kiosk/touch/second-tap.ts). */
const SECOND_NEAR = 60;
const SECOND_WITHIN_MS = 400;

export interface Hand {
  /** As a hand touches: never twice at one place so soon that the second would be taken for a tremble of the first. */
  touch(name: string | RegExp, exact?: boolean): Promise<void>;
  says(text: string | RegExp): Promise<void>;
  /** The number on the ticket's screen. */
  number(): Promise<string>;
  atHome(): Promise<void>;
}

/** A visitor's hand and eyes at a kiosk. */
export function handAt(kiosk: Page): Hand {
  let last: { readonly x: number; readonly y: number; readonly moment: number } | null = null;
  const hand: Hand = {
    async touch(name, exact = false) {
      const button = kiosk.getByRole('button', { name, exact }).first();
      const box = await button.boundingBox();
      const at = box === null ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const near = at !== null && last !== null && Math.hypot(at.x - last.x, at.y - last.y) < SECOND_NEAR;
      if (near) {
        const since = { moment: last?.moment ?? 0, pause: SECOND_WITHIN_MS };
        await kiosk.waitForFunction(({ moment, pause }) => performance.now() - moment > pause, since);
      }
      await button.click();
      last = at === null ? null : { ...at, moment: await kiosk.evaluate(() => performance.now()) };
    },
    says: (text) => kiosk.getByText(text).first().waitFor(),
    async number() {
      await hand.says('Số của bạn là');
      return (await kiosk.locator('.slip__number').textContent()) ?? '';
    },
    atHome: () => kiosk.getByText('Bạn muốn làm gì hôm nay?').waitFor(),
  };
  return hand;
}
