import type { Page } from 'playwright-core';
import { SETTLE_MS } from '../../kiosk/flow/times.ts';

/** The hall page after its three steps: a ticket on paper and on the phone, the free counter calling. */
export async function playHall(page: Page): Promise<void> {
  const kiosk = page.frameLocator('iframe[src^="/kiosk"]');
  const desk = page.frameLocator('iframe[src^="/counter"]');
  await kiosk.getByRole('button', { name: 'Hộ tịch' }).first().click();
  await page.waitForTimeout(SETTLE_MS);
  await kiosk.getByRole('button', { name: 'Đăng ký khai sinh', exact: true }).click();
  await page.getByRole('button', { name: /^Phiếu in thứ/ }).click();
  await page.getByRole('button', { name: 'Theo dõi trên điện thoại' }).click();
  await page
    .frameLocator('iframe[src^="/t/"]')
    .getByText(/^A\d{3}$/)
    .first()
    .waitFor();
  const [name = '', pin = ''] = await Promise.all(
    ['strong', '.note__pin'].map(async (part) => (await page.locator(`.note__own ${part}`).textContent()) ?? ''),
  );
  await desk.getByText(name).click();
  for (const digit of pin) await desk.getByRole('button', { name: digit, exact: true }).click();
  await desk.getByRole('button', { name: /Đăng nhập/ }).click();
  await page.getByRole('button', { name: 'Bật âm thanh' }).click();
  await kiosk.getByText('Bạn muốn làm gì hôm nay?').waitFor();
  await desk
    .getByRole('button', { name: /Gọi số tiếp theo/ })
    .first()
    .click();
  await page.frameLocator('iframe[src^="/display"]').getByText('Quầy', { exact: true }).first().waitFor();
}
