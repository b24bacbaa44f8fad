import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemName } from '../../../wire/http/problem.ts';
import { type Answer, type Asking, HOME, openTestHouse, TEN, type TestHouse, TODAY } from '../house-rig.ts';

const BIRTH = '1.001193';
const FORGED = 'AAAAAAAAAAAAAAAAAAAAAA';
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  await house.at('counters/1/sign-in', {}, { token: house.tokens.an });
  await house.at('counters/2/sign-in', {}, { token: house.tokens.binh });
});
afterAll(() => house.close());

const kiosk = (): Asking => ({ token: house.tokens['kiosk-1'] });
const an = (): Asking => ({ token: house.tokens.an });
const binh = (): Asking => ({ token: house.tokens.binh });
const chi = (): Asking => ({ token: house.tokens.chi });
const issue = async (): Promise<{ ticket: string; token: string; number: string }> =>
  (await house.at('tickets', { service: BIRTH }, kiosk())).body;

/** Asks in both languages; the answer is that problem, in words, and the stream has not grown. */
async function refused(
  ask: (language: { readonly language: string }) => Promise<Answer>,
  status: number,
  name: ProblemName,
  params: object = {},
): Promise<void> {
  const before = await house.head();
  const details = [];
  for (const language of ['vi', 'en']) {
    const answer = await ask({ language });
    expect(answer.body).toMatchObject({ type: `/problems/${name}`, name, status, params });
    expect(answer.status).toBe(status);
    expect(answer.body.title.length).toBeGreaterThan(5);
    details.push(answer.body.detail);
  }
  expect(details[0]).not.toBe(details[1]);
  expect(await house.head()).toBe(before);
}

for (const [what, body] of [
  ['no JSON', 'service=1.001193'],
  ['an empty body', ''],
  ['no service', {}],
  ['a number for a service', { service: 12 }],
  ['a service that is a sentence', { service: 'khai sinh cho con gái tôi' }],
  ['an unknown category', { service: BIRTH, category: 'vip' }],
  ['a list', []],
  ['null', null],
] as const)
  test(`a wrong body (${what}) is refused and says where`, async () => {
    await refused((language) => house.at('tickets', body, { ...kiosk(), ...language }), 400, 'invalid_body');
    const { body: problem } = await house.at('tickets', body, kiosk());
    expect(problem.errors.length).toBeGreaterThan(0);
  });

test('a body of more than a quarter of a megabyte is refused, with what is taken at most', async () => {
  const body = { service: BIRTH, ground: 'x'.repeat(300_000) };
  await refused((language) => house.at('tickets', body, { ...kiosk(), ...language }), 413, 'body_too_long');
  const { detail } = (await house.at('tickets', body, { ...kiosk(), language: 'en' })).body;
  expect(detail).toContain('262144 bytes');
});

test('what is wrong with a field is said in the reader’s words, without a program’s', async () => {
  const body = { service: 7, category: 'urgent', device: undefined };
  const errorsIn = async (language: string) =>
    (await house.at('tickets', body, { ...kiosk(), language })).body.errors as { path: string; message: string }[];
  const vi = await errorsIn('vi');
  expect(vi.map(({ path }) => path)).toEqual(['service', 'category']);
  for (const { message } of vi) expect(message).toMatch(/^Mục này phải /);
  for (const { message } of await errorsIn('en')) expect(message).toMatch(/^This field must be /);
  const { body: missing } = await house.at('tickets', {}, { ...kiosk(), language: 'en' });
  expect(missing.errors).toEqual([{ path: 'service', message: 'This field is missing.' }]);
});

test('a field that nobody knows is named, and nothing is done without it', async () => {
  const { status, body } = await house.at(
    'tickets',
    { service: BIRTH, categry: 'priority' },
    { ...kiosk(), language: 'en' },
  );
  expect([status, body.errors]).toEqual([400, [{ path: '', message: 'There is no such field: categry.' }]]);
});

test('inside of a group, too; and of a list it is told how many entries it may have', async () => {
  const applicant = { name: 'Nguyễn Văn Mẫu', idNumber: '001090000001', phne: '0912345678' };
  const body = { counter: '1', ticket: '2026-11-23/A001', service: BIRTH, applicant, papers: [], feeVnd: 0 };
  const told = await house.at('dossiers', body, { token: house.tokens.chi, language: 'en' });
  expect(told.body.errors).toEqual([
    { path: 'applicant', message: 'There is no such field: phne.' },
    { path: 'papers', message: 'Needs at least 1 entry.' },
  ]);
});

