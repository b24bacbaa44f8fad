import type { Page } from 'playwright-core';
import { SETTLE_MS } from '../../kiosk/flow/times.ts';
import { SECOND_NEAR } from '../../kiosk/touch/second-tap.ts';

export interface Hand {
  /** As a hand touches: never twice at one place so soon that the second would be taken for a tremble of the first. */
  touch(name: string | RegExp, exact?: boolean): Promise<void>;
  /** In a hurry: the second touch comes before anything has changed. */
  touchTwice(name: string | RegExp, exact?: boolean): Promise<void>;
  says(text: string | RegExp): Promise<void>;
  /** The number on the ticket's screen. */
  number(): Promise<string>;
  atHome(): Promise<void>;
}

/** A visitor's hand and eyes at a kiosk. */
export function handAt(kiosk: Page): Hand {
  let last: { readonly x: number; readonly y: number; readonly moment: number } | null = null;
  const hand: Hand = {
    touch: (name, exact = false) => press(name, exact, 1),
    touchTwice: (name, exact = false) => press(name, exact, 2),
    says: (text) => kiosk.getByText(text).first().waitFor(),
    async number() {
      await hand.says('Số của bạn là');
      return (await kiosk.locator('.slip__number').textContent()) ?? '';
    },
    atHome: () => kiosk.getByText('Bạn muốn làm gì hôm nay?').waitFor(),
  };
  return hand;

  async function press(name: string | RegExp, exact: boolean, clickCount: number): Promise<void> {
    const button = kiosk.getByRole('button', { name, exact }).first();
    const box = await button.boundingBox();
    const at = box === null ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const near = at !== null && last !== null && Math.hypot(at.x - last.x, at.y - last.y) < SECOND_NEAR;
    if (near) {
      const since = { moment: last?.moment ?? 0, pause: SETTLE_MS };
      await kiosk.waitForFunction(({ moment, pause }) => performance.now() - moment > pause, since);
    }
    await button.click({ clickCount });
    last = at === null ? null : { ...at, moment: await kiosk.evaluate(() => performance.now()) };
  }
}
