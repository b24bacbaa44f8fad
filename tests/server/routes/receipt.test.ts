import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';
import { readPdf } from '../receipt/read-pdf.ts';

let house: TestHouse;
let path: string;
const an = () => ({ token: house.tokens.an });

beforeAll(async () => {
  house = await openTestHouse();
  await house.at('counters/2/sign-in', {}, an());
  const kiosk = { token: house.tokens['kiosk-1'] };
  const { ticket } = (await house.at('tickets', { service: '1.001193' }, kiosk)).body;
  await house.at('counters/2/call', { ticket }, an());
  await house.at('counters/2/start', { ticket }, an());
  const received = await house.at(
    'dossiers',
    {
      counter: '2',
      ticket,
      service: '1.001193',
      applicant: { name: 'Nguyễn Thị Thử', idNumber: '001090000001' },
      papers: [{ name: 'Tờ khai', form: 'original', quantity: 1 }],
      feeVnd: 0,
    },
    an(),
  );
  expect(received.body).toMatchObject({ dossier: expect.any(String) });
  path = `/api/branches/${HOME}/dossiers/${received.body.dossier}/receipt.pdf`;
});
afterAll(() => house.close());

test('a receipt names the centre of the branch’s catalogue, and is a PDF', async () => {
  const answer = await fetch(house.url + path, { headers: { Authorization: `Bearer ${an().token}` } });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const { pages } = readPdf(new Uint8Array(await answer.arrayBuffer()));
  const text = (pages[0]?.texts ?? []).join(' ').replace(/\s+/g, ' ');
  expect(text).toContain('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ HÀ NỘI');
  expect(text).toContain('Nguyễn Thị Thử');
});

test('the press fails: refused as what may be asked again, in words, and written down', async () => {
  const { press } = house.open.house;
  const { print } = press;
  press.print = () => Promise.reject(new Error('No receipt was made: the worker ended'));
  const refused = await house.get(path, { ...an(), language: 'en' });
  expect(refused).toMatchObject({ status: 503, body: { name: 'receipt_not_made' } });
  expect(refused.body.detail).toContain('print again');
  const [line] = house.log.of('receipt_not_made');
  expect(Object.keys(line ?? {})).toEqual(['branch', 'dossier', 'error']);
  press.print = print;
  expect((await house.get(path, an())).status).toBe(200);
});
