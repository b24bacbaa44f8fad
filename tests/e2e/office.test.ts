import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vi as kiosk } from '../../words/kiosk/vi.ts';
import { vi as office } from '../../words/office/vi.ts';
import { vi as phone } from '../../words/phone/vi.ts';
import { vi as shared } from '../../words/shared/vi.ts';
import { BIRTH, CERTIFICATION, clerkOf, type Hall, hallOf, LAND_LONGEST } from './hall.ts';
import { handAt } from './kiosk-hand.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let hall: Hall;
let page: Page;
/** The ticket that counter 1 has. */
let called = '';

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  await hall.sit(1);
  await hall.sit(2);
  await hall.sit(3);
  page = await stage.open('office', '/office');
});
afterAll(() => stage.close());

const says = (text: string | RegExp, where = page) => where.getByText(text).first().waitFor();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
/** A table's row, by its first cell. */
const row = (column: string, first: RegExp) =>
  page
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: column, exact: true }) })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: first }) });
const lineOf = (field: RegExp) => row(office.lines.oldest, field);
const counterRow = (counter: number) => row(office.counters.clerk, new RegExp(`^${counter}$`));

test('a clerk is not let in: the names are those who run or inspect the branch', async () => {
  await page.getByText('Đỗ Thu Hằng').waitFor();
  expect(await page.getByText('Nguyễn Thị Lan').count()).toBe(0);
  const session = await hall.session('lan');
  const refused = await stage.house.send('/api/branches/hoan-kiem/office/close-day', {}, session);
  expect(refused).toMatchObject({ status: 403, name: 'not_allowed' });
  await page.getByText('Đỗ Thu Hằng').click();
  await page.keyboard.type('24680');
  await page.keyboard.press('Enter');
  await says(office.day.open);
});

test('lines, counters and devices as they are, changing as the hall does', async () => {
  await lineOf(/Chứng thực/)
    .getByRole('cell', { name: '0', exact: true })
    .first()
    .waitFor();
  called = (await hall.take(CERTIFICATION)).ticket;
  await expect
    .poll(() =>
      lineOf(/Chứng thực/)
        .getByRole('cell')
        .first()
        .textContent(),
    )
    .toBe('1');
  await counterRow(1).getByText(office.counters.idle).waitFor();
  await hall.do(1, 'call', called);
  await counterRow(1).getByText(office.counters.called).waitFor();
  await counterRow(1).getByText('B001').first().waitFor();
  await page.locator('.device', { hasText: 'Máy in 1' }).getByText(shared.printerState.ready).waitFor();
  const sent = await hall.take(CERTIFICATION);
  await hall.post('counters/1/transfer', { ticket: sent.ticket, service: null, to: '3' });
  await counterRow(3).getByText(office.counters.sent(1)).waitFor();
  await hall.post('counters/1/transfer', { ticket: sent.ticket, service: null, to: null });
  await counterRow(3).getByText(office.counters.sent(1)).waitFor({ state: 'detached' });
  await hall.do(2, 'call', sent.ticket);
  await hall.do(2, 'finish', sent.ticket);
  const control = (order: string) => stage.house.send('/api/demo/printers/printer-1/control', { control: order }, '');
  await control('paper_out');
  await page.locator('.device', { hasText: 'Máy in 1' }).getByText(shared.printerState.paper_out).waitFor();
  await control('paper_ok');
  await page.locator('.device', { hasText: 'Máy in 1' }).getByText(shared.printerState.ready).waitFor();
});

test('releasing a counter, after a question that names the clerk and the ticket that stays', async () => {
  await counterRow(1).getByRole('button', { name: office.counters.release }).click();
  await says(office.release.text('Nguyễn Thị Lan'));
  await says(office.release.ticket('B001'));
  await press(office.release.go);
  await counterRow(1).getByText('Nguyễn Thị Lan').waitFor({ state: 'detached' });
});

