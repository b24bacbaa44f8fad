import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Answer, HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

vi.setConfig({ hookTimeout: 60_000, testTimeout: 60_000 });

const NAME = 'Quách Thị Xuyến';
let house: TestHouse;
let code: string;
let receipt: string;
let ticket: string;
const as = (who: string) => ({ token: house.tokens[who] });
const rows = async (who = 'ha') =>
  (await house.get(`/api/branches/${HOME}/access`, as(who))).body.rows as readonly {
    readonly seq: number;
    readonly who: string;
    readonly name: string | null;
    readonly at: number;
    readonly read: { readonly what: string; readonly by: string | null; readonly dossiers: readonly string[] };
  }[];
const newest = async () => (await rows())[0]?.read;
const lastLine = async () => (await rows())[0]?.seq ?? 0;

beforeAll(async () => {
  house = await openTestHouse();
  await house.at('counters/1/sign-in', {}, as('an'));
  ticket = (await house.at('tickets', { service: '2.000635' }, as('kiosk-1'))).body.ticket;
  await house.at('office/counter-services', { counter: '1', services: ['2.000635', 'results'] }, as('chi'));
  await house.at('counters/1/call-next', {}, as('an'));
  await house.at('counters/1/start', { ticket }, as('an'));
  const applicant = { name: NAME, idNumber: '001090000001', phone: '0912 345 678' };
  const papers = [{ name: 'Tờ khai', form: 'original', quantity: 1 }];
  const body = { counter: '1', ticket, service: '2.000635', applicant, papers, feeVnd: 0 };
  ({ dossier: code, token: receipt } = (await house.at('dossiers', body, as('an'))).body);
});
afterAll(() => house.close());

test('whoever is shown personal data is written down with the dossier, before the answer goes out', async () => {
  const reads: readonly (readonly [string, string, object])[] = [
    ['an', `dossiers/${code}`, { what: 'dossier', by: null, dossiers: [code] }],
    ['chi', `dossiers/${code}/receipt.pdf`, { what: 'receipt', by: null, dossiers: [code] }],
    ['an', 'dossiers?words=quach%20xuyen', { what: 'search', by: 'name', dossiers: [code] }],
    ['an', 'dossiers?words=001090000001', { what: 'search', by: 'number', dossiers: [code] }],
    ['an', `dossiers?words=${code}`, { what: 'search', by: 'code', dossiers: [code] }],
    ['an', 'dossiers?words=nobody-at-all', { what: 'search', by: 'name', dossiers: [] }],
  ];
  for (const [who, path, read] of reads) {
    expect((await house.get(`/api/branches/${HOME}/${path}`, as(who))).status).toBe(200);
    expect((await rows())[0]).toMatchObject({ who: `clerk:${who}`, name: `Cán bộ ${who}`, read });
  }
});

test('no name, number or word that was searched for stands in the record', async () => {
  const { text } = await house.get(`/api/branches/${HOME}/access`, as('ha'));
  for (const secret of ['Xuyến', 'quach', '001090000001', '0912', 'Nhầm', 'nobody-at-all'])
    expect(text).not.toContain(secret);
});

test('a search without words, or with one letter, shows nobody and needs no line', async () => {
  const before = (await rows()).length;
  for (const words of ['', '?words=', '?words=x', '?words=%20%20%20'])
    expect((await house.get(`/api/branches/${HOME}/dossiers${words}`, as('an'))).body).toEqual({
      dossiers: [],
      more: false,
    });
  expect((await rows()).length).toBe(before);
});

test('supervisor and auditor read the record, page by page; nobody else does', async () => {
  const said: Record<string, Answer['status']> = {};
  for (const who of ['an', 'chi', 'giang', 'ha', 'kiosk-1', 'system'])
    said[who] = (await house.get(`/api/branches/${HOME}/access`, as(who))).status;
  expect(said).toEqual({ an: 403, chi: 200, giang: 403, ha: 200, 'kiosk-1': 403, system: 403 });
  const { access } = house.open.house;
  const read = { what: 'dossier', by: null, dossiers: [code] } as const;
  await Promise.all(Array.from({ length: 105 }, () => access.note(HOME, 'clerk:an', read)));
  const first = (await house.get(`/api/branches/${HOME}/access`, as('ha'))).body;
  const last = first.rows.at(-1).seq;
  const next = (await house.get(`/api/branches/${HOME}/access?before=${last}`, as('ha'))).body;
  expect([first.rows.length, next.rows[0].seq, next.more]).toEqual([100, last - 1, false]);
});

