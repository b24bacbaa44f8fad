import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEY_PARAMETER, keyIn } from '../../../server/routes/command.ts';
import { problemSchema } from '../../../wire/http/problem.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

interface Operation {
  readonly operationId?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let house: TestHouse;
let document: Document;

beforeAll(async () => {
  house = await openTestHouse();
  document = (await house.get('/api/openapi.json')).body;
});
afterAll(() => house.close());

const PLACES: Readonly<Record<string, string>> = {
  branch: HOME,
  counter: '1',
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  code: 'H26.01.02-261123-0001',
  kind: 'kiosk',
};
const real = (path: string): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => PLACES[name] ?? 'x');
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('the OpenAPI document is 3.1, names every parameter of its paths, and every reference in it leads somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info).toMatchObject({ title: 'Motcua' });
  expect(operations().length).toBeGreaterThan(40);
  for (const { path, method, operation } of operations()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const told = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect({ path, told: told.map(({ name }) => name) }).toEqual({ path, told: inPath });
    expect(told.every(({ required }) => required === true)).toBe(true);
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '4XX', '5XX']));
    if (method === 'post') expect(operation.requestBody?.content).toHaveProperty('application/json');
  }
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(20);
  for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name ?? '');
});

test('what is no JSON, and an answer that is no success, are documented as what they are', () => {
  const responsesOf = (path: string) => document.paths[path]?.get?.responses as Record<string, { content: object }>;
  const pdf = responsesOf('/api/branches/{branch}/dossiers/{code}/receipt.pdf')['200']?.content;
  expect(pdf).toEqual({ 'application/pdf': { schema: expect.objectContaining({ type: 'string', format: 'binary' }) } });
  const { 200: up, 503: away } = responsesOf('/health');
  expect(up?.content).toHaveProperty('application/json');
  expect(away?.content).toEqual(up?.content);
});

test('every route of the document answers: with its answer, or with a problem of the document’s own form', async () => {
  for (const { path, method } of operations()) {
    const answer =
      method === 'get'
        ? await house.get(real(path), { token: house.tokens.chi })
        : await house.post(real(path), {}, { token: house.tokens.chi });
    const wrong = answer.body?.name === 'not_found' || answer.status >= 500;
    expect({ path, status: answer.status, wrong }).toMatchObject({ path, wrong: false });
    if (answer.status !== 200) expect(problemSchema.safeParse(answer.body).success).toBe(true);
  }
});

/** A deed at a counter names the ticket, or takes nothing. */
function onTicket({ requestBody }: Operation): object {
  const schema = requestBody?.content['application/json']?.schema as { readonly $ref?: string } | undefined;
  const named = document.components.schemas[schema?.$ref?.split('/').at(-1) ?? ''] ?? schema;
  return JSON.stringify(named).includes('"ticket"') ? TICKET : {};
}

/** Bodies that are right in form, so that only the key is missing. */
const TICKET = { ticket: '2026-11-23/A001' };
const DOSSIER = { dossier: PLACES.code };
const BODIES: Readonly<Record<string, object>> = {
  tickets: { service: '1.001193' },
  'tickets/amend': TICKET,
  'tickets/cancel': TICKET,
  'tickets/reprint': { ...TICKET, printer: 'printer-1' },
  'counters/{counter}/transfer': { ...TICKET, to: '2' },
  'calls/shown': { call: '2026-11-23/A001/1' },
  'calls/offer-voice': { zone: 'hall' },
  'calls/claim': { call: '2026-11-23/A001/1', announcement: 1, form: 'full' },
  'calls/spoken': { call: '2026-11-23/A001/1', announcement: 1 },
  'prints/begin': { job: '2026-11-23/A001/print' },
  'prints/confirm': { job: '2026-11-23/A001/print' },
  collections: { receipts: [] },
  'collections/join': TICKET,
  dossiers: {
    counter: '1',
    ...TICKET,
    service: '1.001193',
    applicant: { name: 'Nguyễn Văn Mẫu', idNumber: '001090000001' },
    papers: [{ name: 'Tờ khai', form: 'original', quantity: 1 }],
    feeVnd: 0,
  },
  'dossiers/ready': DOSSIER,
  'dossiers/withdraw-result': DOSSIER,
  'dossiers/hand-over': { counter: '1', ...TICKET, ...DOSSIER },
  'dossiers/decline': { counter: '1', ...TICKET, ...DOSSIER, reason: 'other' },
  'dossiers/undo-handover': { counter: '1', ...DOSSIER },
  'office/correct-handover': { ...DOSSIER, reason: 'nhầm hồ sơ' },
  'office/erase-personal-data': DOSSIER,
  'office/confirm-clock': { machine: 0 },
  'office/release-counter': { counter: '1' },
  'office/counter-services': { counter: '1', services: ['1.001193'] },
  'office/rule': { targets: { standard: 20, priority: 5, collection: 10, appointment: 0 }, urgentLimit: 2 },
};

