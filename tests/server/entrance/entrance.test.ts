import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEntrance } from '../../../server/entrance/entrance.ts';
import { createRefusals, type Refusals } from '../../../server/entrance/refusals.ts';
import { createPortions } from '../../../server/portions.ts';
import { systemNextTurn, systemTimers } from '../../../server/system.ts';
import { handClock } from '../hand-clock.ts';
import { openLine } from '../live/hostile-line.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

let log: RecordedLog;
let refusals: Refusals;
let url: string;
let handled: string[];
/** Node's requests, whether they are handed on or not. */
let parsed: number;
/** Strangers wait while it is false. */
let lanesGo: boolean;
let waiting: (() => void)[];
let close: () => Promise<void>;

beforeEach(async () => {
  log = recordedLog();
  refusals = createRefusals(log, handClock(0));
  handled = [];
  parsed = 0;
  lanesGo = true;
  waiting = [];
  const clock = handClock(0);
  const { http } = createEntrance({
    handle(request, response) {
      handled.push(request.url ?? '');
      response.end('well');
    },
    portions: createPortions({
      steady: clock,
      nextTurn: (run) => (lanesGo ? systemNextTurn(run) : void waiting.push(run)),
      onFault: (error) => log.error('portion_failed', { error }),
    }),
    timers: systemTimers,
    refusals,
    addressOf: () => '203.0.113.9',
    isProxy: () => false,
    isOfHouse: (token) => token === 'kiosk',
  });
  http.on('request', () => {
    parsed += 1;
  });
  await new Promise<void>((open) => http.listen(0, '127.0.0.1', open));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  close = async () => {
    http.closeAllConnections();
    await new Promise((closed) => http.close(closed));
  };
});
afterEach(() => close());

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const counted = (kind: string): number => {
  refusals.flush();
  return log
    .of('strangers_refused')
    .filter((line) => (line as { kind: string }).kind === kind)
    .reduce((sum, line) => sum + (line as { count: number }).count, 0);
};

test.each([
  ['plain', ''],
  ['that expect what nobody knows', 'Expect: wonders\r\n'],
])(
  'a thousand requests %s in one piece: after eight nothing more is read, and the connection ends',
  async (_, more) => {
    const line = await openLine(url);
    line.socket.on('error', () => {});
    line.socket.write(get('/', more).repeat(1_000));
    await line.ended;
    expect(parsed).toBeLessThanOrEqual(8);
    expect(counted('too_many_requests')).toBe(1);
  },
);

test('seven requests in one piece are answered, and then more on the same connection', async () => {
  const line = await openLine(url);
  for (const round of [1, 2]) {
    line.socket.write(get(`/${round}`).repeat(7));
    await expect.poll(() => line.heard().split('well').length - 1).toBe(round * 7);
  }
  line.socket.destroy();
});

test('who shows a key of the house is answered while strangers wait, before its body has come', async () => {
  lanesGo = false;
  const strangers = await Promise.all(Array.from({ length: 20 }, () => openLine(url)));
  for (const { socket } of strangers) socket.write(get('/stranger').repeat(4));
  await expect.poll(() => parsed).toBe(80);
  const kiosk = await openLine(url);
  kiosk.socket.write(
    'POST /kiosk HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer kiosk\r\nContent-Length: 100000\r\n\r\n{',
  );
  await expect.poll(() => handled).toEqual(['/kiosk']);
  lanesGo = true;
  for (const run of waiting) run();
  await expect.poll(() => handled.length).toBe(81);
  for (const { socket } of [...strangers, kiosk]) socket.destroy();
});

test('whoever has 512 requests waiting hears of each further one that it is too many', async () => {
  lanesGo = false;
  const lines = await Promise.all(Array.from({ length: 75 }, () => openLine(url)));
  for (const { socket } of lines) {
    socket.on('error', () => {});
    socket.write(get('/').repeat(7));
  }
  await expect.poll(() => parsed).toBe(525);
  expect(counted('too_many_requests')).toBe(13);
  for (const { socket } of lines) socket.destroy();
});

test('a request that is none is answered and counted, and raises no alarm', async () => {
  const line = await openLine(url);
  line.socket.write('\x00\x01\x02\r\n\r\n');
  await line.ended;
  expect(line.heard()).toContain('400 Bad Request');
  expect(counted('broken_request')).toBe(1);
  expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});
