import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

/**
 * A command's route is declared once and answered two ways: directly, and by Hono. Here two houses of the same clock and the
 * same history are asked the same, one each way, and must answer alike to the byte.
 */
interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: string | Buffer;
}
interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

let house: TestHouse;
let other: TestHouse;
const TICKETS = `/api/branches/${HOME}/tickets`;

beforeAll(async () => {
  house = await openTestHouse();
  other = await openTestHouse();
}, 60_000);
afterAll(async () => {
  await house.close();
  await other.close();
});

function ask(of: TestHouse, asked: Asked, ordinary: boolean): Promise<Told> {
  const body = asked.body ?? '{"service":"2.000815","printer":null}';
  const headers = {
    Authorization: `Bearer ${of.tokens['kiosk-1']}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': crypto.randomUUID(),
    'Content-Length': String(Buffer.byteLength(body)),
    // A host in capitals is looked at closer, and that is all the difference between the ways.
    Host: ordinary ? '127.0.0.1.HALL' : '127.0.0.1',
    ...asked.headers,
  };
  const given = Object.entries(headers).filter((entry) => entry[1] !== undefined) as [string, string][];
  return new Promise((resolve, reject) => {
    const sent = request(of.url + (asked.path ?? TICKETS), {
      method: asked.method ?? 'POST',
      headers: Object.fromEntries(given),
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        const { date: _, ...rest } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, headers: rest, body: text });
      });
    });
    sent.end(body);
  });
}

/** What differs from house to house although the same was asked: stamps and tokens. */
const plain = ({ body, ...told }: Told): Told => ({
  ...told,
  body: body.replaceAll(/"(at|due)":\d+/g, '"$1":0').replaceAll(/[A-Z]\d{3}-[\w-]{22}/g, 'TOKEN'),
});

async function bothWays(asked: Asked): Promise<Told> {
  const direct = plain(await ask(house, asked, false));
  expect(plain(await ask(other, asked, true))).toEqual(direct);
  return direct;
}

describe('a request is answered alike, directly and by Hono', () => {
  test.each<[situation: string, status: number, asked: Asked]>([
    ['good', 200, {}],
    [
      'good, with every field',
      200,
      { body: '{"service":"2.000815","category":"priority","ground":"elderly","language":"en"}' },
    ],
    ['of a kiosk’s own page', 200, { headers: { Origin: 'https://hall.example', 'Sec-Fetch-Site': 'same-origin' } }],
    ['with a mark of the byte order', 200, { body: '\ufeff{"service":"2.000815","printer":null}' }],
    ['of a page of another house', 403, { headers: { Origin: 'https://elsewhere.example' } }],
    ['that says it is text', 415, { headers: { 'Content-Type': 'text/plain' } }],
    ['without a token', 401, { headers: { Authorization: undefined } }],
    ['with a token of nobody', 401, { headers: { Authorization: 'Bearer d.nobody' } }],
    ['with a session of nobody', 401, { headers: { Authorization: 'Bearer c.x.y', 'Accept-Language': 'en' } }],
    ['of another branch', 404, { path: '/api/branches/nowhere/tickets' }],
    ['that is no JSON', 400, { body: '{"service":' }],
    ['that is no JSON, in English', 400, { body: '', headers: { 'Accept-Language': 'en-GB,en;q=0.9' } }],
    ['with a wrong field', 400, { body: '{"service":7}' }],
    ['with bytes that are no text', 400, { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }],
    ['without a key', 400, { headers: { 'Idempotency-Key': undefined } }],
    ['with an empty key', 400, { headers: { 'Idempotency-Key': '' } }],
    ['with a key of no form', 400, { headers: { 'Idempotency-Key': 'a b' } }],
    ['for a service that nobody has', 422, { body: '{"service":"9.999999","printer":null}' }],
    ['that the rules refuse', 422, { body: '{"service":"2.000815","category":"priority","ground":"nobody"}' }],
    ['of a route that is none', 404, { path: `${TICKETS}/nothing` }],
    ['too long to be read', 413, { body: `"${'x'.repeat(300_000)}"` }],
    ['with a query behind the path', 200, { path: `${TICKETS}?x=1` }],
    ['with a path in percent signs', 200, { path: `/api/branches/${HOME.replace('h', '%68')}/tickets` }],
    ['for a ticket that is none', 404, { path: `${TICKETS}/cancel`, body: '{"ticket":"2026-11-23/Z999"}' }],
  ])('%s', async (_, status, asked) => {
    expect((await bothWays(asked)).status).toBe(status);
  });

  test('a retry, and the same key with another body', async () => {
    const headers = { 'Idempotency-Key': '"once"' };
    const first = await bothWays({ headers });
    expect(await bothWays({ headers })).toEqual(first);
    expect(await bothWays({ headers, body: '{"service":"2.000815"}' })).toMatchObject({ status: 422 });
  });

  test('the same key the other way: one ticket', async () => {
    const asked = { headers: { 'Idempotency-Key': 'either-way' } };
    const [direct, ordinary] = [await ask(house, asked, false), await ask(house, asked, true)];
    expect(ordinary).toEqual(direct);
  });

  test('the token’s scheme in small letters', async () => {
    const bearer = (of: TestHouse) => ({ Authorization: `bearer ${of.tokens['kiosk-1']}` });
    expect((await ask(house, { headers: bearer(house) }, false)).status).toBe(200);
    expect((await ask(house, { headers: bearer(house) }, true)).status).toBe(200);
  });
});

/** Bytes as they go over the line, and what comes back until the other side closes. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(house.open.port, '127.0.0.1', () => socket.write(text));
    let back = '';
    socket.on('data', (chunk) => {
      back += chunk.toString();
    });
    socket.on('close', () => resolve(back));
    socket.on('error', reject);
  });
}

const head = (...more: readonly string[]): string =>
  [
    `POST ${TICKETS} HTTP/1.1`,
    'Host: hall',
    `Authorization: Bearer ${house.tokens['kiosk-1']}`,
    'Content-Type: application/json',
    ...more,
    '',
    '',
  ].join('\r\n');
const BODY = '{"service":"2.000815","printer":null}';

describe('what arrives in an unusual way', () => {
  test('three requests in one packet are answered in their order, the connection closed when asked', async () => {
    const one = (key: string, more: readonly string[] = []) =>
      head(`Idempotency-Key: ${key}`, `Content-Length: ${BODY.length}`, ...more) + BODY;
    const back = await raw(one('p1') + one('p2') + one('p1', ['Connection: close']));
    const numbers = [...back.matchAll(/"number":"(\w+)"/g)].map(([, number]) => number);
    expect(numbers).toHaveLength(3);
    expect(numbers[2]).toBe(numbers[0]);
    expect(numbers[1]).not.toBe(numbers[0]);
  });

  test('a body in chunks, and one that comes letter by letter', async () => {
    const chunked = `${head('Idempotency-Key: c1', 'Transfer-Encoding: chunked', 'Connection: close')}${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
    expect(await raw(chunked)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"number"/);
    const slow = new Promise<string>((resolve) => {
      const socket = connect(house.open.port, '127.0.0.1', async () => {
        socket.setNoDelay(true);
        const text = head('Idempotency-Key: s1', `Content-Length: ${BODY.length}`, 'Connection: close') + BODY;
        for (let from = 0; from < text.length; from += 7) {
          socket.write(text.slice(from, from + 7));
          await new Promise((next) => setImmediate(next));
        }
      });
      let back = '';
      socket.on('data', (chunk) => {
        back += chunk.toString();
      });
      socket.on('close', () => resolve(back));
    });
    expect(await slow).toMatch(/^HTTP\/1\.1 200 [\s\S]*"number"/);
  });

  test('a header that decides stands twice: looked at closer, and refused', async () => {
    const twice = head(
      'Authorization: Bearer d.other',
      'Idempotency-Key: t1',
      `Content-Length: ${BODY.length}`,
      'Connection: close',
    );
    expect(await raw(twice + BODY)).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('a body that breaks off is no ticket, no alarm, and the house goes on', async () => {
    const before = await house.head();
    const cut = new Promise<void>((resolve) => {
      const socket = connect(house.open.port, '127.0.0.1', () => {
        socket.write(`${head('Idempotency-Key: cut', 'Content-Length: 500')}{"service":`, () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    await cut;
    expect(await ask(house, {}, false)).toMatchObject({ status: 200 });
    expect(await house.head()).toBe(before + 1);
    expect(house.log.of('request_failed')).toEqual([]);
  });
});
