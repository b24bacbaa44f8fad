import { expect } from 'vitest';
import { batch, command, done, entriesOf, type Given, keptOf, taken, visit } from './samples.ts';

/** Many at once, much at once, and the end: no append is without its outcome. */
export function loadContract(given: Given): void {
  given(
    'thirty streams at once, each with ten appends on the way: every one has 1, 2, 3 … without a gap',
    async (journal) => {
      const streams = Array.from({ length: 30 }, (_, i) => `branch:${i + 10}`);
      const outcomes = [];
      for (let round = 0; round < 10; round++) {
        for (const stream of streams) outcomes.push(journal.append(batch(stream, round * 2, [command(), command()])));
      }
      expect((await Promise.all(outcomes)).filter(({ kind }) => kind !== 'done')).toEqual([]);
      for (const stream of streams) {
        const seqs = (await entriesOf(journal, stream)).map(({ seq }) => seq);
        expect(seqs).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      }
      expect(await journal.streams()).toEqual(streams);
    },
  );

  given('one append of a group fails in its middle: the others of the same moment are written', async (journal) => {
    await journal.append(batch('branch:b', 0, [command({ claims: ['held'] })]));
    const torn = [command({ visits: [visit()] }), command({ claims: ['held'] })];
    const outcomes = await Promise.all([
      journal.append(batch('branch:a', 0)),
      journal.append(batch('branch:b', 1, torn)),
      journal.append(batch('branch:b', 1)),
      journal.append(batch('branch:c', 0)),
      journal.append(batch('branch:a', 1)),
    ]);
    expect(outcomes).toEqual([done(1), taken([1, 'held']), done(2), done(1), done(2)]);
    expect(await entriesOf(journal, 'branch:b')).toHaveLength(2);
    expect(await journal.visits('branch:b', '2026-11-22')).toEqual([]);
    expect(await keptOf(journal, 'branch:b', torn[0]!.key)).toBeUndefined();
  });

  given('a batch of 5,000 commands, and one entry of two megabytes, come back whole', async (journal) => {
    const many = Array.from({ length: 5000 }, () => command());
    expect(await journal.append(batch('branch:a', 0, many))).toEqual(done(5000));
    const data = JSON.stringify({ text: 'Đăng ký biến động quyền sử dụng đất '.repeat(40_000) });
    const large = command({ events: [{ type: 'CatalogueAdopted', version: 1, data }] });
    expect(await journal.append(batch('branch:a', 5000, [large]))).toEqual(done(5001));
    const entries = await entriesOf(journal, 'branch:a');
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 5001 }, (_, i) => i + 1));
    expect(entries.slice(0, 5000).map(({ key }) => key)).toEqual(many.map(({ key }) => key));
    expect(entries.at(-1)?.data === data).toBe(true);
  });

  given(
    'appends handed over one after the other while a large one is written: each has its outcome',
    async (journal) => {
      const outcomes = [
        journal.append(
          batch(
            'branch:a',
            0,
            Array.from({ length: 5000 }, () => command()),
          ),
        ),
      ];
      for (const stream of ['branch:b', 'branch:c', 'branch:d', 'branch:e']) {
        await new Promise((resolve) => setImmediate(resolve));
        outcomes.push(journal.append(batch(stream, 0)));
      }
      expect(await Promise.all(outcomes)).toEqual([done(5000), done(1), done(1), done(1), done(1)]);
    },
  );

  given('closing gives every append that was handed over its outcome, and takes none after', async (journal) => {
    const outcomes = [0, 1, 2, 3].map((seq) => journal.append(batch('branch:a', seq)));
    const closed = journal.close();
    const late = journal.append(batch('branch:a', 4));
    expect(await Promise.all(outcomes)).toEqual([done(1), done(2), done(3), done(4)]);
    expect(await late).toMatchObject({ kind: 'unavailable', reason: 'down' });
    await closed;
  });
}
