import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IDLE_MS, NO_PAPER_MS, SETTLE_MS, STILL_THERE_MS, WARNING_MS } from '../../kiosk/flow/times.ts';
import { BIRTH, CERTIFICATION, type Hall, hallOf } from './hall.ts';
import { type Hand, handAt } from './kiosk-hand.ts';
import { lendClock, setAhead } from './passing-time.ts';
import { scan } from './scanner.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let hall: Hall;
let kiosk: Page;
let hand: Hand;

beforeAll(async () => {
  stage = await openStage();
  hall = hallOf(stage.house);
  await hall.sit(1);
  await hall.sit(2);
});
afterAll(() => stage.close());
beforeEach(async () => {
  kiosk = await stage.open('kiosk', '/kiosk', { before: lendClock });
  hand = handAt(kiosk);
  await hand.atHome();
});
afterEach(() => kiosk.close());

const takeBirth = async (): Promise<string> => {
  await hand.touch(/^A?Hộ tịch/);
  await hand.touch('Đăng ký khai sinh', true);
  return hand.number();
};
/** Time goes by; another kiosk's ticket makes this one look at its clock. */
const pass = async (ms: number): Promise<void> => {
  await setAhead(kiosk, ms);
  await hall.take(CERTIFICATION);
};
/** How many tickets of a letter were given so far. */
const given = async (service: string): Promise<number> => Number((await hall.take(service)).number.slice(1));

describe('taking a ticket', () => {
  test('two touches give it, with the number, the place, the wait and a QR', async () => {
    expect(await takeBirth()).toMatch(/^A\d{3}$/);
    await hand.says(/trước bạn/);
    await hand.says(/Dự kiến chờ/);
    await kiosk.getByRole('img', { name: /Mã QR của số A/ }).waitFor();
  });

  test('a double tap gives one', async () => {
    const before = await given(BIRTH);
    await hand.touch(/^A?Hộ tịch/);
    await hand.touchTwice('Đăng ký khai sinh', true);
    await hand.number();
    expect(await given(BIRTH)).toBe(before + 2);
  });

  test('a search without accents finds services with them, and a touch on one is the ticket', async () => {
    await hand.touch('Tìm thủ tục');
    for (const key of 'khai sinh') await hand.touch(key === ' ' ? 'Dấu cách' : key.toUpperCase(), true);
    await kiosk.getByRole('button', { name: 'Đăng ký khai sinh', exact: true }).waitFor();
    await hand.touch('Xóa hết');
    for (const key of 'dat dai') await hand.touch(key === ' ' ? 'Dấu cách' : key.toUpperCase(), true);
    await kiosk
      .getByText(/quyền sử dụng đất/)
      .first()
      .click();
    expect(await hand.number()).toMatch(/^C\d{3}$/);
  });

  test('who does not know what to choose gets a guide’s number in one touch', async () => {
    await hand.touch('Tôi chưa biết chọn gì');
    expect(await hand.number()).toMatch(/^M\d{3}$/);
  });

  test('a ground that is chosen on a choosing screen makes the ticket a priority one', async () => {
    await hand.touch(/^A?Hộ tịch/);
    await hand.touch('Ưu tiên', true);
    await hand.touch('Phụ nữ mang thai');
    await hand.says('Ưu tiên: Phụ nữ mang thai');
    await hand.touch('Đăng ký khai sinh', true);
    await hand.number();
    await kiosk.locator('.slip__tag', { hasText: 'Ưu tiên' }).waitFor();
  });

  test('a ground that is chosen on the ticket screen amends the ticket: same number, nearer', async () => {
    await hall.take(BIRTH);
    const mine = await takeBirth();
    const before = await kiosk.locator('.slip__ahead').textContent();
    await hand.touch('Ưu tiên', true);
    await hand.touch('Người từ 75 tuổi trở lên');
    await kiosk.locator('.slip__tag', { hasText: 'Ưu tiên' }).waitFor();
    expect(await hand.number()).toBe(mine);
    await expect.poll(() => kiosk.locator('.slip__ahead').textContent()).not.toBe(before);
  });

  test('"I chose wrongly" gives the number back, after a question', async () => {
    const mine = await takeBirth();
    await hand.touch('Tôi bấm nhầm');
    await hand.touch('Hủy số này');
    await hand.says(`Đã hủy số ${mine}`);
  });
});

test('a ticket called while its screen stands says where to go; a cancel that comes later says so too', async () => {
  const mine = await takeBirth();
  const ticket = `${(await hall.take(CERTIFICATION)).ticket.split('/')[0]}/${mine}`;
  await hand.touch('Tôi bấm nhầm');
  await hall.do(2, 'call', ticket);
  await hand.touch('Hủy số này');
  await hand.says(`Số ${mine} đang được gọi ở quầy 2. Mời bạn đến quầy 2`);
  await kiosk.getByRole('button', { name: 'Quay lại' }).click();
  await hand.says('Mời bạn đến quầy 2');
  expect(await kiosk.locator('.slip__wait').count()).toBe(0);
  await hall.do(2, 'start', ticket);
  await hall.do(2, 'finish', ticket);
});