test('bytes that are no UTF-8, and another charset, are refused, so that no name loses its letters', async () => {
  const sent = async (type: string) => {
    const answer = await fetch(`${house.url}/api/branches/${HOME}/tickets`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${house.tokens['kiosk-1']}`,
        'Idempotency-Key': crypto.randomUUID(),
        'Content-Type': type,
        'Accept-Language': 'en',
      },
      body: Buffer.from(`{"service":"${BIRTH}","ground":"L\u00e9"}`, 'latin1'),
    });
    const { name, errors } = await answer.json();
    return [answer.status, name, ...(errors === undefined ? [] : [errors])];
  };
  expect(await sent('application/json')).toEqual([
    400,
    'invalid_body',
    [{ path: '', message: 'This is no JSON that can be read, in UTF-8.' }],
  ]);
  expect(await sent('application/json; charset=iso-8859-1')).toEqual([415, 'not_json']);
});

test.each([
  ['fr,en', 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.8', 'en'],
  ['vi;q=0.5, en-GB;q=0.9', 'en'],
  ['en;q=0,vi;q=0.1', 'vi'],
  ['fr', 'vi'],
  ['*', 'vi'],
  ['', 'vi'],
])('a sender who accepts %j is answered in %s', async (language, expected) => {
  const { detail } = (await house.at('tickets', {}, { ...kiosk(), language })).body;
  expect(detail).toMatch(expected === 'en' ? /^What was sent/ : /^Nội dung gửi đi/);
});

test('a body that does not say how long it is is read up to what may come, and no further', async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(' '.repeat(65_536))),
  });
  const answer = await fetch(`${house.url}/api/branches/${HOME}/tickets`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${house.tokens['kiosk-1']}`,
      'Idempotency-Key': 'endless',
      'Content-Type': 'application/json',
    },
    body: endless,
    duplex: 'half',
  } as RequestInit).catch(() => null);
  // The server answers before the body has ended; what the client makes of that is its own affair.
  expect([413, undefined]).toContain(answer?.status);
});

test('an unknown service is refused', () =>
  refused((l) => house.at('tickets', { service: '9.999999' }, { ...kiosk(), ...l }), 422, 'unknown_service'));

test('priority without a ground, or with an unknown one, is refused', async () => {
  const ask = (ground: string | null) => (l: object) =>
    house.at('tickets', { service: BIRTH, category: 'priority', ground }, { ...kiosk(), ...l });
  await refused(ask(null), 422, 'ground_required');
  await refused(ask('in-a-hurry'), 422, 'unknown_ground');
});

test('a printer that is not there is refused', () =>
  refused(
    (l) => house.at('tickets', { service: BIRTH, printer: 'printer-9' }, { ...kiosk(), ...l }),
    422,
    'unknown_printer',
  ));

test('issuing is paused: the kiosk hears so, and goes on afterwards', async () => {
  await house.at('office/pause-issuing', {}, chi());
  await refused((l) => house.at('tickets', { service: BIRTH }, { ...kiosk(), ...l }), 409, 'issuing_paused');
  await house.at('office/resume-issuing', {}, chi());
  expect((await house.at('tickets', { service: BIRTH }, kiosk())).status).toBe(200);
});

test('a counter that is taken is refused and names who sits there; nobody sits at two', async () => {
  await refused((l) => house.at('counters/2/sign-in', {}, { ...chi(), ...l }), 409, 'counter_taken', { clerk: 'binh' });
  await refused((l) => house.at('counters/3/sign-in', {}, { ...binh(), ...l }), 409, 'already_signed_in_elsewhere', {
    counter: '2',
  });
});

test('a counter that does not exist, and one at which somebody else is signed in', async () => {
  await refused((l) => house.at('counters/99/call-next', {}, { ...an(), ...l }), 404, 'counter_unknown');
  await refused((l) => house.at('counters/one/call-next', {}, { ...an(), ...l }), 404, 'counter_unknown');
  await refused((l) => house.at('counters/2/call-next', {}, { ...an(), ...l }), 409, 'not_signed_in');
});

test('an empty line: nobody is called', async () => {
  await house.at('counters/4/sign-in', {}, chi());
  await refused((l) => house.at('counters/4/call-next', {}, { ...chi(), ...l }), 409, 'nobody_waiting');
});

test('a ticket that no longer waits is neither cancelled nor called again; a second press does not hit the next visitor', async () => {
  const first = await issue();
  await issue();
  await house.at('tickets/cancel', { ticket: first.ticket }, kiosk());
  await refused(
    (l) => house.at('tickets/cancel', { ticket: first.ticket }, { ...kiosk(), ...l }),
    409,
    'ticket_not_waiting',
  );
  await refused(
    (l) => house.at('counters/2/call', { ticket: first.ticket }, { ...binh(), ...l }),
    409,
    'ticket_not_waiting',
  );
  const { called } = (await house.at('counters/2/call-next', {}, binh())).body;
  const ticket = `${TODAY}/${called}`;
  expect((await house.at('counters/2/finish', { ticket }, binh())).status).toBe(200);
  await refused((l) => house.at('counters/2/finish', { ticket }, { ...binh(), ...l }), 409, 'ticket_not_serving', {
    state: 'served',
  });
});

