import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AppendOutcome, Journal } from '../../../server/journal/port.ts';
import { openJournal, type SqliteJournalOptions } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { spawnWorker } from '../../../server/journal/sqlite/writer-thread.ts';
import { handTimers, temporaryFolder } from './folder.ts';
import { batch, command, entriesOf } from './samples.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function opened(change: Partial<SqliteJournalOptions> = {}) {
  const { folder, remove } = temporaryFolder();
  cleanUp.push(remove);
  const timers = handTimers();
  const open = async (more: Partial<SqliteJournalOptions> = {}) => {
    const journal = await openJournal({ folder, timers, ...change, ...more });
    cleanUp.push(() => journal.close());
    return journal;
  };
  return { folder, timers, open, journal: await open() };
}

const file = (folder: string) => join(folder, 'journal.sqlite');
const bulky = (bytes: number) =>
  command({ events: [{ type: 'CatalogueAdopted', version: 1, data: JSON.stringify('x'.repeat(bytes)) }] });

describe('a full disk', () => {
  test('nothing is acknowledged that is not kept, appends are refused at once, and it goes on when there is room', async () => {
    const { journal, timers, open } = await opened({ maxPages: 200 });
    let seq = 0;
    let outcome: AppendOutcome;
    for (;;) {
      outcome = await journal.append(batch('branch:a', seq, [bulky(20_000)]));
      if (outcome.kind !== 'done') break;
      seq = outcome.lastSeq;
    }
    expect(seq).toBeGreaterThan(10);
    expect(outcome).toMatchObject({ kind: 'unavailable', reason: 'full' });
    expect(journal.health()).toMatchObject({ state: 'full' });
    expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq });
    expect(await journal.append(batch('branch:a', seq))).toMatchObject({ kind: 'unavailable', reason: 'full' });
    timers.fire();
    await vi.waitFor(() => expect(timers.waiting).toEqual([1000]));
    expect(journal.health()).toMatchObject({ state: 'full' });
    await journal.close();
    const roomy = await open({ maxPages: 2000 });
    expect(await entriesOf(roomy, 'branch:a')).toHaveLength(seq);
    expect(await roomy.append(batch('branch:a', seq, [bulky(20_000)]))).toEqual({ kind: 'done', lastSeq: seq + 1 });
  });

  test('the append that finds no room takes its whole group with it, and leaves no trace', async () => {
    const { journal } = await opened({ maxPages: 100 });
    const outcomes = await Promise.all([
      journal.append(batch('branch:a', 0)),
      journal.append(batch('branch:b', 0, [command(), bulky(600_000)])),
      journal.append(batch('branch:c', 0)),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unavailable', 'unavailable', 'unavailable']);
    expect(await journal.streams()).toEqual([]);
  });

  test('room comes back: the next probe finds it', async () => {
    const { journal, timers } = await opened({ maxPages: 100 });
    expect(await journal.append(batch('branch:a', 0, [bulky(600_000)]))).toMatchObject({ reason: 'full' });
    timers.fire();
    await vi.waitFor(() => expect(journal.health()).toEqual({ state: 'up' }));
    expect(timers.waiting).toEqual([]);
    expect(await journal.append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
  });
});

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
    await vi.waitFor(() => expect(journal.health()).toEqual({ state: 'up' }));
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
    expect(timers.waiting).toEqual([0]);
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
    await vi.waitFor(() => expect(journal.health()).toMatchObject({ state: 'down' }));
    await upAgain(journal, timers);
    expect(await journal.append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
  });

  test('and the journal is closed while a new one starts: none is left behind', async () => {
    const { journal, workers, timers, open } = await withWorkers();
    await workers[0]?.terminate();
    await vi.waitFor(() => expect(timers.waiting).toEqual([0]));
    timers.fire();
    await journal.close();
    expect(timers.waiting).toEqual([]);
    expect(workers.map(({ threadId }) => threadId)).toEqual(workers.map(() => -1));
    expect(await (await open()).append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
  });

  test('and the file cannot be opened again: it stays down, is tried each second, and says why', async () => {
    const { journal, workers, timers, folder } = await withWorkers();
    await journal.append(batch('branch:a', 0));
    copyFileSync(join(folder, 'vault.key'), join(folder, 'key.away'));
    rmSync(join(folder, 'vault.key'));
    await workers[0]?.terminate();
    await vi.waitFor(() => expect(timers.waiting).toEqual([0]));
    timers.fire();
    await vi.waitFor(() => expect(timers.waiting).toEqual([1000]));
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
  await vi.waitFor(() => expect(timers.waiting).toEqual([0]));
  timers.fire();
  await vi.waitFor(() => expect(timers.waiting).toEqual([1000]));
  await worker!.terminate();
  expect(timers.waiting).toEqual([1000]);
  expect(journal.health()).toMatchObject({ state: 'down', cause: expect.stringContaining('newer') });
});

describe('someone else has the file', () => {
  test('another program holds its lock: refused as down, and up again at the probe after it let go', async () => {
    let workers = 0;
    const spawn: typeof spawnWorker = (options) => {
      workers++;
      return spawnWorker(options);
    };
    const { journal, timers, folder } = await opened({ spawn });
    await journal.append(batch('branch:a', 0));
    const shell = new Database(file(folder));
    cleanUp.push(() => shell.close());
    shell.exec('BEGIN IMMEDIATE');
    expect(await journal.append(batch('branch:a', 1))).toMatchObject({ kind: 'unavailable', reason: 'down' });
    expect(journal.health()).toMatchObject({ state: 'down', cause: expect.stringContaining('locked') });
    expect(timers.waiting).toEqual([1000]);
    timers.fire();
    await vi.waitFor(() => expect(timers.waiting).toEqual([1000]), 5000);
    expect(journal.health()).toMatchObject({ state: 'down' });
    shell.exec('ROLLBACK');
    timers.fire();
    await vi.waitFor(() => expect(journal.health()).toEqual({ state: 'up' }));
    // The probe that failed gave its connection up.
    expect(workers).toBe(2);
    expect(await journal.append(batch('branch:a', 1))).toEqual({ kind: 'done', lastSeq: 2 });
  });

  test('another program wrote to a stream: the next append gets a conflict with the new head', async () => {
    const { journal, folder } = await opened();
    await journal.append(batch('branch:a', 0));
    const shell = new Database(file(folder));
    shell.exec(`INSERT INTO entry SELECT place + 1, epoch, at, "by", 'other', type, version, data FROM entry`);
    shell.close();
    expect(await journal.append(batch('branch:a', 1))).toEqual({ kind: 'conflict', epoch: 1, lastSeq: 2 });
    expect(await entriesOf(journal, 'branch:a')).toHaveLength(2);
  });

  test('a second server on the same folder is stopped with one clear line, and may come when the first has gone', async () => {
    const { journal, open } = await opened();
    await expect(open()).rejects.toMatchObject({ name: 'JournalFault', reason: 'inUse', message: /another server/ });
    expect(await journal.append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
    await journal.close();
    expect(await (await open()).head('branch:a')).toEqual({ epoch: 1, seq: 1 });
  });
});

describe('a file that must not be opened', () => {
  async function written() {
    const under = await opened();
    for (let seq = 0; seq < 20; seq++) await under.journal.append(batch('branch:a', seq, [bulky(5000)]));
    await under.journal.close();
    return under;
  }

  test('overwritten at its head', async () => {
    const { folder, open } = await written();
    const bytes = readFileSync(file(folder));
    writeFileSync(file(folder), bytes.fill(7, 0, 100));
    await expect(open()).rejects.toMatchObject({ reason: 'corrupted', message: /journal\.sqlite/ });
  });

  test('cut off in its middle', async () => {
    const { folder, open } = await written();
    truncateSync(file(folder), statSync(file(folder)).size / 2);
    await expect(open()).rejects.toMatchObject({ reason: 'corrupted' });
  });

  test('not a journal of ours', async () => {
    const { folder, open } = await written();
    rmSync(file(folder));
    new Database(file(folder)).exec('CREATE TABLE guests (name TEXT)').close();
    await expect(open()).rejects.toMatchObject({ reason: 'corrupted', message: /not a journal/ });
  });

  test('of a newer shape', async () => {
    const { folder, open, timers } = await written();
    const db = new Database(file(folder));
    db.pragma('user_version = 99');
    db.close();
    await expect(open()).rejects.toMatchObject({ reason: 'newer', message: /shape 99/ });
    expect(timers.waiting).toEqual([]);
  });

  test('a folder that is a file', async () => {
    const { folder } = await written();
    const options = { folder: file(folder), timers: handTimers() };
    await expect(openJournal(options)).rejects.toMatchObject({ reason: 'unreadable' });
  });

  test('nothing stays locked behind a failed start', async () => {
    const { folder, open } = await written();
    const key = readFileSync(join(folder, 'vault.key'));
    rmSync(join(folder, 'vault.key'));
    await expect(open()).rejects.toMatchObject({ reason: 'wrongKey' });
    writeFileSync(join(folder, 'vault.key'), key);
    expect(await (await open()).head('branch:a')).toEqual({ epoch: 1, seq: 20 });
  });
});

describe('an append that is a bug', () => {
  test('a separator hidden in a key: rejected, its neighbours of the same moment are written', async () => {
    const { journal } = await opened();
    const hidden = journal.append(batch('branch:b', 0, [command({ key: 'k\u001fclerk:x\u001f0' })]));
    const neighbour = journal.append(batch('branch:a', 0));
    await expect(hidden).rejects.toThrow(/U\+001F/);
    expect(await neighbour).toEqual({ kind: 'done', lastSeq: 1 });
    expect(await journal.streams()).toEqual(['branch:a']);
    expect(journal.health()).toEqual({ state: 'up' });
  });

  test('a time that is no number: rejected, its neighbours are written', async () => {
    const { journal } = await opened();
    const wrong = journal.append(batch('branch:b', 0, [command(), command({ at: Number.NaN })]));
    const neighbour = journal.append(batch('branch:a', 0));
    await expect(wrong).rejects.toThrow(/malformed/);
    expect(await neighbour).toEqual({ kind: 'done', lastSeq: 1 });
    expect(await journal.head('branch:b')).toEqual({ epoch: 1, seq: 0 });
  });
});
