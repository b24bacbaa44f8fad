import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Problem } from '../../wire/http/problem.ts';
import { connect, type Live } from '../../wire/live.ts';
import type { FollowAnswer, Version } from '../../wire/socket.ts';

/** A server that says what a test lets it say. */
let server: Server;
let url: string;
let asked: { topic: string; have: Version | null }[];
let answer: FollowAnswer;
let live: Live;
const lives: Live[] = [];

async function listen(port = 0): Promise<void> {
  const http = createServer();
  server = new Server(http, { path: '/live', transports: ['websocket'] });
  server.on('connection', (socket) =>
    socket.on('follow', (topic, have, reply) => {
      asked.push({ topic, have });
      reply(answer);
    }),
  );
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
const start = (): Live => {
  const made = connect(url, () => 'd.token');
  lives.push(made);
  return made;
};
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const say = (topic: string, seq: number, view: unknown, epoch = 1): void =>
  void server.emit('view', { topic, epoch, seq, now: 1_000, view });
const beat = (...heads: readonly (readonly [string, number, number])[]): void =>
  void server.emit('beat', { now: 2_000, heads });

beforeEach(async () => {
  asked = [];
  answer = { ok: true };
  await listen();
  live = start();
});
afterEach(async () => {
  for (const one of lives.splice(0)) one.close();
  await server.close();
});

test('a lost push: the beat says that there is a newer one, and the screen asks with what it has', async () => {
  const views: unknown[] = [];
  live.follow('hall:b', (view) => views.push(view));
  await until(() => asked.length === 1);
  say('hall:b', 5, 'first');
  await until(() => views.length === 1);
  // View 6 is lost on the way.
  beat(['hall:b', 1, 6]);
  await until(() => asked.length === 2);
  expect(asked[1]).toEqual({ topic: 'hall:b', have: { epoch: 1, seq: 5 } });
  say('hall:b', 6, 'second');
  await until(() => views.length === 2);
  beat(['hall:b', 1, 6]);
  say('hall:b', 7, 'third');
  await until(() => views.length === 3);
  expect(asked).toHaveLength(2);
});

test('the time is known with the first word of the server, and not before: until then a screen shows none', async () => {
  const told: number[] = [];
  live.onTime(() => told.push(live.now()));
  await until(() => server.sockets.sockets.size === 1);
  expect(told).toEqual([]);
  live.follow('hall:b', () => expect(told).toHaveLength(1));
  await until(() => asked.length === 1);
  say('hall:b', 1, 'first');
  await until(() => told.length === 1);
  expect(told[0]).toBeGreaterThanOrEqual(1_000);
  expect(told[0]).toBeLessThan(60_000);
  live.onTime(() => told.push(0));
  expect(told).toHaveLength(2);
});

test('the server sends a screen away: it comes back by itself and is told why, later each time', async () => {
  const problems: string[] = [];
  const at: number[] = [];
  live.follow(
    'hall:b',
    () => {},
    ({ name }) => {
      problems.push(name);
      at.push(performance.now());
      server.disconnectSockets();
    },
  );
  await until(() => asked.length === 1);
  answer = { ok: false, problem: { name: 'not_signed_in_here' } as Problem };
  const left = performance.now();
  server.disconnectSockets();
  await until(() => problems.length === 2);
  expect(problems).toEqual(['not_signed_in_here', 'not_signed_in_here']);
  const [first = 0, second = 0] = at;
  expect(first - left).toBeGreaterThan(900);
  expect(second - first).toBeGreaterThan(1_900);
});

test('a stream restored from a backup has a new epoch: the screen asks, though the number is smaller', async () => {
  live.follow('hall:b', () => {});
  await until(() => asked.length === 1);
  say('hall:b', 500, 'before');
  beat(['hall:b', 2, 300]);
  await until(() => asked.length === 2);
});

test('two parts of a page follow one topic: one question, both are told, and the line ends with the last', async () => {
  const heard: string[] = [];
  const stop = live.follow('hall:b', () => heard.push('one'));
  live.follow('hall:b', () => heard.push('two'));
  await until(() => asked.length === 1);
  say('hall:b', 1, 'x');
  await until(() => heard.length === 2);
  live.follow('hall:b', () => heard.push('late'));
  expect(heard).toEqual(['one', 'two', 'late']);
  stop();
  say('hall:b', 2, 'y');
  await until(() => heard.length === 5);
  expect(heard.slice(3)).toEqual(['two', 'late']);
  expect(asked).toHaveLength(1);
});

test('the server says that it stops: the screen knows at once, and comes back by itself with what it has', async () => {
  const heard: boolean[] = [];
  live.onHeard((is) => heard.push(is));
  live.follow('hall:b', () => {});
  await until(() => asked.length === 1);
  say('hall:b', 3, 'x');
  await until(() => heard.at(-1) === true);
  server.emit('closing');
  await until(() => heard.at(-1) === false);
  const port = Number(new URL(url).port);
  await server.close();
  await listen(port);
  await until(() => asked.length >= 2);
  expect(asked.at(-1)).toEqual({ topic: 'hall:b', have: { epoch: 1, seq: 3 } });
  beat();
  await until(() => heard.at(-1) === true);
});

test('a topic that is refused tells why', async () => {
  answer = { ok: false, problem: { type: '', name: 'not_allowed', status: 403, title: '', detail: '', params: {} } };
  const problems: string[] = [];
  live.follow(
    'office:b',
    () => {},
    ({ name }) => problems.push(name),
  );
  await until(() => problems.length === 1);
  expect(problems).toEqual(['not_allowed']);
});

test('the time shown is the server’s, whatever the page’s own clock says', async () => {
  live.follow('hall:b', () => {});
  await until(() => asked.length === 1);
  say('hall:b', 1, 'x');
  await until(() => live.now() < 10_000);
  expect(live.now()).toBeGreaterThanOrEqual(1_000);
});

test('the branch waits for a newer program: told by name that its view is old, and asks with each beat until it goes on', async () => {
  const told: [boolean, string | null][] = [];
  live.onHeard((upToDate, waits) => told.push([upToDate, waits?.name ?? null]));
  live.follow('hall:b', () => {});
  await until(() => asked.length === 1);
  say('hall:b', 5, 'last');
  await until(() => told.at(-1)?.[0] === true);
  answer = { ok: false, problem: { name: 'branch_waits' } as Problem };
  beat(['hall:b', 1, 6]);
  await until(() => told.at(-1)?.[0] === false);
  expect(told.at(-1)).toEqual([false, 'branch_waits']);
  beat();
  await until(() => asked.length === 3);
  expect(told.at(-1)).toEqual([false, 'branch_waits']);
  answer = { ok: true };
  beat();
  await until(() => told.at(-1)?.[0] === true);
  expect(told.at(-1)).toEqual([true, null]);
});

test('come back to a server that cannot show its branch any more: the beat alone makes no view new', async () => {
  const told: boolean[] = [];
  live.follow('hall:b', () => {});
  await until(() => asked.length === 1);
  say('hall:b', 5, 'last');
  const port = Number(new URL(url).port);
  await server.close();
  answer = { ok: false, problem: { name: 'branch_waits' } as Problem };
  await listen(port);
  await until(() => asked.length >= 2);
  const reasons: (string | null)[] = [];
  live.onHeard((upToDate, waits) => {
    told.push(upToDate);
    reasons.push(waits?.name ?? null);
  });
  beat();
  await until(() => reasons.at(-1) === 'branch_waits');
  expect(told).not.toContain(true);
});
