import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

const TAY_HO = as<BranchId>('tay-ho');
const CODE = 'H26.01.02-261123-0001';
const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA';
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ branches: [HOME, TAY_HO] });
});
afterAll(() => house.close());

const ticket = '2026-11-23/A999';

test('a kiosk that scans a receipt of another branch hears which branch, though that branch is in the same house', async () => {
  const { status, body } = await house.get(`/api/branches/${TAY_HO}/receipts/${TOKEN}`, {
    token: house.tokens['kiosk-1'],
  });
  expect([status, body.name, body.params]).toEqual([404, 'code_of_another_branch', { branch: 'Tây Hồ' }]);
});

test('a display speaks for the zone where it hangs, and for no other', async () => {
  const before = await house.head();
  const { body } = await house.at('calls/offer-voice', { zone: 'nowhere' }, { token: house.tokens['display-1'] });
  expect([body.name, await house.head()]).toEqual(['not_allowed', before]);
});

test('a clerk joins by code, a kiosk only by scanned receipts', async () => {
  const body = { ticket, dossiers: [CODE] };
  expect((await house.at('collections/join', body, { token: house.tokens['kiosk-1'] })).body.name).toBe('not_allowed');
  expect((await house.at('collections/join', body, { token: house.tokens.an })).body.name).not.toBe('not_allowed');
});

test('made-up tokens and sessions are nobody’s: a clerk signs in again, a system hears that its token is unknown, a device asks to be registered', async () => {
  const [kind = '', session = '', signature = ''] = (house.tokens.an ?? '').split('.');
  const claims = JSON.parse(Buffer.from(session, 'base64url').toString()) as unknown[];
  const promoted = Buffer.from(JSON.stringify(claims.with(2, 'supervisor'))).toString('base64url');
  for (const token of [`${kind}.${promoted}.${signature}`, `c.${session}.`, 'c.', 'c.!!.x', 'c.bnVsbA.x'])
    expect((await house.at('tickets', { service: 'x' }, { token })).body).toMatchObject({
      status: 401,
      name: 'not_signed_in_here',
    });
  expect((await house.at('tickets', { service: 'x' }, { token: 's.made-up' })).body.name).toBe('token_unknown');
  for (const token of ['d.made-up', 'x'])
    expect((await house.at('tickets', { service: 'x' }, { token })).body).toMatchObject({
      status: 401,
      name: 'device_unknown',
    });
});

test('who stands before a sign-in page reads the names for that place and no more; who is signed in, everybody’s', async () => {
  const people = async (query: string, token: string | null = null) =>
    (await house.get(`/api/branches/${HOME}/clerks${query}`, { token })).body.clerks as readonly { id: string }[];
  const ids = async (query: string, token?: string | null) => (await people(query, token)).map(({ id }) => id).sort();
  expect(await ids('')).toEqual(['an', 'binh', 'chi']);
  expect(await ids('?at=counter', house.tokens['kiosk-1'])).toEqual(['an', 'binh', 'chi']);
  expect(await ids('?at=office')).toEqual(['chi', 'giang', 'ha']);
  expect(await ids('', house.tokens.an)).toEqual(['an', 'binh', 'chi', 'giang', 'ha']);
  for (const one of [...(await people('?at=office')), ...(await people('', house.tokens.an))])
    expect(Object.keys(one)).toEqual(['id', 'name']);
});
