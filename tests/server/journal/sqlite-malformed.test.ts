import { describe, expect, test } from 'vitest';
import { batch, command } from './samples.ts';
import { opened } from './sqlite-rig.ts';

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