describe('when nobody goes on', () => {
  test('a warning with a countdown, which one touch answers; then a wipe of language, layout and screen', async () => {
    await hand.touch('English');
    await hand.touch('Accessibility');
    await hand.touch(/Large text/);
    await hand.touch('Done');
    await hand.touch(/Civil status/);
    await kiosk.getByText('Which service do you need?').waitFor();
    await pass(IDLE_MS);
    await kiosk.getByText('Are you still here?').waitFor();
    await expect.poll(() => kiosk.getByRole('timer').textContent()).toMatch(/1\d seconds/);
    await hand.touch('I am still here');
    await kiosk.getByText('Are you still here?').waitFor({ state: 'detached' });
    await kiosk.getByText('Which service do you need?').waitFor();
    await pass(IDLE_MS);
    await kiosk.getByText('Are you still here?').waitFor();
    await setAhead(kiosk, WARNING_MS);
    await hand.atHome();
    expect(await kiosk.locator('html').getAttribute('data-text')).toBeNull();
  });

  test('a receipt scanned long after the last touch begins a list of its own', async () => {
    const [first, next] = [await hall.receive(2, BIRTH), await hall.receive(2, BIRTH)];
    await scan(kiosk, first.url);
    await hand.says(first.dossier);
    await setAhead(kiosk, STILL_THERE_MS);
    await scan(kiosk, next.url);
    await hand.says(next.dossier);
    expect(await kiosk.locator('.receipt').count()).toBe(1);
  });

  test('the language stays for the visit, and leaves with it', async () => {
    await hand.touch('English');
    await hand.touch(/Civil status/);
    await hand.touch('Birth registration', true);
    await kiosk.getByText('Your number is').waitFor();
    // A touch before then belongs to the one that asked for the ticket.
    await expect
      .poll(
        async () => {
          await hand.touch('Done');
          return kiosk.getByText('Your number is').count();
        },
        { interval: SETTLE_MS },
      )
      .toBe(0);
    await hand.atHome();
  });
});

describe('when the printer has no paper', () => {
  afterAll(() => control('paper_ok'));
  const control = (order: string) => stage.house.send('/api/demo/printers/printer-1/control', { control: order }, '');

  test('number and QR stay for 30 s with what to do, and the office sees the printer', async () => {
    await control('paper_out');
    const mine = await takeBirth();
    await hand.says(`Máy in hết giấy. Số của bạn là ${mine}: chụp lại hoặc quét mã này.`);
    await kiosk.getByRole('img', { name: `Mã QR của số ${mine}` }).waitFor();
    await pass(NO_PAPER_MS - 5_000);
    expect(await hand.number()).toBe(mine);
    const office = await stage.open('office', '/office');
    await office.getByText('Đỗ Thu Hằng').click();
    await office.keyboard.type('24680');
    await office.keyboard.press('Enter');
    await office.locator('.device', { hasText: 'Máy in 1' }).getByText('hết giấy').waitFor();
    await office.close();
    await pass(5_000);
    await hand.atHome();
  });
});

describe('when the server is killed', () => {
  test('a calm screen, and the first page again by itself', async () => {
    await stage.house.kill('SIGKILL');
    await hand.says('Máy tạm ngừng phục vụ');
    await stage.house.restart();
    hall.forget();
    await hand.atHome();
  });

  test('a cancel that the server does not answer: it is said that it is not known, and what became of it once the server is back', async () => {
    const mine = await takeBirth();
    await stage.house.kill('SIGKILL');
    await hand.touch('Tôi bấm nhầm');
    await hand.touch('Hủy số này');
    expect(await kiosk.getByRole('button', { name: 'Giữ số' }).getAttribute('aria-disabled')).toBe('true');
    await kiosk.getByText(`Chưa biết số ${mine} đã hủy được chưa`).waitFor();
    await stage.house.restart();
    hall.forget();
    await hand.says(`Đã hủy số ${mine}`);
  });

  test('a ticket whose answer was lost with the server is given once, by itself', async () => {
    const before = await given(BIRTH);
    let killed = false;
    await kiosk.route('**/tickets', async (route) => {
      if (killed) return route.fallback();
      killed = true;
      await route.fetch();
      await stage.house.kill('SIGKILL');
      return route.abort();
    });
    await hand.touch(/^A?Hộ tịch/);
    await hand.touch('Đăng ký khai sinh', true);
    await hand.says('Số của bạn đang được lấy');
    await stage.house.restart();
    hall.forget();
    expect(await hand.number()).toBe(`A${String(before + 1).padStart(3, '0')}`);
    expect(await given(BIRTH)).toBe(before + 2);
  });
});
