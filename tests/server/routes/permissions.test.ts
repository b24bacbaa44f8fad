import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { type Answer, HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

const TAY_HO = as<BranchId>('tay-ho');
const CODE = 'H26.01.02-261123-0001';
const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA';
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ branches: [HOME, TAY_HO] });
});
afterAll(() => house.close());

const WHO = ['nobody', 'kiosk-1', 'display-1', 'printer-1', 'an', 'chi', 'giang', 'ha', 'system'] as const;
type Who = (typeof WHO)[number];

const ticket = '2026-11-23/A999';
const post =
  (path: string, body: object = {}) =>
  (branch: string, token: string | null) =>
    house.post(`/api/branches/${branch}/${path}`, body, { token });
const get = (path: string) => (branch: string, token: string | null) =>
  house.get(`/api/branches/${branch}/${path}`, { token });

/** One request of each class, and who may make it. The body is right in form, so whoever may is not told 400. */
const CLASSES: readonly [
  what: string,
  ask: (branch: string, token: string | null) => Promise<Answer>,
  may: readonly Who[],
][] = [
  ['issue a ticket', post('tickets', { service: '9.999999' }), ['kiosk-1', 'an', 'chi']],
  ['amend a ticket', post('tickets/amend', { ticket }), ['kiosk-1', 'an', 'chi']],
  ['cancel a ticket', post('tickets/cancel', { ticket }), ['kiosk-1', 'an', 'chi']],
  ['print again', post('tickets/reprint', { ticket, printer: 'printer-1' }), ['kiosk-1', 'an', 'chi']],
  ['cancel from the phone, by token', post(`phone/${TOKEN}/cancel`), WHO],
  ['sit down at a counter', post('counters/99/sign-in'), ['an', 'chi']],
  ['call next', post('counters/99/call-next'), ['an', 'chi']],
  ['finish a ticket', post('counters/99/finish', { ticket }), ['an', 'chi']],
  ['transfer', post('counters/99/transfer', { ticket, to: '1' }), ['an', 'chi']],
  ['offer to speak', post('calls/offer-voice', { zone: 'hall' }), ['display-1']],
  ['report a call shown', post('calls/shown', { call: `${ticket}/1` }), ['display-1']],
  ['claim an announcement', post('calls/claim', { call: `${ticket}/1`, announcement: 1, form: 'full' }), ['display-1']],
  ['begin a print', post('prints/begin', { job: `${ticket}/print` }), ['printer-1']],
  ['confirm a print', post('prints/confirm', { job: `${ticket}/print` }), ['printer-1']],
  ['take a collection ticket', post('collections', { receipts: [TOKEN] }), ['kiosk-1', 'an', 'chi']],
  ['join a collection ticket', post('collections/join', { ticket, receipts: [TOKEN] }), ['kiosk-1', 'an', 'chi']],
  ['look a receipt up, by token', get(`receipts/${TOKEN}`), ['nobody', 'kiosk-1', 'an', 'chi']],
  ['see the state of a typed code', get(`dossiers/${CODE}/status`), ['kiosk-1', 'an', 'chi']],
  ['search dossiers', get('dossiers?words=x'), ['an', 'chi']],
  ['see whose a dossier is', get(`dossiers/${CODE}`), ['an', 'chi']],
  ['print a receipt', get(`dossiers/${CODE}/receipt.pdf`), ['an', 'chi']],
  ['hand a result over', post('dossiers/hand-over', { counter: '1', ticket, dossier: CODE }), ['an', 'chi']],
  ['report a result', post('dossiers/ready', { dossier: CODE }), ['an', 'chi', 'system']],
  ['take a report back', post('dossiers/withdraw-result', { dossier: CODE }), ['an', 'chi', 'system']],
  ['correct a handover', post('office/correct-handover', { dossier: CODE, reason: 'x' }), ['chi']],
  ['erase personal data', post('office/erase-personal-data', { dossier: CODE }), ['chi']],
  ['release a counter', post('office/release-counter', { counter: '99' }), ['chi']],
  [
    'change the rule',
    post('office/rule', { targets: { standard: 1, priority: 1, collection: 1, appointment: 1 }, urgentLimit: 0 }),
    ['chi'],
  ],
  ['pin a counter', post('office/counter-services', { counter: '99', services: ['1.001193'] }), ['chi']],
  ['close the day', post('office/open-day'), ['chi']],
];

/** Not allowed, whatever the request would have led to. */
const REFUSED = ['not_allowed', 'code_of_another_branch'];
const tokenOf = (who: Who): string | null => (who === 'nobody' ? null : (house.tokens[who] ?? ''));

for (const [what, ask, may] of CLASSES)
  test(`who may ${what}: ${may.length === WHO.length ? 'everybody' : may.join(', ')}, and nobody else`, async () => {
    const before = await house.head();
    const let_: string[] = [];
    for (const who of WHO) {
      const { status, body } = await ask(HOME, tokenOf(who));
      expect(body?.name, `${who}: ${JSON.stringify(body)}`).not.toBe('invalid_body');
      if (REFUSED.includes(body?.name)) expect(status).toBe(403);
      else let_.push(who);
    }
    expect(let_).toEqual([...may]);
    // All of these name what is not there, but for two.
    if (what !== 'change the rule' && what !== 'offer to speak') expect(await house.head()).toBe(before);
  });

test('people and devices of one branch may do nothing at another', async () => {
  const before = (await house.open.house.journal.head(TAY_HO)).seq;
  for (const [what, ask, may] of CLASSES)
    for (const who of may.filter((one) => one !== 'nobody' && one !== 'system')) {
      if (what === 'cancel from the phone, by token') continue;
      const { body } = await ask(TAY_HO, tokenOf(who));
      expect({ what, who, refused: REFUSED.includes(body?.name) }).toEqual({ what, who, refused: true });
    }
  expect((await house.open.house.journal.head(TAY_HO)).seq).toBe(before);
});

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

test('made-up tokens and sessions are nobody’s: a device asks to be registered, a clerk signs in again', async () => {
  const [kind = '', session = '', signature = ''] = (house.tokens.an ?? '').split('.');
  const claims = JSON.parse(Buffer.from(session, 'base64url').toString()) as unknown[];
  const promoted = Buffer.from(JSON.stringify(claims.with(2, 'supervisor'))).toString('base64url');
  for (const token of [`${kind}.${promoted}.${signature}`, `c.${session}.`, 'c.', 'c.!!.x', 'c.bnVsbA.x'])
    expect((await house.at('tickets', { service: 'x' }, { token })).body).toMatchObject({
      status: 401,
      name: 'not_signed_in_here',
    });
  for (const token of ['d.made-up', 's.made-up', 'x'])
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
