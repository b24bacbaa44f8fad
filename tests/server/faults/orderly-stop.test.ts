import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { STATE_VERSION } from '../../../queue/branch/snapshot.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { SAME_PRESS_MS } from '../../../server/stop-signals.ts';
import { systemTimers } from '../../../server/system.ts';
import { startServer } from './server-process.ts';
import { kiosksOf, ticketLoad } from './ticket-load.ts';

const WITHOUT_END = new URL('./stop-without-end.ts', import.meta.url).href;
const HOME = 'hoan-kiem';

test('SIGTERM under load: it ends by itself, every acknowledged ticket is there, whoever still asks hears that it closes, screens are told', async () => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-stop-'));
  const server = await startServer(data);
  const kiosks = await kiosksOf(server.url, [HOME]);
  const screen = io(server.url, { path: '/live', transports: ['websocket'], reconnection: false });
  const told = new Promise<boolean>((resolve) => {
    screen.on('closing', () => resolve(true));
    screen.on('disconnect', () => resolve(false));
  });
  await new Promise<void>((resolve) => screen.on('connect', () => resolve()));
  // A long poll of the demo's page hangs on the line, as it always does.
  const poll = fetch(`${server.url}/api/demo/printers/printer-1/papers?after=9999`).catch(() => null);

  const load = ticketLoad('stop');
  const stop = new AbortController();
  const running = load.run(server.url, kiosks, stop.signal);
  while (load.acknowledged.size <= 20) await new Promise((resolve) => setTimeout(resolve, 5));
  server.child.kill('SIGTERM');
  expect(await told).toBe(true);
  expect(await server.ended).toBe(0);
  stop.abort();
  await running;
  await poll;
  expect([...load.refused.keys()].filter((name) => name !== 'closing')).toEqual([]);

  const journal = await openJournal({ folder: data, timers: systemTimers });
  const kept = new Map<string, string>();
  for await (const page of journal.read(HOME, 0))
    for (const { type, key, data: text } of page)
      if (type === 'TicketIssued')
        kept.set(key.split('|')[1] ?? '', `${HOME} ${(JSON.parse(text) as { number: string }).number}`);
  for (const [key, number] of load.acknowledged) expect([key, kept.get(key)]).toEqual([key, number]);
  // It left a snapshot, so that the next start is short.
  const head = await journal.head(HOME);
  expect((await journal.newestSnapshot(HOME, STATE_VERSION))?.seq).toBe(head.seq);
  await journal.close();
  rmSync(data, { recursive: true, force: true });
});

for (const [how, signals] of [
  ['SIGTERM to each process of the service, as systemd does', ['SIGTERM']],
  ['SIGTERM and SIGHUP again and again', ['SIGTERM', 'SIGHUP', 'SIGTERM', 'SIGTERM']],
  ['a terminal that is closed: SIGHUP', ['SIGHUP']],
  ['one Ctrl-C that reaches each', ['SIGINT']],
] as const)
  test(`${how}: it still stops in order`, async () => {
    const data = mkdtempSync(join(tmpdir(), 'motcua-stop-'));
    const server = await startServer(data, { MOTCUA_LOG: 'info' }, { behindStart: true });
    for (const signal of signals) process.kill(-(server.child.pid ?? 0), signal);
    expect(await server.ended).toBe(0);
    expect(server.errors()).toContain('"stopped"');
    const journal = await openJournal({ folder: data, timers: systemTimers });
    const head = await journal.head(HOME);
    expect((await journal.newestSnapshot(HOME, STATE_VERSION))?.seq).toBe(head.seq);
    await journal.close();
    rmSync(data, { recursive: true, force: true });
  });

test('a second Ctrl-C ends it at once', async () => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-stop-'));
  const server = await startServer(data, { MOTCUA_LOG: 'info', NODE_OPTIONS: `--import=${WITHOUT_END}` });
  server.child.kill('SIGINT');
  await expect.poll(() => server.errors(), { timeout: 30_000 }).toContain('"stopping"');
  await new Promise((resolve) => setTimeout(resolve, SAME_PRESS_MS + 200));
  server.child.kill('SIGINT');
  expect(await server.ended).toBe(1);
  rmSync(data, { recursive: true, force: true });
});
