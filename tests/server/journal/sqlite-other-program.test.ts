import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { spawnWorker } from '../../../server/journal/sqlite/writer-thread.ts';
import { batch, entriesOf } from './samples.ts';
import { cleanUp, eventually, file, opened, probes } from './sqlite-rig.ts';

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
    expect(journal.health()).toMatchObject({ state: 'down', cause: expect.stringContaining('another program') });
    expect(probes(timers)).toEqual([1000]);
    timers.fire();
    await eventually(() => expect(probes(timers)).toEqual([1000]));
    expect(journal.health()).toMatchObject({ state: 'down' });
    shell.exec('ROLLBACK');
    timers.fire();
    await eventually(() => expect(journal.health()).toEqual({ state: 'up' }));
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
    await expect(open()).rejects.toMatchObject({
      name: 'JournalFault',
      reason: 'inUse',
      message: expect.stringMatching(/another server/),
    });
    expect(await journal.append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
    await journal.close();
    expect(await (await open()).head('branch:a')).toEqual({ epoch: 1, seq: 1 });
  });
});