test('a counter without a clerk: the office marks who hangs there as a no-show by keyboard, and takes it back', async () => {
  const hanging = counterRow(1).getByRole('button', { name: office.counters.hanging(1) });
  await hanging.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(office.hanging.title('1')).waitFor();
  await dialog.getByRole('radio', { name: office.hanging.deed.miss }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: office.hanging.deed.miss }).focus();
  await page.keyboard.press('Enter');
  await hanging.waitFor({ state: 'detached' });
  await press(shared.undo);
  await lineOf(/Chứng thực/)
    .getByRole('cell', { name: '1', exact: true })
    .first()
    .waitFor();
  await hall.sit(1);
  await hall.do(1, 'call', called);
});

test('a counter’s services change: what would be left without a counter is told before, and the line follows', async () => {
  await hall.take(BIRTH);
  await counterRow(1).getByRole('button', { name: office.counters.change }).click();
  await says(office.services.title('1'));
  await page.getByRole('checkbox', { name: `${office.services.all}: Hộ tịch` }).check();
  await page.getByRole('checkbox', { name: `${office.services.all}: Chứng thực` }).uncheck();
  await press(office.services.go);
  await counterRow(1).getByText('A').first().waitFor();
  const next = (await hall.do(1, 'finish-and-call-next', called)).called;
  expect(next).toContain('A001');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await counterRow(2).getByRole('button', { name: office.counters.change }).click();
  await page.getByRole('checkbox', { name: `${office.services.all}: Chứng thực` }).uncheck();
  await page.getByRole('alert').filter({ hasText: 'không quầy nào nhận' }).waitFor();
  await page.keyboard.press('Escape');
});

test('issuing is paused and resumed: the kiosk says so, and gives numbers again by itself', async () => {
  const machine = await stage.open('kiosk', '/kiosk');
  await handAt(machine).atHome();
  await press(office.day.pauseIssuing);
  await says(kiosk.closed.paused, machine);
  await press(office.day.resumeIssuing);
  await handAt(machine).atHome();
  await machine.close();
});

test('a handover on the wrong dossier is corrected with its reason, and personal data erased, by the code', async () => {
  const { dossier } = await hall.receive(3, LAND_LONGEST);
  await hall.ready(dossier);
  const search = office.dossiers;
  await press(search.erase);
  await page.getByLabel(search.code).fill(dossier.toLowerCase());
  await says('Trần Thị Thử');
  await says(search.notHandedOver);
  await page.getByRole('button', { name: office.erase.go }).and(page.locator('[aria-disabled]')).waitFor();
  await page.keyboard.press('Escape');

  const handOver = async () => {
    const { ticket } = await hall.collect(3, dossier);
    await hall.post('dossiers/hand-over', { counter: '3', ticket, dossier }, clerkOf(3));
    await hall.do(3, 'finish', ticket);
  };
  await handOver();
  await press(search.correct);
  await page.getByLabel(search.code).fill(dossier);
  await page.getByLabel(office.correct.reason).fill('Trả nhầm người');
  await press(office.correct.go);
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await handOver();
  await press(search.erase);
  await page.getByLabel(search.code).fill(dossier);
  await says('Trần Thị Thử');
  await press(office.erase.go);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press(search.erase);
  await page.getByLabel(search.code).fill(dossier);
  await says(search.erased);
  await page.keyboard.press('Escape');
});

test('closing the day says what becomes of whom; then tickets have expired and the kiosk is closed', async () => {
  const machine = await stage.open('kiosk', '/kiosk');
  await handAt(machine).atHome();
  const left = await hall.take(CERTIFICATION);
  const visitor = await stage.open('phone', new URL(left.url).pathname + new URL(left.url).search);
  await says(left.number, visitor);
  await press(office.day.closeDay);
  await says(office.close.expire(1));
  await says(office.close.missed(1));
  await says(office.close.counters(3));
  await press(office.close.go);
  await says(office.day.closed);
  await says(kiosk.closed.title, machine);
  await says(phone.ended.expired, visitor);
});
