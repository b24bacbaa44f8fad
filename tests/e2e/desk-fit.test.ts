import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTLE_MS } from '../../counter/console/console-flow.ts';
import { vi as counter } from '../../words/counter/vi.ts';
import { vi as office } from '../../words/office/vi.ts';
import { vi as shared } from '../../words/shared/vi.ts';
import { vi as signIn } from '../../words/sign-in/vi.ts';
import { clerkAt, openDesk } from './clerk-hand.ts';
import { BIRTH, CERTIFICATION, type Hall, hallOf, LAND_LONGEST } from './hall.ts';
import { misfits, spilled } from './layout.ts';
import { setAhead } from './passing-time.ts';
import { openStage, type Stage } from './stage.ts';

/** The console and the office on the screens that stand on desks, and on a phone. */
const PHONE = { width: 390, height: 844 };
const SCREENS = [PHONE, { width: 1366, height: 768 }, { width: 1920, height: 1080 }];

let stage: Stage;
let hall: Hall;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  await hall.sit(4);
});
afterAll(() => stage.close());

/** What a dialog holds below its edge, in pixels. */
const hidden = (page: Page): Promise<number> =>
  page.getByRole('dialog').evaluate((dialog) => dialog.scrollHeight - dialog.clientHeight);
const inSight = async (page: Page, name: string): Promise<void> => {
  const box = await page.getByRole('dialog').getByRole('button', { name, exact: true }).boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
};

