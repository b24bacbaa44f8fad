import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectLightly, type LightLive } from '../../phone/live/light-live.ts';
import type { Instant } from '../../queue/ids.ts';
import type { Problem } from '../../wire/http/problem.ts';
import { type FollowAnswer, type FromScreen, type FromServer, LIVE_PATH, type Version } from '../../wire/socket.ts';
import type { Topic } from '../../wire/topics.ts';

/** The phone's own few frames against the real socket.io server. */
type Screen = Socket<FromScreen, FromServer>;
const TOPIC: Topic<{ text: string }> = 'ticket:hoan-kiem:x';

let http: HttpServer;
let io: Server<FromScreen, FromServer>;
let live: LightLive | null = null;
let screens: Screen[] = [];
let asked: { topic: string; have: Version | null }[] = [];
let answer: (topic: string) => FollowAnswer = () => ({ ok: true });

const start = async (port: number): Promise<void> => {
  http = createServer();
  io = new Server(http, { path: LIVE_PATH, transports: ['websocket'] });
  io.on('connection', (screen) => {
    screens.push(screen);
    screen.on('follow', (topic, have, tell) => {
      asked.push({ topic, have });
      tell(answer(topic));
    });
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
};
const port = (): number => (http.address() as AddressInfo).port;
const connect = (): LightLive => {
  live = connectLightly(`http://127.0.0.1:${port()}`);
  return live;
};
const view = (seq: number, text: string) => ({
  topic: TOPIC,
  epoch: 1,
  seq,
  now: 5_000_000 as Instant,
  view: { text },
});
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

beforeEach(async () => {
  screens = [];
  asked = [];
  answer = () => ({ ok: true });
  await start(0);
});
afterEach(async () => {
  live?.close();
  await io.close();
});

test('follows a topic, hears its views and when the server said them', async () => {
  const seen: string[] = [];
  const heard: boolean[] = [];
  const phone = connect();
  phone.onHeard((value) => heard.push(value));
  phone.follow(TOPIC, ({ text }) => seen.push(text));
  await until(() => asked.length === 1);
  screens[0]?.emit('view', view(1, 'A012'));
  await until(() => seen.length === 1);
  expect([asked, seen, heard]).toEqual([[{ topic: TOPIC, have: null }], ['A012'], [false, true]]);
  expect(phone.heardAt()).toBe(5_000_000);
});

test('a refusal reaches whoever followed', async () => {
  const problem = { name: 'ticket_unknown' } as Problem;
  answer = () => ({ ok: false, problem });
  const told: Problem[] = [];
  connect().follow(
    TOPIC,
    () => {},
    (given) => told.push(given),
  );
  await until(() => told.length === 1);
  expect(told[0]?.name).toBe('ticket_unknown');
});

test('a beat tells that the view is behind: asked again with the version at hand', async () => {
  connect().follow(TOPIC, () => {});
  await until(() => asked.length === 1);
  screens[0]?.emit('view', view(3, 'A012'));
  screens[0]?.emit('beat', { now: 5_000_000 as Instant, heads: [[TOPIC, 1, 3]] });
  screens[0]?.emit('beat', { now: 5_000_000 as Instant, heads: [[TOPIC, 1, 4]] });
  await until(() => asked.length === 2);
  expect(asked[1]?.have).toEqual({ epoch: 1, seq: 3 });
});

test('the server goes and comes back: unheard meanwhile, followed again by itself', async () => {
  const heard: boolean[] = [];
  const phone = connect();
  phone.follow(TOPIC, () => {});
  await until(() => asked.length === 1);
  screens[0]?.emit('view', view(7, 'A012'));
  phone.onHeard((value) => heard.push(value));
  await until(() => heard.includes(true));
  const at = port();
  await io.close();
  await until(() => heard.at(-1) === false);
  await start(at);
  await until(() => asked.length === 2);
  expect(asked[1]?.have).toEqual({ epoch: 1, seq: 7 });
});

test('the server’s ping is answered: the connection outlives its timeout', async () => {
  await io.close();
  http = createServer();
  io = new Server(http, { path: LIVE_PATH, transports: ['websocket'], pingInterval: 50, pingTimeout: 50 });
  let pings = 0;
  const gone: string[] = [];
  io.on('connection', (screen) => {
    screens.push(screen);
    screen.conn.on('packet', ({ type }) => {
      if (type === 'pong') pings += 1;
    });
    screen.on('disconnect', (why) => gone.push(why));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  connect();
  await until(() => pings >= 5);
  expect(gone).toEqual([]);
});

test('what is no longer followed is told to the server', async () => {
  const dropped: string[] = [];
  const stop = connect().follow(TOPIC, () => {});
  await until(() => asked.length === 1);
  screens[0]?.on('unfollow', (topic) => dropped.push(topic));
  stop();
  await until(() => dropped.length === 1);
  expect(dropped).toEqual([TOPIC]);
});

test('the branch waits for a newer program: the phone knows that its view is old, and asks with each beat', async () => {
  const told: boolean[] = [];
  const phone = connect();
  phone.onHeard((value) => told.push(value));
  phone.follow(TOPIC, () => {});
  await until(() => asked.length === 1);
  screens[0]?.emit('view', view(3, 'A012'));
  await until(() => told.at(-1) === true);
  answer = () => ({ ok: false, problem: { name: 'branch_waits' } as Problem });
  const beat = (): void => void screens[0]?.emit('beat', { now: 5_000_000 as Instant, heads: [[TOPIC, 1, 4]] });
  beat();
  await until(() => told.at(-1) === false);
  answer = () => ({ ok: true });
  beat();
  await until(() => told.at(-1) === true);
  expect(told).toEqual([false, true, false, true]);
});
