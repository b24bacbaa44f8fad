import type { Page } from 'playwright-core';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { lendClock, setAhead } from './passing-time.ts';
import type { Stage } from './stage.ts';

export interface ClerkHand {
  says(text: string | RegExp): Promise<void>;
  isPresent(number: string): Promise<void>;
  /** A press while another is on its way is nobody's: a clerk waits for the screen. */
  press(key: string): Promise<void>;
  /** Calls the visitor who is next, and begins. */
  serve(number: string): Promise<void>;
}

/** The console of counter 1, where its clerk has signed in. */
export async function openDesk(stage: Stage): Promise<Page> {
  const desk = await stage.open('counter', '/counter?counter=1', { before: lendClock });
  await desk.getByRole('button', { name: /Nguyễn Thị Lan/ }).click();
  await desk.keyboard.type('1111');
  await desk.keyboard.press('Enter');
  await desk.locator('.console').waitFor();
  return desk;
}

/** A clerk's hand and eyes at a console. */
export function clerkAt(desk: Page): ClerkHand {
  const hand: ClerkHand = {
    says: (text) => desk.getByText(text).first().waitFor(),
    isPresent: (number) => desk.locator('.present__number', { hasText: number }).waitFor(),
    async press(key) {
      await desk.locator('[aria-keyshortcuts="?"]:not([aria-disabled])').waitFor();
      await desk.keyboard.press(key);
    },
    async serve(number) {
      await desk.locator('.free__number', { hasText: number }).waitFor();
      await hand.press('F2');
      await hand.isPresent(number);
      await setAhead(desk, SETTLE_MS);
      await hand.press('F4');
      await hand.says('Đang làm thủ tục');
    },
  };
  return hand;
}
