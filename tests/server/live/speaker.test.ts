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

async function board(device: string): Promise<Board> {
  const socket: Board = io(house.url, {
    path: '/live',
    transports: ['websocket'],
    auth: { token: house.tokens[device] },
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
const offer = (device: string) => house.at('calls/offer-voice', { zone: 'hall' }, { token: house.tokens[device] });
const soundOf = (device: string) =>
  house.open.house.presence
    .view(HOME, house.open.house.branches.get(HOME)?.folded().state.line.plan?.catalogue)
    .devices.find(({ id }) => id === device)?.sound;

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
