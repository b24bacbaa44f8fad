import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 });

let house: TestHouse;
let kiosk: { readonly token: string | undefined };
let other: { readonly token: string | undefined };
const issue = async () => (await house.at('tickets', { service: '1.001193' }, kiosk)).body;

beforeAll(async () => {
  house = await openTestHouse();
  kiosk = { token: house.tokens['kiosk-1'] };
  other = { token: house.tokens['kiosk-2'] };
});
afterAll(() => house.close());

test('a kiosk changes, prints again and cancels a ticket of another kiosk only with what its QR says', async () => {
  const { ticket, token } = await issue();
  const deeds: readonly (readonly [string, object])[] = [
    ['tickets/amend', { ticket, category: 'priority', ground: 'elderly' }],
    ['tickets/reprint', { ticket }],
    ['collections/join', { ticket, receipts: [] }],
    ['tickets/cancel', { ticket }],
  ];
  for (const [path, body] of deeds)
    for (const guess of [{}, { token: null }, { token: 'A'.repeat(token.length) }])
      expect((await house.at(path, { ...body, ...guess }, other)).body.name).toBe('ticket_not_of_this_kiosk');
  for (const [path, body] of deeds) {
    const { name } = (await house.at(path, { ...body, token }, other)).body;
    expect(name).not.toBe('ticket_not_of_this_kiosk');
  }
});

test('its own it changes without', async () => {
  const { ticket } = await issue();
  expect((await house.at('tickets/cancel', { ticket }, kiosk)).status).toBe(200);
});

test('a kiosk prints on the printer beside it and on no other', async () => {
  const body = { service: '1.001193', printer: 'printer-2' };
  expect((await house.at('tickets', body, kiosk)).body.name).toBe('unknown_printer');
  expect((await house.at('collections', { receipts: [], printer: 'printer-2' }, kiosk)).body.name).toBe(
    'unknown_printer',
  );
  const { ticket } = await issue();
  expect((await house.at('tickets/reprint', { ticket, printer: 'printer-2' }, kiosk)).body.name).toBe(
    'unknown_printer',
  );
});

test('of ten thousand typed codes a kiosk is answered some twenty, and is told how long to wait', async () => {
  const agency = 'H26.01.02';
  let answered = 0;
  for (let n = 1; n <= 300; n++) {
    const code = `${agency}-261123-${String(n).padStart(4, '0')}`;
    const { status, body } = await house.get(`/api/branches/${HOME}/dossiers/${code}/status`, kiosk);
    if (status === 429) {
      expect(body.name).toBe('too_many_codes');
      expect(body.params.seconds).toBeGreaterThan(0);
      expect(body.detail).toMatch(/chờ \d+ giây/);
    } else answered += 1;
  }
  expect(answered).toBeLessThanOrEqual(20);
  expect(answered).toBeGreaterThanOrEqual(6);
  // The other kiosk's visitors are not held up by it.
  expect((await house.get(`/api/branches/${HOME}/dossiers/${agency}-261123-0001/status`, other)).status).toBe(404);
});