test('every command of a branch needs an Idempotency-Key, and changes nothing without one', async () => {
  const commands = operations().filter(({ path, method }) => method === 'post' && path.startsWith('/api/branches/'));
  expect(commands.length).toBeGreaterThan(35);
  const before = await house.head();
  for (const { path, operation } of commands) {
    const key = operation.parameters?.find(({ name }) => name === 'Idempotency-Key');
    expect(key).toMatchObject({ in: 'header', required: true });
    const verb = path.replace('/api/branches/{branch}/', '');
    const body = BODIES[verb] ?? (verb.startsWith('counters/') ? onTicket(operation) : {});
    const tokens = verb.startsWith('calls/') ? 'display-1' : verb.startsWith('prints/') ? 'printer-1' : 'chi';
    const answer = await house.post(real(path), body, { token: house.tokens[tokens], key: null });
    // A token of no ticket of this day is told so first, as the socket tells it: there is no command yet.
    const expected = verb.startsWith('phone/') ? 'ticket_unknown' : 'key_required';
    expect({ verb, name: answer.body?.name }).toEqual({ verb, name: expected });
    if (expected === 'key_required') expect(answer.status).toBe(400);
  }
  expect(await house.head()).toBe(before);
});

test('elsewhere too a key is documented where a command is refused without one, and nowhere else', async () => {
  const demo = await openTestHouse({ mode: 'demo' });
  const { paths } = (await demo.get('/api/openapi.json')).body;
  const bodies: Readonly<Record<string, object>> = {
    '/api/sessions': { branch: HOME, clerk: 'lan', pin: '0000' },
    '/api/sessions/end': { clerk: 'lan' },
    '/api/demo/ready': DOSSIER,
    '/api/demo/printers/{printer}/control': { control: 'paper_ok' },
  };
  for (const [path, { post }] of Object.entries<{ post?: Operation }>(paths)) {
    if (post === undefined || path.startsWith('/api/branches/')) continue;
    const keyed = post.parameters?.some(({ name }) => name === 'Idempotency-Key') === true;
    const answer = await demo.post(path.replace('{printer}', 'printer-1'), bodies[path] ?? {}, { key: null });
    expect({ path, refused: answer.body?.name === 'key_required' }).toEqual({ path, refused: keyed });
    expect(answer.body?.name).not.toBe('invalid_body');
  }
  await demo.close();
});

test('a key that is empty is missing; one that is endless or no word has no form', async () => {
  const nameWith = async (key: string) =>
    (await house.at('tickets', { service: '1.001193' }, { token: house.tokens['kiosk-1'], key })).body.name;
  for (const key of ['', ' ', '""']) expect(await nameWith(key)).toBe('key_required');
  for (const key of ['x'.repeat(201), 'with a space', '"', '"x', 'x"', 'a"b', '"a"b"', '"""'])
    expect(await nameWith(key)).toBe('key_malformed');
});

