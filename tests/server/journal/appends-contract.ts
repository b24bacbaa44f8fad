import { expect } from 'vitest';
import { batch, command, done, entriesOf, type Given, keptOf, NOON, visit } from './samples.ts';

/** What an append leads to, and what is read back: order, envelope, the writer that is behind, a new epoch. */
export function appendsContract(given: Given): void {
  given('a stream that nobody wrote has head (1, 0), no entries, and is not listed', async (journal) => {
    expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 0 });
    expect(await entriesOf(journal, 'branch:a')).toEqual([]);
    expect(await journal.streams()).toEqual([]);
    expect(await journal.newestSnapshot('branch:a', 1)).toBeNull();
    expect(await journal.visits('branch:a', '2026-11-22')).toEqual([]);
  });

  given('an append of several commands: its entries stand in order, with the whole envelope', async (journal) => {
    const first = command({
      at: NOON,
      by: 'clerk:lan',
      events: [
        { type: 'TicketIssued', version: 1, data: '{"number":"A001"}' },
        { type: 'CounterOpened', version: 3, data: '{ "name": "Quầy số 3 – Đất đai",\n "note": "a\\nb" }' },
      ],
    });
    const second = command({ at: NOON + 5 });
    expect(await journal.append(batch('branch:a', 0, [first, second]))).toEqual(done(3));
    const envelope = { stream: 'branch:a', epoch: 1 };
    expect(await entriesOf(journal, 'branch:a')).toEqual([
      { ...envelope, seq: 1, at: NOON, by: 'clerk:lan', key: first.key, ...first.events[0] },
      { ...envelope, seq: 2, at: NOON, by: 'clerk:lan', key: first.key, ...first.events[1] },
      { ...envelope, seq: 3, at: NOON + 5, by: second.by, key: second.key, ...second.events[0] },
    ]);
    expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 3 });
    expect(await journal.streams()).toEqual(['branch:a']);
  });

  given('reading after a seq gives the rest only', async (journal) => {
    await journal.append(batch('branch:a', 0, [command(), command(), command()]));
    expect((await entriesOf(journal, 'branch:a', 2)).map(({ seq }) => seq)).toEqual([3]);
    expect(await entriesOf(journal, 'branch:a', 3)).toEqual([]);
  });

  given('a writer that is behind gets a conflict with the head, and nothing of it is written', async (journal) => {
    await journal.append(batch('branch:a', 0, [command(), command()]));
    const late = command({ claims: ['number:A002'], visits: [visit()] });
    expect(await journal.append(batch('branch:a', 1, [late]))).toEqual({ kind: 'conflict', epoch: 1, lastSeq: 2 });
    expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 2 });
    expect(await keptOf(journal, 'branch:a', late.key)).toBeUndefined();
    expect(await journal.visits('branch:a', '2026-11-22')).toEqual([]);
    expect(await journal.append(batch('branch:a', 2, [late]))).toEqual(done(3));
  });

  given('a writer that is ahead (the stream was restored) gets a conflict too', async (journal) => {
    expect(await journal.append(batch('branch:a', 7))).toEqual({ kind: 'conflict', epoch: 1, lastSeq: 0 });
  });

  given('two writers at the same place: one is done, the other gets a conflict', async (journal) => {
    const outcomes = await Promise.all([journal.append(batch('branch:a', 0)), journal.append(batch('branch:a', 0))]);
    expect(outcomes).toEqual([done(1), { kind: 'conflict', epoch: 1, lastSeq: 1 }]);
  });

  given('a new epoch goes on where the old one ended; the old epoch may write no longer', async (journal) => {
    await journal.append(batch('branch:a', 0));
    expect(await journal.append({ ...batch('branch:a', 1), epoch: 2 })).toEqual(done(2));
    expect(await journal.head('branch:a')).toEqual({ epoch: 2, seq: 2 });
    expect(await journal.append(batch('branch:a', 2))).toEqual({ kind: 'conflict', epoch: 2, lastSeq: 2 });
    expect((await entriesOf(journal, 'branch:a')).map(({ epoch, seq }) => [epoch, seq])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
}
