import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Client, createClient, newKey } from '../../wire/client.ts';

let server: Server;
let client: Client;
let keys: (string | undefined)[];
let replies: ((answer: ServerResponse) => void)[];

const json = (status: number, body: object) => (answer: ServerResponse) => {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const problem = (name: string, status: number) => json(status, { name, status });
const hangUp = (answer: ServerResponse): void => void answer.destroy();

beforeEach(async () => {
  keys = [];
  replies = [];
  server = createServer((request: IncomingMessage, answer) => {
    keys.push(request.headers['idempotency-key'] as string | undefined);
    request.resume();
    request.on('end', () => (replies.shift() ?? json(200, { number: 'A001' }))(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = createClient({ baseUrl: `http://127.0.0.1:${port}`, token: () => 'd.x', language: () => 'vi' });
});
afterEach(() => server.close());

test('the line breaks in the middle of an answer: the same key is sent again, so one touch is one ticket', async () => {
  replies = [hangUp];
  expect(await client.send({ path: '/tickets' }, {})).toEqual({ ok: true, value: { number: 'A001' } });
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]?.length).toBeGreaterThanOrEqual(22);
});

test('an unknown outcome and a server that closes are asked again; a refusal is not', async () => {
  replies = [problem('outcome_unknown', 503), problem('closing', 503)];
  expect((await client.send({ path: '/tickets' }, {})).ok).toBe(true);
  expect(new Set(keys).size).toBe(1);
  keys = [];
  replies = [problem('issuing_paused', 409)];
  expect(await client.send({ path: '/tickets' }, {})).toMatchObject({ ok: false, problem: { name: 'issuing_paused' } });
  expect(keys).toHaveLength(1);
});

test('no answer at all in four tries: offline, and each touch has a key of its own', async () => {
  replies = [hangUp, hangUp, hangUp, hangUp];
  expect(await client.send({ path: '/tickets' }, {})).toMatchObject({ ok: false, problem: { name: 'offline' } });
  expect(keys).toHaveLength(4);
  await client.send({ path: '/tickets' }, {});
  expect(new Set(keys).size).toBe(2);
});

test('a browser without `AbortSignal.timeout`, as on older phones, is answered all the same', async () => {
  const { timeout } = AbortSignal;
  Reflect.deleteProperty(AbortSignal, 'timeout');
  try {
    expect(await client.ask({ path: '/screens/phone' })).toEqual({ ok: true, value: { number: 'A001' } });
  } finally {
    AbortSignal.timeout = timeout;
  }
});

test('an answer that does not come in time is none; who asks may say how long to wait, to the answer’s last byte', async () => {
  const slowly = (answer: ServerResponse): void => {
    answer.writeHead(200, { 'content-type': 'application/json' }).write('{"number":');
    setTimeout(() => answer.end('"A001"}'), 200);
  };
  replies = [slowly, slowly];
  expect(await client.ask({ path: '/screens/phone' }, 50)).toMatchObject({ ok: false, problem: { name: 'offline' } });
  expect((await client.ask({ path: '/screens/phone' }, 5_000)).ok).toBe(true);
});

test('nobody waits for the answer any more: it is not asked again, so nothing is done behind a visitor’s back', async () => {
  replies = [hangUp, hangUp];
  const answer = await client.send({ path: '/cancel' }, {}, 'k', () => false);
  expect(answer).toMatchObject({ ok: false, problem: { name: 'offline' } });
  expect(keys).toEqual(['k']);
});

test('a screen that kept its key over a reload sends that one', async () => {
  await client.send({ path: '/tickets' }, {}, 'kept');
  expect(keys).toEqual(['kept']);
});

test('keys made one after the other: each is another, and they sort by the time of the touch', () => {
  vi.useFakeTimers({ now: 1_795_323_600_000 });
  const earlier = newKey();
  const twin = newKey();
  vi.setSystemTime(1_795_323_600_001);
  const later = newKey();
  vi.useRealTimers();
  expect(twin).not.toBe(earlier);
  expect(twin.slice(0, 9)).toBe(earlier.slice(0, 9));
  expect(later.slice(0, 9) > earlier.slice(0, 9)).toBe(true);
  expect(later).toMatch(/^[\x21-\x7e]{30}$/);
});
