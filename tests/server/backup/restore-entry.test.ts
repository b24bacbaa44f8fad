import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runEntry, startServer } from '../faults/server-process.ts';
import { kiosksOf, ticketLoad } from '../faults/ticket-load.ts';

const HOME = 'hoan-kiem';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'motcua-entry-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('as an operator does it: a backup while visitors take tickets, the machine is lost, a restore on another one', async () => {
  const [lost, fresh, backup] = ['lost', 'fresh', 'backup'].map((name) => join(root, name)) as [string, string, string];
  mkdirSync(lost);
  const run = (data: string, ...args: string[]) => runEntry(args, { MOTCUA_DATA: data }, { folder: root });
  const server = await startServer(lost);
  const kiosks = await kiosksOf(server.url, [HOME]);
  const load = ticketLoad('visit');
  const stop = new AbortController();
  const running = load.run(server.url, kiosks, stop.signal);
  await expect.poll(() => load.acknowledged.size).toBeGreaterThan(20);
  const kept = await run(lost, 'backup', backup);
  expect([kept.code, kept.errors]).toEqual([0, '']);
  const atBackup = load.acknowledged.size;
  await expect.poll(() => load.acknowledged.size).toBeGreaterThan(atBackup + 20);

  const refused = await run(lost, 'restore', backup);
  expect([refused.code, refused.out, refused.errors]).toEqual([
    1,
    '',
    `another server is running on the data folder ${lost}: stop it first; nothing was changed\n`,
  ]);
  server.child.kill('SIGKILL');
  await server.ended;
  stop.abort();
  await running;

  copyFileSync(join(lost, 'vault.key'), join(backup, 'vault.key'));
  // A busy second of this load gives more tickets than a hall does in an hour.
  const restored = await run(fresh, 'restore', backup, '--jump', '5000');
  expect([restored.code, restored.errors]).toEqual([0, '']);
  expect(restored.out).toMatch(/^hoan-kiem: as of \S+ \S+ \(entry \d+\), now in epoch 2\. Numbers jump by 5000: /);

  const again = await startServer(fresh);
  const health = (await (await fetch(`${again.url}/health`)).json()) as { branches: { epoch: number }[] };
  expect(health.branches).toMatchObject([{ id: HOME, epoch: 2 }]);
  const token = (await kiosksOf(again.url, [HOME])).get(HOME) ?? '';
  const known = [...load.acknowledged.values()];
  for (let visitor = 0; visitor < 20; visitor++)
    expect(known).not.toContain(await load.ask(again.url, HOME, token, `after#${visitor}`));
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});