test('what cannot be written down is not shown', async () => {
  const { access } = house.open.house;
  const note = vi.spyOn(access, 'note').mockResolvedValue(false);
  for (const path of [`dossiers/${code}`, 'dossiers?words=quach', `dossiers/${code}/receipt.pdf`]) {
    const { status, text } = await house.get(`/api/branches/${HOME}/${path}`, as('an'));
    expect([status, text.includes('Xuyến')]).toEqual([503, false]);
  }
  note.mockRestore();
});

test('a clerk who is seated nowhere reads no dossier, also not its state; a supervisor looks from the office', async () => {
  for (const path of [
    `dossiers/${code}`,
    'dossiers?words=quach',
    `dossiers/${code}/receipt.pdf`,
    `dossiers/${code}/status`,
  ]) {
    const binh = await house.get(`/api/branches/${HOME}/${path}`, as('binh'));
    expect([binh.status, binh.body.name]).toEqual([409, 'not_signed_in']);
    expect((await house.get(`/api/branches/${HOME}/${path}`, as('chi'))).status).toBe(200);
  }
  expect((await house.at('dossiers/ready', { dossier: code }, as('binh'))).body.name).toBe('not_signed_in');
});

/** The one who is served goes, the applicant comes for the result and gets it. */
async function handedOver(): Promise<void> {
  await house.at('counters/1/finish', { ticket }, as('an'));
  await house.at('dossiers/ready', { dossier: code }, as('an'));
  ticket = (await house.at('collections', { receipts: [receipt] }, as('kiosk-1'))).body.ticket;
  await house.at('counters/1/call', { ticket }, as('an'));
  await house.at('counters/1/start', { ticket }, as('an'));
  const { body } = await house.at('dossiers/hand-over', { counter: '1', ticket, dossier: code }, as('an'));
  expect(body).toMatchObject({ seq: expect.any(Number) });
}

test('corrections and erasures stand there once they are done, once each; what was refused does not', async () => {
  const before = await lastLine();
  const correct = (dossier: string, key: string = crypto.randomUUID()) =>
    house.at('office/correct-handover', { dossier, reason: 'Nhầm hồ sơ' }, { ...as('chi'), key });
  const erase = (dossier: string, key: string = crypto.randomUUID()) =>
    house.at('office/erase-personal-data', { dossier }, { ...as('chi'), key });
  const unknown = 'H26.01.99-261123-9999';
  for (const deed of [correct, erase]) {
    expect((await deed(code)).body.name).toBe('dossier_not_handed_over');
    expect((await deed(unknown)).status).toBe(404);
  }
  const keyless = { ...as('chi'), key: null };
  expect((await house.at('office/erase-personal-data', { dossier: code }, keyless)).body.name).toBe('key_required');
  expect(await lastLine()).toBe(before);

  await handedOver();
  expect([(await correct(code, 'slip')).status, (await correct(code, 'slip')).status]).toEqual([200, 200]);
  expect(await newest()).toEqual({ what: 'correction', by: null, dossiers: [code] });
  expect(await lastLine()).toBe(before + 1);

  await handedOver();
  const { access } = house.open.house;
  const full = vi.spyOn(access, 'note').mockResolvedValue(false);
  expect((await erase(code, 'gone')).status).toBe(503);
  full.mockRestore();
  expect(await lastLine()).toBe(before + 1);
  expect((await erase(code, 'gone')).status).toBe(200);
  expect(await newest()).toEqual({ what: 'erasure', by: null, dossiers: [code] });
  expect(await lastLine()).toBe(before + 2);
});
