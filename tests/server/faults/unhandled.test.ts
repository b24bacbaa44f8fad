import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { startServer } from './server-process.ts';
import { kiosksOf, ticketLoad } from './ticket-load.ts';

const THROWER = new URL('./throw-when-told.ts', import.meta.url).href;
const HOME = 'hoan-kiem';

test.each(['timer', 'promise', 'worker'])(
  'what nobody caught (%s): written down with its stack, screens are told, what was taken is carried out, and the process ends to be started anew',
  { timeout: 180_000 },
  async (way) => {
    const data = mkdtempSync(join(tmpdir(), 'motcua-unhandled-'));
    const server = await startServer(data, { NODE_OPTIONS: `--import=${THROWER}`, THROWS: way });
    const load = ticketLoad('unhandled');
    const stopLoad = new AbortController();
    const screen = io(server.url, { path: '/live', transports: ['websocket'], reconnection: false });
    await new Promise<void>((connected) => screen.once('connect', () => connected()));
    const told = new Promise<void>((closing) => screen.once('closing', () => closing()));
    const running = load.run(server.url, await kiosksOf(server.url, [HOME]), stopLoad.signal);
    await expect.poll(() => load.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(3);
    server.child.kill('SIGUSR2');
    await told;
    expect(await server.ended).toBe(70);
    stopLoad.abort();
    await running;
    screen.close();
    expect([...load.refused.keys()].filter((name) => name !== 'closing')).toEqual([]);
    const lines = server
      .errors()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const unhandled = lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'unhandled');
    expect(unhandled).toMatchObject({ error: { message: 'nobody caught this' } });
    expect(unhandled.error.stack).toContain('nobody caught this');
    const journal = await openJournal({ folder: data, timers: systemTimers });
    expect((await journal.head(HOME)).seq).toBeGreaterThanOrEqual(load.acknowledged.size);
    await journal.close();
    rmSync(data, { recursive: true, force: true });
  },
);
