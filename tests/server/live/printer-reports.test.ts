import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIVE_PATH } from '../../../wire/socket.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

let house: TestHouse;
const agents: Socket[] = [];
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(async () => {
  for (const agent of agents) agent.close();
  await house.close();
});

async function agent(): Promise<Socket> {
  const auth = { token: house.tokens['printer-1'] };
  const socket = io(house.url, { path: LIVE_PATH, transports: ['websocket'], auth, forceNew: true });
  agents.push(socket);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return socket;
}

const state = () =>
  house.open.house.presence
    .view(HOME, house.open.house.branches.get(HOME)?.folded().state.line.plan?.catalogue)
    .devices.find(({ id }) => id === 'printer-1')?.printer;
const warned = () => house.log.of('printer_has_two_agents');

test('a second agent of a printer: the first one’s word stands until it leaves, and the mistake is written down', async () => {
  const first = await agent();
  first.emit('status', { printer: 'ready' });
  await expect.poll(state).toBe('ready');
  const second = await agent();
  second.emit('status', { printer: 'gone' });
  await expect.poll(warned).toEqual([{ branch: HOME, printer: 'printer-1', agents: 2 }]);
  expect(state()).toBe('ready');
  first.emit('status', { printer: 'paper_out' });
  await expect.poll(state).toBe('paper_out');
  first.close();
  await expect.poll(state).toBe('gone');
  second.close();
  await expect.poll(state).toBe('unknown');
});
