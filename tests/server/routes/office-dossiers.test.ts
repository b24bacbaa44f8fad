import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossierAnswer } from '../../../wire/http/dossiers.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

const SERVICE = '2.000635';
const PERSON = { name: 'Quách Thị Xuyến', idNumber: 'E12345678', phone: '0911 222 333', address: 'Số 77 ngõ Vô Danh' };
const TYPED_PAPER = { name: 'Giấy ủy quyền của bà Tú', form: 'copy', quantity: 1 };
const COLLECTOR = { name: 'Khuất Văn Yêng', idNumber: '001188844466', letter: 'Giấy ủy quyền 4455' };
const NOTE = 'chữ ký không khớp';
const REASON = 'trả nhầm cho hồ sơ khác';

let house: TestHouse;
let dossier: string;
let receipt: string;
/** Being served at counter 1. */
let ticket: string;
const an = () => ({ token: house.tokens.an });
const chi = () => ({ token: house.tokens.chi });
const told = async () => {
  const { body } = await house.get(`/api/branches/${HOME}/dossiers/${dossier}`, an());
  expect(dossierAnswer.safeParse(body).error).toBeUndefined();
  return body;
};
const done = async (path: string, body: object, asking = an()) =>
  expect((await house.at(path, body, asking)).body, path).toMatchObject({ seq: expect.any(Number) });
const collect = async () => {
  ticket = (await house.at('collections', { receipts: [receipt] }, { token: house.tokens['kiosk-1'] })).body.ticket;
  await done('counters/1/call', { ticket });
  await done('counters/1/start', { ticket });
};

beforeAll(async () => {
  house = await openTestHouse();
  await house.at('counters/1/sign-in', {}, an());
  await house.at('office/counter-services', { counter: '1', services: [SERVICE, 'results'] }, chi());
  ticket = (await house.at('tickets', { service: SERVICE }, { token: house.tokens['kiosk-1'] })).body.ticket;
  await done('counters/1/call', { ticket });
  await done('counters/1/start', { ticket });
  const body = { counter: '1', ticket, service: SERVICE, applicant: PERSON, papers: [TYPED_PAPER], feeVnd: 0 };
  const received = (await house.at('dossiers', body, an())).body;
  dossier = received.dossier;
  receipt = received.token;
  await done('counters/1/finish', { ticket });
  await done('dossiers/ready', { dossier });
  await collect();
});
afterAll(() => house.close());

const HIDDEN = [/ký tự ẩn/, /hidden or control/] as const;
const UNPRINTABLE = [/không in được lên giấy/, /cannot be printed/] as const;
test.each([
  ['applicant.name', { applicant: { ...PERSON, name: 'Xuyến\u202eb' } }, HIDDEN],
  ['applicant.address', { applicant: { ...PERSON, address: 'Số\u00007' } }, HIDDEN],
  ['papers.0.name', { papers: [{ ...TYPED_PAPER, name: 'Giấy\u200bA' }] }, HIDDEN],
  ['applicant.name', { applicant: { ...PERSON, name: '习近平' } }, UNPRINTABLE],
  ['applicant.address', { applicant: { ...PERSON, address: 'ถนน 7' } }, UNPRINTABLE],
  ['papers.0.name', { papers: [{ ...TYPED_PAPER, name: 'جواز' }] }, UNPRINTABLE],
])(
  '[TEXT-3] what hides in a typed text, or no receipt can show, is refused beside its field, in words: %s',
  async (path, change, words) => {
    const whole = {
      counter: '1',
      ticket,
      service: SERVICE,
      applicant: PERSON,
      papers: [TYPED_PAPER],
      feeVnd: 0,
      ...change,
    };
    const said = [];
    for (const language of ['vi', 'en']) {
      const { status, body } = await house.at('dossiers', whole, { ...an(), language });
      expect([status, body.name, body.errors.map((error: { path: string }) => error.path)]).toEqual([
        400,
        'invalid_body',
        [path],
      ]);
      said.push(body.errors[0].message);
    }
    expect(said).toEqual(words.map((form) => expect.stringMatching(form)));
  },
);

test('nor in notes, reasons and letters', async () => {
  const hidden = 'a\u2066b';
  const representative = { ...COLLECTOR, letter: hidden };
  const asks: readonly (readonly [string, object, () => { token: string | undefined }])[] = [
    ['dossiers/decline', { counter: '1', ticket, dossier, reason: 'other', note: hidden }, an],
    ['dossiers/hand-over', { counter: '1', ticket, dossier, representative }, an],
    ['office/correct-handover', { dossier, reason: hidden }, chi],
  ];
  for (const [path, body, by] of asks)
    expect((await house.at(path, body, by())).body, path).toMatchObject({ name: 'invalid_body' });
});

test('a clerk reads why a result was not handed over, with the note, and then who collected it, by which letter', async () => {
  await done('dossiers/decline', { counter: '1', ticket, dossier, reason: 'other', note: NOTE });
  expect(await told()).toMatchObject({ declined: { reason: 'other', note: NOTE }, handedOver: null, corrected: null });
  expect((await house.at('office/erase-personal-data', { dossier }, chi())).body.name).toBe('dossier_not_handed_over');
  await done('dossiers/hand-over', { counter: '1', ticket, dossier, representative: COLLECTOR });
  const after = await told();
  expect(after.declined).toBeNull();
  expect(after.handedOver).toEqual({ at: expect.any(Number), to: 'representative', representative: COLLECTOR });
});

test('a supervisor takes the handover back with a reason, which clerks read; a clerk may not', async () => {
  await done('counters/1/finish', { ticket });
  expect((await house.at('office/correct-handover', { dossier, reason: REASON }, an())).body.name).toBe('not_allowed');
  expect((await house.at('office/correct-handover', { dossier, reason: ' ' }, chi())).status).toBe(400);
  await done('office/correct-handover', { dossier, reason: REASON }, chi());
  expect(await told()).toMatchObject({ state: 'ready', handedOver: null, corrected: { by: 'chi', reason: REASON } });
  const entries: unknown[] = [];
  for await (const page of house.open.house.journal.read(HOME, 0)) entries.push(...page);
  expect(JSON.stringify(entries)).not.toContain(REASON);
  await collect();
  await done('dossiers/hand-over', { counter: '1', ticket, dossier, representative: COLLECTOR });
});

test('what is erased is told to nobody: not by the dossier, not by the search, not by the vault', async () => {
  const search = async () => (await house.get(`/api/branches/${HOME}/dossiers?words=xuyen`, an())).body.dossiers;
  expect(await search()).toHaveLength(1);
  const { applicant, rows } = house.open.house.branches
    .get(HOME)!
    .folded()
    .state.dossiers.dossiers.get(dossier as never)!;
  expect(rows).toHaveLength(4);
  await done('office/erase-personal-data', { dossier }, chi());
  expect(await told()).toMatchObject({
    state: 'handed_over',
    applicant: null,
    papers: [{ ...TYPED_PAPER, name: null }],
    handedOver: { to: 'representative', representative: null },
    corrected: { by: 'chi', reason: null },
  });
  expect(await search()).toEqual([]);
  expect((await house.open.house.journal.readVault(HOME, [applicant, ...rows])).size).toBe(0);
  const again = await house.at('office/erase-personal-data', { dossier }, chi());
  expect([again.status, again.body.name]).toEqual([409, 'nothing_to_change']);
  const corrected = await house.at('office/correct-handover', { dossier, reason: REASON }, chi());
  expect([corrected.status, corrected.body.name]).toEqual([409, 'dossier_erased']);
});
