import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '../../../wire/live.ts';
import { topics } from '../../../wire/topics.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';
import { frame, openLine, openSocket, upgradeRequest } from './hostile-line.ts';

/** What no limit needs to be measured for: each is answered, or cut, by a count. */
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const refused = (kind: string): number => {
  house.open.house.refusals.flush();
  return house.log.of('strangers_refused').filter((line) => (line as { kind: string }).kind === kind).length;
};
const follow = (topic: string, id: number): Buffer => frame(`42${id}["follow","${topic}",null]`);
const views = (heard: string): number => heard.split('42["view"').length - 1;

test('ten thousand follows on one socket: a few are answered with the view that is there, then a refusal, then the end', async () => {
  const line = await openSocket(house.url);
  line.socket.write(Buffer.concat(Array.from({ length: 10_000 }, (_, id) => follow(`line:${HOME}`, id))));
  await line.ended;
  expect(line.heard()).toContain('too_many_requests');
  expect(views(line.heard())).toBeLessThan(30);
  expect(refused('too_many_messages')).toBe(1);
});

test('one after the other, as fast as they are answered, it is the same', async () => {
  const line = await openSocket(house.url);
  for (let id = 0; id < 200 && !line.socket.destroyed; id++) {
    line.socket.write(follow(`line:${HOME}`, id));
    await new Promise((next) => setTimeout(next, 1));
  }
  await line.ended;
  expect(line.heard()).toContain('too_many_requests');
});

test.each([
  ['junk events', () => frame('42["nothing",1]')],
  ['unfollows', () => frame(`42["unfollow","line:${HOME}"]`)],
  ['status of no device', () => frame('42["status",{"printer":"ready"}]')],
  ['answers that nobody asked for', () => frame('431[]')],
  ['engine pongs', () => frame('3')],
  ['requests to join again', () => frame('40{"token":null}')],
  ['requests to join what is not there', () => frame('40/elsewhere,{}')],
  ['placeholders of binary', () => frame('451-["follow",{"_placeholder":true,"num":0}]')],
  ['pieces of binary', () => frame('x', 'binary')],
  ['pings', () => frame('x', 'ping')],
  ['packets that are none', () => frame('9')],
  ['frames that never end', () => frame('4', 'continued', false)],
])('a flood of %s ends the connection that it comes over', async (_, piece) => {
  const line = await openSocket(house.url);
  const one = piece();
  const first = one[0] === 0 ? frame('42', 'text', false) : one;
  line.socket.write(Buffer.concat([first, ...Array.from({ length: 5_000 }, () => one)]));
  await line.ended;
  expect(line.heard().length).toBeLessThan(20_000);
});

test('a message that is too long ends its connection', async () => {
  const line = await openSocket(house.url);
  line.socket.write(frame(`42["follow","${'x'.repeat(5_000)}",null]`));
  await line.ended;
});

test.each([
  ['another path', '/elsewhere/?EIO=4&transport=websocket', [], '404'],
  ['polling', '/live/?EIO=4&transport=polling', [], '400'],
  ['an old protocol', '/live/?EIO=3&transport=websocket', [], '400'],
  ['a session of somebody', '/live/?EIO=4&transport=websocket&sid=AAAA', [], '400'],
  ['a page of another house', '/live/?EIO=4&transport=websocket', ['Origin: https://elsewhere.example'], '403'],
])('a request for a socket with %s is refused at once, and its connection is closed', async (_, path, more, status) => {
  const line = await openLine(house.url);
  line.socket.write(upgradeRequest(path, more));
  await line.ended;
  expect(line.heard()).toContain(`HTTP/1.1 ${status} `);
});

test('what a stranger sends raises no alarm', () => {
  expect(house.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('forty sockets that follow and never read keep nothing but one view each; a console hears on', async () => {
  const deaf = await Promise.all(Array.from({ length: 40 }, () => openSocket(house.url, { reads: false })));
  for (const { socket } of deaf) for (let id = 0; id < 20; id++) socket.write(follow(`line:${HOME}`, id));
  const live = connect(house.url, () => house.tokens['display-1'] ?? null);
  const seen: unknown[] = [];
  live.follow(topics.hall(HOME), (view) => seen.push(view));
  await expect.poll(() => seen.length).toBe(1);
  live.close();
  for (const { socket } of deaf) socket.destroy();
});

test('a view that throws, in the timer that pushes it: written down, and the next change brings it', async () => {
  const live = connect(house.url, () => house.tokens.chi ?? null);
  const seen: unknown[] = [];
  live.follow(topics.devices(HOME), (view) => seen.push(view));
  await expect.poll(() => seen.length).toBe(1);
  const view = vi.spyOn(house.open.house.presence, 'view').mockImplementation(() => {
    throw new Error('a fault of ours');
  });
  const display = connect(house.url, () => house.tokens['display-1'] ?? null);
  await expect.poll(() => house.log.of('view_failed').length).toBe(1);
  view.mockRestore();
  display.close();
  await expect.poll(() => seen.length).toBe(2);
  live.close();
});

test('a beat that throws, and a look at the keys that throws: written down, and the next ones come', {
  timeout: 20_000,
}, async () => {
  const live = connect(house.url, () => house.tokens.chi ?? null);
  const identify = vi.spyOn(house.open.house.people, 'identify');
  live.follow(topics.hall(HOME), () => {});
  await expect.poll(() => identify.mock.calls.length).toBeGreaterThan(0);
  identify.mockImplementation(() => {
    throw new Error('a fault of ours');
  });
  await expect.poll(() => house.log.of('watch_failed').length, { timeout: 5_000 }).toBeGreaterThan(0);
  identify.mockRestore();
  const failed = house.log.of('watch_failed').length;
  await new Promise((later) => setTimeout(later, 1_500));
  expect(house.log.of('watch_failed').length).toBe(failed);
  live.close();
});
