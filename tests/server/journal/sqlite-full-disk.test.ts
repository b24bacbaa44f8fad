import { describe, expect, test } from 'vitest';
import type { AppendOutcome } from '../../../server/journal/port.ts';
import { batch, command, entriesOf } from './samples.ts';
import { bulky, eventually, opened, probes } from './sqlite-rig.ts';

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
    await eventually(() => expect(probes(timers)).toEqual([1000]));
    expect(journal.health()).toMatchObject({ state: 'full' });
    await journal.close();
    const roomy = await open({ maxPages: 2000 });
    expect(await entriesOf(roomy, 'branch:a')).toHaveLength(seq);
    expect(await roomy.append(batch('branch:a', seq, [bulky(20_000)]))).toEqual({ kind: 'done', lastSeq: seq + 1 });
  });

  test('the append that finds no room takes its whole commit with it, and leaves no trace; the next commit has room', async () => {
    const { journal } = await opened({ maxPages: 100 });
    const outcomes = await Promise.all([
      journal.append(batch('branch:a', 0)),
      journal.append(batch('branch:b', 0, [command(), bulky(600_000)])),
      // Of three, two go ahead; the third is a commit of its own.
      journal.append(batch('branch:c', 0)),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unavailable', 'unavailable', 'done']);
    expect(await journal.streams()).toEqual(['branch:c']);
  });

  test('room comes back: the next probe finds it', async () => {
    const { journal, timers } = await opened({ maxPages: 100 });
    expect(await journal.append(batch('branch:a', 0, [bulky(600_000)]))).toMatchObject({ reason: 'full' });
    timers.fire();
    await eventually(() => expect(journal.health()).toEqual({ state: 'up' }));
    expect(probes(timers)).toEqual([]);
    expect(await journal.append(batch('branch:a', 0))).toEqual({ kind: 'done', lastSeq: 1 });
  });
});
