import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { as, type ClerkId, type CounterId, type DeviceId } from '../../../queue/ids.ts';
import { connect } from '../../../wire/live.ts';
import type { FollowAnswer } from '../../../wire/socket.ts';
import { topics } from '../../../wire/topics.ts';
import { HOME, openTestHouse, PINS, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

async function open(token: string): Promise<Socket> {
  const auth = { token };
  const screen = io(house.url, { path: '/live', transports: ['websocket'], auth, reconnection: false, forceNew: true });
  await new Promise<void>((connected) => screen.once('connect', () => connected()));
  return screen;
}

test('a new PIN ends a session: the console that still shows it is told so within seconds', async () => {
  const live = connect(house.url, () => house.tokens.an ?? null);
  const seen: string[] = [];
  live.follow(
    topics.counter(HOME, as<CounterId>('1')),
    () => seen.push('view'),
    ({ name }) => seen.push(name),
  );
  await expect.poll(() => seen).toEqual(['view']);
  await house.open.house.keys.setClerk({ id: as<ClerkId>('an'), branch: HOME, name: 'An', role: 'clerk' }, '8351');
  await expect.poll(() => seen).toEqual(['view', 'not_signed_in_here']);
  live.close();
});

test('a display whose key was removed is told that it is not registered', async () => {
  const live = connect(house.url, () => house.tokens['display-1'] ?? null);
  const seen: string[] = [];
  live.follow(
    topics.hall(HOME),
    () => seen.push('view'),
    ({ name }) => seen.push(name),
  );
  await expect.poll(() => seen).toEqual(['view']);
  house.open.house.keys.removeDevice(as<DeviceId>('display-1'), HOME);
  await expect.poll(() => seen).toEqual(['view', 'device_unknown']);
  live.close();
});

test('a clerk signs out: what is open with that session is closed and the session is refused, at once; another one of theirs goes on', async () => {
  const signIn = async (): Promise<string> =>
    (await house.post('/api/sessions', { branch: HOME, clerk: 'binh', pin: PINS.binh ?? '', place: null })).body
      .session;
  const [left, kept] = [await signIn(), await signIn()];
  const screens = await Promise.all([open(left), open(left), open(kept)]);
  const [first, second, other] = screens;
  const gone = Promise.all([first, second].map((screen) => new Promise((end) => screen?.once('disconnect', end))));
  // Not by the look that the server takes once a second: there is none now.
  const looks = vi.spyOn(house.open.house.guard, 'keepMark').mockImplementation(() => {
    throw new Error('a fault of ours');
  });
  expect(screens.map(({ connected }) => connected)).toEqual([true, true, true]);
  const ended = await house.post('/api/sessions/end', { clerk: 'binh' }, { token: left, key: null });
  expect([ended.status, ended.body]).toEqual([200, { ended: true }]);
  expect(await gone).toEqual(['io server disconnect', 'io server disconnect']);
  const asks = (token: string) => house.at('counters/2/sign-in', { takeOver: false }, { token });
  expect((await asks(left)).body).toMatchObject({ name: 'not_signed_in_here', status: 401 });
  expect((await house.post('/api/sessions/end', { clerk: 'binh' }, { token: left })).status).toBe(401);
  expect([other?.connected, (await asks(kept)).status]).toEqual([true, 200]);
  // A screen that asks who it is with the ended session is nobody.
  const late = await open(left);
  const refused = await new Promise<FollowAnswer>((said) => late.emit('follow', `counter:${HOME}:2`, null, said));
  expect(refused).toMatchObject({ ok: false, problem: { name: 'not_signed_in_here' } });
  looks.mockRestore();
  for (const screen of [...screens, late]) screen.close();
});

test('a clerk signs out while nothing can be written: signed out all the same, what is open is closed, and the house is in doubt', async () => {
  const { session } = (
    await house.post('/api/sessions', { branch: HOME, clerk: 'binh', pin: PINS.binh ?? '', place: null })
  ).body;
  const screen = await open(session);
  const gone = new Promise((end) => screen.once('disconnect', end));
  const looks = vi.spyOn(house.open.house.guard, 'keepMark').mockImplementation(() => {
    throw new Error('a fault of ours');
  });
  const inTheWay = join(house.data, 'ended-sessions.json.new');
  mkdirSync(inTheWay);
  const ended = await house.post('/api/sessions/end', { clerk: 'binh' }, { token: session });
  expect([ended.status, (await house.get('/health')).body.doubts]).toEqual([200, 1]);
  expect(await gone).toBe('io server disconnect');
  expect((await house.post('/api/sessions/end', { clerk: 'binh' }, { token: session })).status).toBe(401);
  rmdirSync(inTheWay);
  looks.mockRestore();
});

test('nobody signs somebody else out, neither by name nor with another’s session', async () => {
  const told = await house.post('/api/sessions/end', { clerk: 'chi' }, { token: house.tokens.giang });
  expect(told.body).toEqual({ ended: false });
  expect((await house.post('/api/sessions/end', { clerk: 'chi' })).body).toEqual({ ended: false });
  for (const who of ['chi', 'giang'])
    expect((await house.get(`/api/branches/${HOME}/dossiers?q=`, { token: house.tokens[who] })).status).not.toBe(401);
});

test('the demo’s data folder is opened in branch mode: its pages’ tokens and sessions are nobody’s, and so the other way round', async () => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-mode-'));
  const counter = (at: TestHouse, token: string) => at.at('counters/1/sign-in', { takeOver: true }, { token });
  const demo = await openTestHouse({ mode: 'demo', data });
  const page: string = (await demo.get('/api/screens/kiosk')).body.token;
  const lan = { branch: HOME, clerk: 'lan', pin: '1111', place: null };
  const session: string = (await demo.post('/api/sessions', lan)).body.session;
  const ticket = (at: TestHouse) => at.at('tickets', { service: '1.001193' }, { token: page });
  expect([(await ticket(demo)).status, (await counter(demo, session)).status]).toEqual([200, 200]);
  await demo.close();
  const branch = await openTestHouse({ data, closed: true, timeServerHeard: true });
  expect([(await ticket(branch)).status, (await counter(branch, session)).status]).toEqual([401, 401]);
  expect((await branch.post('/api/sessions', lan)).body.session).toBeUndefined();
  const { an = '' } = branch.tokens;
  expect((await counter(branch, an)).status).not.toBe(401);
  await branch.close();
  const again = await openTestHouse({ mode: 'demo', data, closed: true, timeServerHeard: true });
  expect((await counter(again, an)).status).toBe(401);
  await again.close();
  rmSync(data, { recursive: true, force: true });
}, 60_000);
