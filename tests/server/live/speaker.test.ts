import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FromScreen, FromServer } from '../../../wire/socket.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

type Board = Socket<FromServer, FromScreen>;
let house: TestHouse;
const boards: Board[] = [];

beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(async () => {
  for (const board of boards.splice(0)) board.close();
  await house.close();
});

async function board(device: string, page?: string): Promise<Board> {
  const socket: Board = io(house.url, {
    path: '/live',
    transports: ['websocket'],
    auth: { token: house.tokens[device], page },
    reconnection: false,
    forceNew: true,
  });
  boards.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}
const offer = (device: string, page?: string) =>
  house.at('calls/offer-voice', { zone: 'hall', page }, { token: house.tokens[device] });
const soundOf = (device: string) => cardOf(device)?.sound;
const cardOf = (device: string) =>
  house.open.house.presence
    .view(HOME, house.open.house.branches.get(HOME)?.folded().state.line.plan?.catalogue)
    .devices.find(({ id }) => id === device);

test('a speaker that sounds keeps its zone', async () => {
  const first = await board('display-1');
  await board('display-2');
  first.emit('status', { sound: 'on' });
  await expect.poll(() => soundOf('display-1')).toBe('on');
  expect((await offer('display-1')).status).toBe(200);
  expect((await offer('display-2')).body.name).toBe('another_display_speaks');
});

test('a speaker that is connected but whose sound is blocked gives its zone to the display that can sound', async () => {
  const first = await board('display-1');
  await board('display-2');
  expect((await offer('display-1')).status).toBe(200);
  first.emit('status', { sound: 'blocked' });
  await expect.poll(() => soundOf('display-1')).toBe('blocked');
  expect((await offer('display-2')).status).toBe(200);
  expect((await offer('display-1')).body.name).toBe('another_display_speaks');
});

test('a speaker that is gone gives its zone to the next', async () => {
  const first = await board('display-1');
  await board('display-2');
  first.emit('status', { sound: 'on' });
  await expect.poll(() => soundOf('display-1')).toBe('on');
  expect((await offer('display-1')).status).toBe(200);
  first.close();
  await expect.poll(() => soundOf('display-1')).toBe(null);
  expect((await offer('display-2')).status).toBe(200);
});

test('two pages of one display: the first that offers speaks, the other when it has gone, and the office is told', async () => {
  const first = await board('display-1', 'page-1');
  const second = await board('display-1', 'page-2');
  first.emit('status', { sound: 'on' });
  second.emit('status', { sound: 'on' });
  await expect.poll(() => cardOf('display-1')?.boards).toBe(2);
  expect(house.log.of('device_open_twice')).toMatchObject([{ device: 'display-1', pages: 2 }]);
  expect((await offer('display-1', 'page-1')).status).toBe(200);
  expect((await offer('display-1', 'page-2')).body.name).toBe('another_page_speaks');
  const claim = { call: '2026-11-23/A001/1', announcement: 1, form: 'full' };
  const claimed = (page: string) =>
    house.at('calls/claim', { ...claim, page }, { token: house.tokens['display-1'] }).then(({ body }) => body.name);
  expect(await claimed('page-2')).toBe('another_page_speaks');
  expect(await claimed('page-1')).toBe('call_unknown');
  first.close();
  await expect.poll(() => cardOf('display-1')?.boards).toBe(1);
  expect((await offer('display-1', 'page-2')).body.name).toBe('nothing_to_change');
  expect(await claimed('page-2')).toBe('call_unknown');
});

test('a page comes back on a new line while the server still holds its old one: it goes on speaking', async () => {
  await board('display-1', 'page-1');
  expect((await offer('display-1', 'page-1')).status).toBe(200);
  await board('display-1', 'page-1');
  expect((await offer('display-1', 'page-1')).body.name).toBe('nothing_to_change');
});

test('a second page whose sound is blocked makes nobody silent, and leaves nothing behind', async () => {
  const first = await board('display-1', 'page-1');
  first.emit('status', { sound: 'on' });
  await expect.poll(() => soundOf('display-1')).toBe('on');
  expect((await offer('display-1', 'page-1')).status).toBe(200);
  const second = await board('display-1', 'page-2');
  second.emit('status', { sound: 'blocked' });
  await expect.poll(() => cardOf('display-1')?.boards).toBe(2);
  expect(soundOf('display-1')).toBe('on');
  expect((await offer('display-2')).body.name).toBe('another_display_speaks');
  second.close();
  await expect.poll(() => cardOf('display-1')?.boards).toBe(1);
  expect(soundOf('display-1')).toBe('on');
});

test('the page that speaks falls silent: another page of the same display takes over', async () => {
  const first = await board('display-1', 'page-1');
  await board('display-1', 'page-2');
  expect((await offer('display-1', 'page-1')).status).toBe(200);
  first.emit('status', { sound: 'blocked' });
  await expect.poll(() => soundOf('display-1')).toBe('blocked');
  expect((await offer('display-1', 'page-2')).body.name).toBe('nothing_to_change');
  expect((await offer('display-1', 'page-1')).body.name).toBe('another_page_speaks');
});