test('a ticket that never was', () =>
  refused((l) => house.at('tickets/cancel', { ticket: `${TODAY}/A999` }, { ...kiosk(), ...l }), 404, 'ticket_unknown'));

test('a forged QR: a receipt, a collection, a phone’s ticket', async () => {
  await refused((l) => house.get(`/api/branches/${HOME}/receipts/${FORGED}`, { ...kiosk(), ...l }), 404, 'forged_code');
  await refused((l) => house.at('collections', { receipts: [FORGED] }, { ...kiosk(), ...l }), 404, 'forged_code');
  await refused((l) => house.at(`phone/${FORGED}/cancel`, {}, l), 404, 'ticket_unknown');
});

test('a QR of another branch is no forgery: the holder is told which branch', async () => {
  const other = { branch: 'Tây Hồ' };
  await refused(
    (l) => house.get(`/api/branches/tay-ho/receipts/${FORGED}`, { ...kiosk(), ...l }),
    404,
    'code_of_another_branch',
    other,
  );
  await refused(
    (l) => house.post(`/api/branches/tay-ho/phone/${FORGED}/cancel`, {}, l),
    404,
    'code_of_another_branch',
    other,
  );
  const { body } = await house.get(`/api/branches/tay-ho/receipts/${FORGED}`, kiosk());
  expect(body.detail).toContain('Tây Hồ');
});

test('a branch that no city has', () =>
  refused(
    (l) => house.post('/api/branches/atlantis/tickets', { service: BIRTH }, { ...kiosk(), ...l }),
    404,
    'branch_unknown',
  ));

test('a dossier code that nobody has', () =>
  refused(
    (l) => house.get(`/api/branches/${HOME}/dossiers/H26.01.02-261123-0999/status`, { ...kiosk(), ...l }),
    404,
    'dossier_unknown',
  ));

test('the same key with another body', async () => {
  const key = 'one-key';
  await house.at('tickets', { service: BIRTH }, { ...kiosk(), key });
  await refused((l) => house.at('tickets', { service: '1.000894' }, { ...kiosk(), ...l, key }), 422, 'key_reused');
});

test('the same key and body on another path', async () => {
  const { body } = await house.at('tickets', { service: BIRTH, printer: null }, kiosk());
  const key = 'one-key-two-paths';
  const same = { ticket: body.ticket };
  expect((await house.at('tickets/cancel', same, { ...kiosk(), key })).status).toBe(200);
  expect((await house.at('tickets/cancel', same, { ...kiosk(), key })).status).toBe(200);
  await refused((l) => house.at('tickets/amend', same, { ...kiosk(), ...l, key }), 422, 'key_reused');
});

test('a key in quotes, as the draft writes it, is the same key', async () => {
  const bare = await house.at('tickets', { service: BIRTH }, { ...kiosk(), key: 'quoted-or-not' });
  const quoted = await house.at('tickets', { service: BIRTH }, { ...kiosk(), key: '"quoted-or-not"' });
  expect(quoted.body.number).toBe(bare.body.number);
});

test.each([
  ['after its end, when it would be closed at once, no day', 17.5, true],
  ['in the morning, a day', 10, false],
] as const)('a supervisor opens on a Sunday %s', async (_, hour, after) => {
  const sunday = await openTestHouse({ start: TEN + (hour - 10 - 24) * 3_600_000, closed: true });
  const held = house;
  house = sunday;
  try {
    if (after) await refused((l) => sunday.at('office/open-day', {}, { ...chi(), ...l }), 409, 'after_hours');
    else expect((await sunday.at('office/open-day', {}, chi())).status).toBe(200);
  } finally {
    house = held;
    await sunday.close();
  }
});

test('a closed branch gives no tickets and calls nobody, and says so', async () => {
  const closed = await openTestHouse({ start: TEN - 24 * 3_600_000, closed: true });
  const held = house;
  house = closed;
  try {
    await refused((l) => closed.at('tickets', { service: BIRTH }, { ...kiosk(), ...l }), 409, 'branch_closed');
    await refused((l) => closed.at('collections', { receipts: [] }, { ...kiosk(), ...l }), 409, 'branch_closed');
  } finally {
    house = held;
    await closed.close();
  }
});
