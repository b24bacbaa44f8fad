import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vi as phone } from '../../words/phone/vi.ts';
import { dateOfDay } from '../../words/shared/times.ts';
import { vi as shared } from '../../words/shared/vi.ts';
import { BIRTH, CERTIFICATION, type Hall, hallOf, MARITAL_STATUS } from './hall.ts';
import { misfits } from './layout.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let hall: Hall;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  await hall.sit(1);
  await hall.sit(2);
});
afterAll(() => stage.close());

const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search;
const follow = (url: string): Promise<Page> => stage.open('phone', pathOf(url));
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test('place and wait follow the line; the turn names the counter; served is the end', async () => {
  const first = await hall.take(CERTIFICATION);
  const mine = await hall.take(CERTIFICATION);
  const page = await follow(mine.url);
  await says(page, mine.number);
  await says(page, phone.place(1));
  await says(page, phone.wait);
  expect(await misfits(page)).toEqual([]);
  await hall.do(1, 'call-next');
  await says(page, phone.place(0));
  await hall.do(1, 'finish-and-call-next', first.ticket);
  await says(page, phone.turn);
  expect((await page.locator('.turn__counter').textContent())?.trim()).toBe('1');
  expect(await misfits(page)).toEqual([]);
  await hall.do(1, 'start', mine.ticket);
  await says(page, phone.serving('1'));
  await hall.do(1, 'finish', mine.ticket);
  await says(page, phone.ended.served);
  await page.close();
});

test('a QR that names its branch is followed at once, however long other answers take', async () => {
  const mine = await hall.take(CERTIFICATION);
  const page = await stage.open('phone', pathOf(mine.url), {
    before: (unopened) => unopened.route('**/api/screens/phone', () => {}),
  });
  await says(page, mine.number);
  await says(page, phone.wait);
  await page.close();
  await hall.post('tickets/cancel', { ticket: mine.ticket });
});

test('a call that is undone asks for a little patience; one that was missed says what to do', async () => {
  const mine = await hall.take(CERTIFICATION);
  const page = await follow(mine.url);
  await hall.do(1, 'call', mine.ticket);
  await says(page, phone.turn);
  await hall.do(1, 'undo', mine.ticket);
  await says(page, phone.again);
  await hall.do(1, 'call', mine.ticket);
  await hall.do(1, 'miss', mine.ticket);
  await says(page, phone.ended.missedText('1'));
  await page.close();
});

test('cancelling asks once more, and gives the place up', async () => {
  const mine = await hall.take(BIRTH);
  const behind = await hall.take(BIRTH);
  const page = await follow(mine.url);
  const other = await follow(behind.url);
  await says(other, phone.place(1));
  await page.getByRole('button', { name: phone.cancel.ask }).click();
  await says(page, phone.cancel.title(mine.number));
  await page.getByRole('button', { name: phone.cancel.yes, exact: true }).click();
  await says(page, phone.ended.cancelled);
  await says(other, phone.place(0));
  await page.close();
  await other.close();
});

test('a token that was never given, and one of another branch, each say so', async () => {
  const { url } = await hall.take(BIRTH);
  const unknown = await follow(url.replace(/\/t\/[^?]+/, `/t/B999-${'x'.repeat(22)}`));
  await says(unknown, phone.unknown);
  await unknown.close();
  const foreign = await follow(url.replace('b=hoan-kiem', 'b=tay-ho'));
  await says(foreign, phone.otherBranch);
  await foreign.close();
});

test('the receipt’s QR tells the holder state, date and service, and never whose it is', async () => {
  const received = await hall.receive(2, MARITAL_STATUS);
  const page = await follow(received.url);
  await says(page, shared.dossierState.received);
  await says(page, dateOfDay(received.due));
  await says(page, received.dossier);
  await says(page, /hôn nhân/);
  expect(await page.locator('body').textContent()).not.toContain('Trần Thị Thử');
  expect(await misfits(page, { vertical: false })).toEqual([]);
  await hall.ready(received.dossier);
  await page.getByRole('button', { name: phone.receipt.refresh }).click();
  await says(page, shared.dossierState.ready);
  await page.close();
  const forged = await follow(received.url.replace(/\/d\/[^?]+/, `/d/${'x'.repeat(22)}`));
  await says(forged, phone.receipt.unknown);
  await forged.close();
});

test('out of reach the last state stays with its time; back in reach it goes on by itself', async () => {
  const mine = await hall.take(CERTIFICATION);
  const page = await follow(mine.url);
  await says(page, phone.wait);
  await stage.house.kill('SIGKILL');
  await says(page, /Mất kết nối\. Thông tin lúc \d\d:\d\d/);
  await says(page, mine.number);
  await stage.house.restart();
  await page.getByText(/Mất kết nối/).waitFor({ state: 'detached' });
  hall.forget();
  await hall.sit(1);
  await hall.do(1, 'call', mine.ticket);
  await says(page, phone.turn);
});
