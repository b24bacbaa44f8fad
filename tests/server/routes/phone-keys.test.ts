import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test('two phones happen to send one key: each cancels its own ticket, and a retry of either has its first outcome', async () => {
  const take = async (): Promise<string> =>
    (await house.at('tickets', { service: '1.001193' }, { token: house.tokens['kiosk-1'] })).body.token;
  const cancel = async (ticket: string) => (await house.at(`phone/${ticket}/cancel`, {}, { key: 'one' })).body;
  const [first, second] = [await take(), await take()];
  const [one, other] = [await cancel(first), await cancel(second)];
  expect(one.seq).toBeGreaterThan(0);
  expect(other.seq).toBeGreaterThan(one.seq);
  expect([await cancel(first), await cancel(second)]).toEqual([one, other]);
});
