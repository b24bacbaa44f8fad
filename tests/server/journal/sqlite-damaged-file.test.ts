import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { handTimers } from './folder.ts';
import { batch } from './samples.ts';
import { bulky, file, opened } from './sqlite-rig.ts';

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
    await expect(open()).rejects.toMatchObject({
      reason: 'corrupted',
      message: expect.stringMatching(/journal\.sqlite/),
    });
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
    await expect(open()).rejects.toMatchObject({
      reason: 'corrupted',
      message: expect.stringMatching(/not a journal/),
    });
  });

  test('of a newer shape', async () => {
    const { folder, open, timers } = await written();
    const db = new Database(file(folder));
    db.pragma('user_version = 99');
    db.close();
    await expect(open()).rejects.toMatchObject({ reason: 'newer', message: expect.stringMatching(/shape 99/) });
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
