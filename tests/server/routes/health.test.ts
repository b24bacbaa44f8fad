import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { isOnThisMachine } from '../../../server/on-this-machine.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

const TAY_HO = as<BranchId>('tay-ho');
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ branches: [HOME, TAY_HO] });
});
afterAll(() => house.close());

/** As it comes through a proxy on the same machine, by the name that visitors know. */
function fromOutside(headers: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    get(`${house.url}/health`, { headers: { host: 'hall.example', ...headers } }, async (answer) => {
      let text = '';
      for await (const piece of answer.setEncoding('utf8')) text += piece;
      resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) });
    }).on('error', reject);
  });
}
const asWho = (who: string) => ({ authorization: `Bearer ${house.tokens[who]}` });

test('a stranger hears whether commands are taken, and nothing of numbers, clock or disk', async () => {
  house.clock.jump(120_000);
  for (const headers of [{}, { 'x-forwarded-for': '127.0.0.1' }, { host: '127.0.0.1', forwarded: 'for=127.0.0.1' }])
    expect(await fromOutside(headers)).toEqual({ status: 200, body: { ok: true } });
  house.clock.jump(-120_000);
});

test.each(['kiosk-1', 'display-1', 'printer-1', 'an', 'system'])('%s hears no more than a stranger', async (who) => {
  expect((await fromOutside(asWho(who))).body).toEqual({ ok: true });
});

test.each(['chi', 'giang', 'ha'])('the office (%s) hears how its own branch stands, from anywhere', async (who) => {
  const { body } = await fromOutside(asWho(who));
  expect(body).toMatchObject({ ok: true, status: 'up', clock: null, doubts: 0, branches: [{ id: HOME, epoch: 1 }] });
  expect(body.branches).toHaveLength(1);
});

test('whoever asks on the machine itself hears all', async () => {
  expect((await house.get('/health')).body.branches.map(({ id }: { id: string }) => id)).toEqual([HOME, TAY_HO]);
});

test.each([
  [true, '127.0.0.1', { host: '127.0.0.1:3000' }],
  [true, '::1', { host: '[::1]:3000' }],
  [true, '::ffff:127.0.0.1', { host: 'localhost' }],
  [false, '203.0.113.7', { host: '127.0.0.1' }],
  [false, '127.0.0.1', { host: 'hall.example' }],
  [false, '127.0.0.1', { host: '127.0.0.1.example' }],
  [false, '127.0.0.1', {}],
  [false, '127.0.0.1', { host: 'localhost', 'x-forwarded-for': '203.0.113.7' }],
  [false, '127.0.0.1', { host: 'localhost', forwarded: 'for=203.0.113.7' }],
  [false, '127.0.0.1', { host: 'localhost', 'x-real-ip': '203.0.113.7' }],
  [false, '127.0.0.1', { host: 'localhost', via: '1.1 proxy' }],
  [false, undefined, { host: 'localhost' }],
])('on this machine: %s, from %s with %j', (here, remoteAddress, headers) => {
  expect(isOnThisMachine({ socket: { remoteAddress }, headers } as unknown as IncomingMessage)).toBe(here);
});
