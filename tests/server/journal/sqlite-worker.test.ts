import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Journal } from '../../../server/journal/port.ts';
import { spawnWorker } from '../../../server/journal/sqlite/writer-thread.ts';
import type { handTimers } from './folder.ts';
import { batch, command } from './samples.ts';
import { eventually, file, opened, probes } from './sqlite-rig.ts';

describe('the worker ends', () => {
  async function withWorkers() {
    const workers: Worker[] = [];
    const spawn: typeof spawnWorker = (options) => {
      const worker = spawnWorker(options);
      workers.push(worker);
      return worker;
    };
    return { workers, ...(await opened({ spawn })) };
  }

  async function upAgain(journal: Journal, timers: ReturnType<typeof handTimers>) {
    timers.fire();
    await eventually(() => expect(journal.health()).toEqual({ state: 'up' }));
  }

  test('in the middle of appends: each is done or unknown, later ones are refused, a new worker goes on', async () => {
    const { journal, workers, timers } = await withWorkers();
    await journal.append(batch('branch:a', 0));
    const outcomes = Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        journal.append(
          batch(
            'branch:a',
            1 + i * 50,
            Array.from({ length: 50 }, () => command()),
          ),
        ),
      ),
    );
    await Promise.resolve();
    await workers[0]?.terminate();
    const kinds = (await outcomes).map(({ kind }) => kind);
    expect(kinds).toContain('unknown');
    expect(new Set([...kinds, 'done'])).toEqual(new Set(['done', 'unknown']));
    expect(await journal.append(batch('branch:a', 1))).toMatchObject({ kind: 'unavailable', reason: 'down' });
    expect(probes(timers)).toEqual([0]);
    await upAgain(journal, timers);
    expect(workers).toHaveLength(2);
    const { seq } = await journal.head('branch:a');
    expect(seq).toBeGreaterThanOrEqual(1 + 50 * kinds.filter((kind) => kind === 'done').length);
    expect((seq - 1) % 50).toBe(0);
    expect(await journal.append(batch('branch:a', seq))).toEqual({ kind: 'done', lastSeq: seq + 1 });
  });

  test('while it is quiet: nothing was on the way, and a new one is started at once', async () => {
    const { journal, workers, timers } = await withWorkers();
    await workers[0]?.terminate();
    await eventually(() => expect(journal.health()).toMatchObject({ state: 'down' }));
    await upAgain(journal, timers);
    expect(await journal.append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
  });

  test('and the journal is closed while a new one starts: none is left behind', async () => {
    const { journal, workers, timers, open } = await withWorkers();
    await workers[0]?.terminate();
    await eventually(() => expect(probes(timers)).toEqual([0]));
    timers.fire();
    await journal.close();
    expect(probes(timers)).toEqual([]);
    expect(workers.map(({ threadId }) => threadId)).toEqual(workers.map(() => -1));
    expect(await (await open()).append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
  });

  test('and the file cannot be opened again: it stays down, is tried each second, and says why', async () => {
    const { journal, workers, timers, folder } = await withWorkers();
    await journal.append(batch('branch:a', 0));
    copyFileSync(join(folder, 'vault.key'), join(folder, 'key.away'));
    rmSync(join(folder, 'vault.key'));
    await workers[0]?.terminate();
    await eventually(() => expect(probes(timers)).toEqual([0]));
    timers.fire();
    await eventually(() => expect(probes(timers)).toEqual([1000]));
    expect(journal.health()).toMatchObject({ state: 'down', cause: expect.stringContaining('vault key') });
    copyFileSync(join(folder, 'key.away'), join(folder, 'vault.key'));
    await upAgain(journal, timers);
    expect(await journal.append(batch('branch:a', 1))).toEqual({ kind: 'done', lastSeq: 2 });
  });
});

test('the worker ends and finds the file damaged: it is tried again each second, not without a pause', async () => {
  let worker: Worker | null = null;
  const spawn: typeof spawnWorker = (options) => {
    worker = spawnWorker(options);
    return worker;
  };
  const { journal, timers, folder } = await opened({ spawn });
  await journal.append(batch('branch:a', 0));
  const shell = new Database(file(folder));
  shell.pragma('user_version = 99');
  shell.close();
  await worker!.terminate();
  await eventually(() => expect(probes(timers)).toEqual([0]));
  timers.fire();
  await eventually(() => expect(probes(timers)).toEqual([1000]));
  await worker!.terminate();
  expect(probes(timers)).toEqual([1000]);
  expect(journal.health()).toMatchObject({ state: 'down', cause: expect.stringContaining('newer') });
});