describe('the console', () => {
  let desk: Page;
  beforeAll(async () => {
    desk = await openDesk(stage);
  });
  afterAll(() => desk.close());
  const settled = () => setAhead(desk, SETTLE_MS);

  test('the form of a dossier and its receipt: the buttons are in sight, and the receipt whole without scrolling', async () => {
    const hand = clerkAt(desk);
    await hand.serve((await hall.take(CERTIFICATION)).number);
    await hand.press('F9');
    for (const size of SCREENS) {
      await desk.setViewportSize(size);
      await inSight(desk, counter.receive.go);
      if (size !== PHONE) expect(await misfits(desk)).toEqual([]);
    }
    await desk.locator('.receive__applicant input').nth(0).fill('Trần Thị Thử');
    await desk.locator('.receive__applicant input').nth(1).fill('001304000002');
    await desk.getByRole('dialog').getByRole('button', { name: counter.receive.go }).click();
    await desk.locator('iframe.receipt__sheet').waitFor();
    for (const size of SCREENS) {
      await desk.setViewportSize(size);
      await inSight(desk, counter.receipt.print);
      expect(await hidden(desk), `${size.width}`).toBeLessThanOrEqual(1);
    }
    await settled();
    await desk.keyboard.press('Escape');
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('sent on to a service of other counters: one key brings the visitor back to the desk', async () => {
    const hand = clerkAt(desk);
    const number = (await desk.locator('.present__number').textContent()) ?? '';
    await hand.press('F10');
    await desk.getByRole('dialog').getByLabel(counter.transfer.toService).selectOption(LAND_LONGEST);
    await desk.keyboard.press('Enter');
    await desk.getByRole('dialog').getByRole('button', { name: counter.transfer.go, exact: true }).click();
    await desk.locator('.undo', { hasText: number }).waitFor();
    for (const size of SCREENS) {
      await desk.setViewportSize(size);
      expect(await misfits(desk, { vertical: false }), `${size.width}`).toEqual([]);
    }
    await hand.press('Control+z');
    await hand.isPresent(number);
    await hand.says('Đang làm thủ tục');
    await settled();
    await hand.press('F6');
    await desk.locator('.present').waitFor({ state: 'detached' });
  });

  test('a number of other counters: what the refusal advises is what the button does next', async () => {
    const hand = clerkAt(desk);
    const { number } = await hall.take(LAND_LONGEST);
    await hand.press('Alt+KeyG');
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('textbox').fill(number);
    const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
    await press(counter.callNumber.go);
    await press(counter.callNumber.bring);
    await dialog.getByText(counter.notice.brought(number)).waitFor();
    await press(counter.callNumber.go);
    await hand.isPresent(number);
    await settled();
    await hand.press('F6');
    await desk.locator('.present').waitFor({ state: 'detached' });
  });
});

describe('the office', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.open('office', '/office');
    await page.getByText('Đỗ Thu Hằng').click();
    await page.keyboard.type('24680');
    await page.keyboard.press('Enter');
    await page.getByText(office.lines.title).waitFor();
  });
  afterAll(() => page.close());

  const hanging = () => page.getByRole('button', { name: office.counters.hanging(1) });
  /** A visitor is left at counter 5, whose clerk goes. */
  const leave = async (): Promise<string> => {
    await hall.sit(5);
    const { ticket, number } = await hall.take(BIRTH);
    await hall.do(5, 'call', ticket);
    await hall.post('office/release-counter', { counter: '5' }, 'hang');
    await hanging().waitFor();
    return number;
  };
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? '');

  test.each(SCREENS)('$width px: no table is cut, and no cell lies over the next', async (size) => {
    await page.setViewportSize(size);
    await page.getByText(office.access.kind.dossier).first().waitFor();
    expect(await misfits(page, { vertical: false })).toEqual([]);
    expect(await spilled(page)).toEqual([]);
  });

  test('the last one who hung there is sent on: the notice names number and deed, takes it back, and the focus stays near', async () => {
    await page.setViewportSize(SCREENS[1] ?? PHONE);
    const number = await leave();
    await hanging().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: office.hanging.deed.to_line }).check();
    await dialog.getByRole('button', { name: office.hanging.deed.to_line, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(office.done.return(number, '5')).waitFor();
    await hanging().waitFor({ state: 'detached' });
    await expect.poll(focused).not.toBe('BODY');
    await page.setViewportSize(PHONE);
    expect(await misfits(page, { vertical: false })).toEqual([]);
    await page.getByRole('button', { name: shared.undo }).click();
    await page.getByText(office.done.undo(number, '5')).waitFor();
    await hanging().waitFor();
  });

  test('somebody else deals with the last one while the dialog is open: it says so, and offers nothing but to close it', async () => {
    await hanging().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: office.hanging.deed.miss }).waitFor();
    await hall.sit(5);
    await dialog.getByText(office.hanging.nobody).waitFor();
    expect(await dialog.getByRole('button').allTextContents()).toEqual([shared.close]);
    await page.keyboard.press('Escape');
    await expect.poll(focused).not.toBe('BODY');
  });

  test('another supervisor saves a rule while one is typed: what was typed stays, and it is told', async () => {
    const field = page.getByRole('textbox', {
      name: new RegExp(`^${shared.category.standard} ${office.rule.minutes}`),
    });
    await field.fill('33');
    const rule = { targets: { standard: 20, priority: 7, collection: 10, appointment: 0 }, urgentLimit: 2 };
    await hall.post('office/rule', rule, 'hang');
    await page.getByText(office.rule.overtaken).waitFor();
    expect(await field.inputValue()).toBe('33');
    expect(await page.locator('.rule__input').first().inputValue()).toBe('7');
  });
});

test('before the server has told its time a screen shows none, whatever its own clock says', async () => {
  const board = await stage.open('display', '/display', {
    before: async (page) => {
      await page.clock.install({ time: new Date('2031-01-01T03:33:00Z') });
      await page.addInitScript(() => {
        const seen: string[] = [];
        Object.assign(globalThis, { seen });
        new MutationObserver(() => {
          const text = document.querySelector('.head .clock')?.textContent;
          if (text != null) seen.push(text);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
    },
  });
  await board.locator('.head .clock').filter({ hasText: /\d/ }).waitFor();
  const seen = await board.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen.filter((text) => text.includes('10:33'))).toEqual([]);
  await board.close();
});

test.each(['counter', 'office'] as const)(
  'branch mode, and nobody is registered: the %s says so, and what the technician runs',
  async (place) => {
    const bare = await openStage({ MOTCUA_MODE: 'branch', MOTCUA_PUBLIC_URL: 'https://hall.example' });
    const page = await bare.open(place, `/${place}`, { size: PHONE });
    await page.getByText(signIn.noneYet[place]).waitFor();
    await page.getByText('npm run keys -- clerk add').waitFor();
    expect(await page.getByText(signIn.nobody).count()).toBe(0);
    expect(await misfits(page)).toEqual([]);
    await bare.close();
  },
);