test('a key between quotes is the key within them, as the document has it', () => {
  const pattern = new RegExp(KEY_PARAMETER.schema.pattern);
  for (const [header, key] of [
    ['quoted', 'quoted'],
    ['"quoted"', 'quoted'],
    ["it's", "it's"],
  ] as const)
    expect([keyIn(header), pattern.test(header)]).toEqual([{ key }, true]);
  for (const header of ['""', '"x', 'a"b']) expect(pattern.test(header)).toBe(false);
});

test('a client can be made from the document: each operation has a name, a way in, and nothing that nothing can be', () => {
  const named = operations().map(({ operation }) => operation.operationId);
  expect(new Set(named).size).toBe(named.length);
  for (const { path, operation } of operations()) expect(operation.security, path).toBeDefined();
  const receipt = document.paths['/api/branches/{branch}/receipts/{token}']?.get;
  expect(receipt?.security).toEqual([{}, { token: [] }]);
  // zod-openapi writes `.nullable()` of a named schema so: what is null must be an object as well.
  expect(JSON.stringify(document)).not.toContain('"allOf"');
});

test('a right address by a wrong method says which it takes; without a token it says how to be let in', async () => {
  const wrong = await fetch(`${house.url}/api/branches/${HOME}/tickets`);
  expect([wrong.status, wrong.headers.get('allow'), (await wrong.json()).name]).toEqual([
    405,
    'POST',
    'method_not_allowed',
  ]);
  const posted = await fetch(`${house.url}/health`, { method: 'POST' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  const stranger = await fetch(`${house.url}/api/branches/${HOME}/access`);
  expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect((await house.get('/apix')).text).toContain('<!doctype html>');
});

test('a system whose token is unknown is told so, and hears nothing of devices', async () => {
  const said = async (token: string) => (await house.at('dossiers/ready', DOSSIER, { token, language: 'en' })).body;
  expect(await said('s.nobody')).toMatchObject({ status: 401, name: 'token_unknown' });
  expect((await said('s.nobody')).detail).not.toContain('device');
  expect(await said('d.nobody')).toMatchObject({ status: 401, name: 'device_unknown' });
});

test('an address that is not there: a problem under /api, a page in the person’s language elsewhere', async () => {
  const api = await house.get('/api/branches/hoan-kiem/nothing-here');
  expect([api.status, api.body.name]).toEqual([404, 'not_found']);
  const page = await house.get('/kios', { language: 'en' });
  expect(page.status).toBe(404);
  expect(page.text).toContain('<!doctype html>');
  expect((await house.get('/kios')).text).not.toBe(page.text);
});

test('the readable page of the API shows every path', async () => {
  const { text } = await house.get('/api');
  for (const { path } of operations()) expect(text).toContain(path);
});

test('health tells that commands are taken, where each stream stands, and that the clock agrees', async () => {
  const { status, body } = await house.get('/health');
  expect([status, body]).toEqual([
    200,
    {
      ok: true,
      status: 'up',
      clockOffMs: 0,
      clock: null,
      doubts: 0,
      branches: [{ id: HOME, epoch: 1, seq: await house.head(), waits: null }],
    },
  ]);
  house.clock.jump(120_000);
  const { clockOffMs } = (await house.get('/health')).body;
  expect(Math.abs(clockOffMs - 120_000)).toBeLessThan(1_000);
  expect(house.log.of('clock_disagrees')).toHaveLength(1);
  house.clock.jump(-120_000);
});

test('in branch mode there is no demo: no page, no PINs, no rush hour, no tokens for whoever asks', async () => {
  const first = await house.get('/');
  expect([first.status, first.text.includes('/kiosk')]).toEqual([200, true]);
  expect(first.text).not.toContain('1111');
  for (const path of ['/api/demo', '/api/demo/printers/printer-1/papers?after=0'])
    expect((await house.get(path)).body.name).toBe('not_found');
  expect((await house.post('/api/demo/rush', {})).body.name).toBe('not_found');
  for (const kind of ['kiosk', 'display', 'printer'])
    expect((await house.get(`/api/screens/${kind}?device=${kind}-1`)).body).toMatchObject({
      mode: 'branch',
      device: null,
      token: null,
    });
});
