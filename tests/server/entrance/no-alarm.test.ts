import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';
import { openLine } from '../live/hostile-line.ts';

/** What a stranger breaks is the stranger's trouble: nobody on duty is woken by it. */
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const AT = `/api/branches/${HOME}`;
const JSON_BODY = 'Content-Type: application/json';
const ask = (method: string, path: string, more: readonly string[] = [], body = ''): string =>
  [`${method} ${path} HTTP/1.1`, 'Host: x', ...more, '', body].join('\r\n');
const post = (path: string, body: string, more: readonly string[] = []): string =>
  ask('POST', path, [JSON_BODY, `Content-Length: ${Buffer.byteLength(body)}`, ...more], body);

/** Words that tell each way to break off a body: all commands, and what else takes one. */
const TAKERS = [
  '/api/sessions',
  `${AT}/tickets`,
  `${AT}/dossiers/search`,
  `${AT}/phone/${'A'.repeat(22)}/cancel`,
  '/api/office/nowhere',
];

test('five bodies that break off, at each of five addresses, with a key and without one', async () => {
  for (const path of TAKERS)
    for (const more of [[], ['Idempotency-Key: cut']]) {
      const line = await openLine(house.url);
      line.socket.on('error', () => {});
      const head = ask('POST', path, [JSON_BODY, 'Content-Length: 500', ...more], '{"service":');
      line.socket.write(head, () => line.socket.destroy());
      await line.ended;
      const chunked = await openLine(house.url);
      chunked.socket.on('error', () => {});
      const pieces = ask('POST', path, [JSON_BODY, 'Transfer-Encoding: chunked', ...more], '5\r\n{"a":\r\n');
      chunked.socket.write(pieces, () => chunked.socket.resetAndDestroy());
      await chunked.ended;
    }
});

test.each([
  ['a path that is no UTF-8', ask('GET', '/api/%E0%A4%A')],
  ['a path with a NUL', ask('GET', '/api/branches/%00/dossiers')],
  ['a path that climbs', ask('GET', '/assets/../../../../etc/passwd')],
  ['a page that climbs, encoded', ask('GET', '/assets/%2e%2e%2f%2e%2e%2fkeys.json')],
  ['a path of 8,000 letters', ask('GET', `/${'a'.repeat(8_000)}`)],
  ['an address of another protocol', ask('GET', 'ftp://elsewhere/x')],
  ['an address that is none', ask('GET', 'http://[::1')],
  ['a query that is no UTF-8', ask('GET', `${AT}/dossiers/search?q=%ff%fe`)],
  ['no Host', 'GET /api HTTP/1.1\r\n\r\n'],
  ['a Host that is none', 'GET /api HTTP/1.1\r\nHost: a b:c:d\r\n\r\n'],
  ['headers of 20 kB', ask('GET', '/', [`X-Much: ${'a'.repeat(20_000)}`])],
  ['a method that nobody knows', ask('BREW', '/api')],
  ['TRACE', ask('TRACE', '/')],
  ['CONNECT', 'CONNECT elsewhere:443 HTTP/1.1\r\nHost: elsewhere:443\r\n\r\n'],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['HTTP/2 at once', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['two lengths', ask('POST', `${AT}/tickets`, [JSON_BODY, 'Content-Length: 2', 'Content-Length: 3'], '{}')],
  [
    'a length and chunks',
    ask('POST', `${AT}/tickets`, [JSON_BODY, 'Content-Length: 2', 'Transfer-Encoding: chunked'], '{}'),
  ],
  ['chunks that are none', ask('POST', `${AT}/tickets`, [JSON_BODY, 'Transfer-Encoding: chunked'], 'zz\r\n{}\r\n')],
  ['no JSON', post(`${AT}/tickets`, '{"service":', ['Idempotency-Key: k'])],
  ['JSON that nests 5,000 deep', post(`${AT}/tickets`, '['.repeat(5_000), ['Idempotency-Key: k'])],
  ['half a surrogate', post(`${AT}/tickets`, '{"service":"\\ud800"}', ['Idempotency-Key: k'])],
  ['__proto__', post(`${AT}/tickets`, '{"__proto__":{"service":"x"}}', ['Idempotency-Key: k'])],
  ['a branch that is a property of objects', post('/api/branches/constructor/tickets', '{"service":"x"}')],
  [
    'a key of 10,000 letters',
    post(`${AT}/tickets`, '{"service":"1.001193"}', [`Idempotency-Key: ${'k'.repeat(9_000)}`]),
  ],
  ['a token that is none', post(`${AT}/tickets`, '{"service":"1.001193"}', ['Authorization: Bearer \xff\xfe'])],
  ['a session of a forged form', post('/api/sessions/end', '{}', ['Authorization: Bearer s.a.b.c.d'])],
  ['a sign-in without fields', post('/api/sessions', '{}')],
  ['a language that is none', ask('GET', '/api/nowhere', ['Accept-Language: ;;;q=,\xff'])],
  ['a range that is none', ask('GET', '/kiosk', ['Range: bytes=9-1'])],
  ['an encoding that is none', ask('GET', '/kiosk', ['Accept-Encoding: ;q=x,,'])],
  ['forwarding headers that are none', ask('GET', '/api', ['X-Forwarded-For: ,,;', 'Forwarded: for=;;='])],
  ['an upgrade to what nobody knows', ask('GET', '/live/', ['Connection: Upgrade', 'Upgrade: h2c'])],
  ['an upgrade with a body', ask('POST', '/live/?EIO=4', ['Connection: Upgrade', 'Upgrade: websocket'], 'x')],
  [
    'Expect: 100-continue, and then nothing',
    ask('POST', `${AT}/tickets`, ['Expect: 100-continue', 'Content-Length: 9']),
  ],
])('%s', async (_, bytes) => {
  const line = await openLine(house.url);
  line.socket.on('error', () => {});
  line.socket.write(Buffer.from(bytes, 'latin1'));
  // Whatever is answered, or nothing: what counts is what the log says.
  await Promise.race([line.ended, expect.poll(() => line.heard().length, { timeout: 300 }).toBeGreaterThan(0)]).catch(
    () => {},
  );
  line.socket.destroy();
  await line.ended;
});

test('after all of them: no line of the log is an alarm, and a kiosk gets its ticket', async () => {
  const kiosk = { token: house.tokens['kiosk-1'] };
  expect((await house.at('tickets', { service: '1.001193' }, kiosk)).status).toBe(200);
  house.open.house.refusals.flush();
  expect(house.log.of('strangers_refused').length).toBeGreaterThan(0);
  expect(house.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});
