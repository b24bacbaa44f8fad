import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Journal } from '../../../server/journal/port.ts';
import { batch, command } from './samples.ts';
import { cleanUp, file, opened } from './sqlite-rig.ts';

const at = (seq: number) => ({ stream: 'branch:a', epoch: 1, seq, version: 1 });
const newest = async (journal: Journal) => (await journal.newestSnapshot('branch:a', 1))?.state;

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

function shellOn(folder: string): Database.Database {
  const shell = new Database(file(folder));
  cleanUp.push(() => shell.close());
  return shell;
}

test('a snapshot whose pieces the disk has changed, lost or mixed up gives way to the one before it', async () => {
  const damages = [
    "UPDATE snapshot_piece SET packed = x'00' WHERE piece = 1",
    'UPDATE snapshot_piece SET packed = zeroblob(length(packed)) WHERE piece = 0',
    'DELETE FROM snapshot_piece WHERE piece = 1',
    'UPDATE snapshot_piece SET piece = 2 - piece',
  ];
  for (const damage of damages) {
    const { folder, journal } = await opened();
    await journal.append(batch('branch:a', 0, [command(), command()]));
    await journal.saveSnapshot({ ...at(1), state: pieces('["first"', ']') });
    await journal.saveSnapshot({ ...at(2), state: pieces('["newer"', ']') });
    expect(await newest(journal)).toBe('["newer"]');
    shellOn(folder).exec(`${damage} ${damage.includes('WHERE') ? 'AND' : 'WHERE'} snapshot = 2`);
    expect(await newest(journal), damage).toBe('["first"]');
  }
});

test('pieces of a snapshot that was broken off, or is two newer ones old, leave the file with the next', async () => {
  async function* brokenOff(): AsyncGenerator<string> {
    yield '["lost"';
    throw new Error('broken off');
  }
  const { folder, journal } = await opened();
  await journal.append(batch('branch:a', 0, [command(), command(), command()]));
  const held = shellOn(folder).prepare('SELECT snapshot, piece FROM snapshot_piece ORDER BY 1, 2').raw();
  for (const seq of [1, 2]) await journal.saveSnapshot({ ...at(seq), state: pieces('[', ']') });
  await expect(journal.saveSnapshot({ ...at(3), state: brokenOff() })).rejects.toThrow('broken off');
  expect(held.all()).toEqual([
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 1],
    [3, 0],
  ]);
  await journal.saveSnapshot({ ...at(3), state: pieces('[', ']') });
  expect(held.all()).toEqual([
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 1],
  ]);
});
