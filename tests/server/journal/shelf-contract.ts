import { expect } from 'vitest';
import type { Journal, ShelfWrite } from '../../../server/journal/port.ts';
import { batch, command, type Given, HOUR, NOON } from './samples.ts';

const row = (code: string, change: Partial<ShelfWrite> = {}): ShelfWrite => ({
  code,
  token: `token of ${code}`,
  day: '2026-11-22',
  facts: `{"code":"${code}"}`,
  ...change,
});
const person = (ref: string, words: readonly string[], eraseAfter = NOON + HOUR) =>
  ({ kind: 'put', ref, content: new Uint8Array([1]), eraseAfter, words }) as const;
const seqs = async (journal: Journal, groups: readonly (readonly string[])[], stream = 'branch:a') => {
  const found: number[] = [];
  for (let before: number | null = null; ; ) {
    const part = await journal.found(stream, groups, before);
    found.push(...part.entries.map(({ seq }) => seq));
    if (part.next === null) return found;
    before = part.next;
  }
};

export function shelfContract(given: Given): void {
  given('what went to the shelf is found by code, by token, by day, and in the order of its codes', async (journal) => {
    const rows = [row('a-1'), row('a-2', { day: '2026-11-23' }), row('a-3')];
    await journal.append(batch('branch:a', 0, [command(), command({ shelf: rows })]));
    await journal.append(batch('branch:b', 0, [command({ shelf: [row('a-1', { facts: '{}' })] })]));
    const at = (index: number) => ({ ...rows[index], seq: 2 });
    expect(await journal.shelved('branch:a', ['a-2', 'none', 'a-1'])).toEqual([at(1), at(0)]);
    expect(await journal.shelvedByToken('branch:a', 'token of a-3')).toEqual(at(2));
    expect(await journal.shelvedByToken('branch:a', 'forged')).toBeNull();
    expect(await journal.shelvedOn('branch:a', '2026-11-22')).toEqual([at(0), at(2)]);
    expect(await journal.shelvedCodes('branch:a', null, 2)).toEqual(['a-3', 'a-2']);
    expect(await journal.shelvedCodes('branch:a', 'a-2', 2)).toEqual(['a-1']);
    expect(await journal.shelved('branch:none', ['a-1'])).toEqual([]);
    expect(await journal.shelvedCodes('branch:none', null, 2)).toEqual([]);
  });

  given('what is shelved again takes the place of what was there', async (journal) => {
    await journal.append(batch('branch:a', 0, [command({ shelf: [row('a-1')] })]));
    const again = row('a-1', { day: '2026-12-24', facts: '{"again":true}' });
    await journal.append(batch('branch:a', 1, [command({ shelf: [again] })]));
    expect(await journal.shelved('branch:a', ['a-1'])).toEqual([{ ...again, seq: 2 }]);
    expect(await journal.shelvedOn('branch:a', '2026-11-22')).toEqual([]);
  });

  given('an append that fails puts nothing on the shelf and nothing into the index', async (journal) => {
    await journal.append(batch('branch:a', 0, [command({ claims: ['number:A1'] })]));
    const late = command({ claims: ['number:A1'], shelf: [row('a-1')], vault: [person('p', ['an'])] });
    expect(await journal.append(batch('branch:a', 1, [late]))).toMatchObject({ kind: 'claimTaken' });
    expect(await journal.shelved('branch:a', ['a-1'])).toEqual([]);
    expect(await seqs(journal, [['an']])).toEqual([]);
  });

  given(
    'an entry is found by the words of its vault row: all groups, of each any word, newest first',
    async (journal) => {
      const people = [['nguyen', 'an'], ['tran', 'an'], ['nguyen', 'binh'], ['le']];
      const commands = people.map((words, index) => command({ vault: [person(`p${index}`, words)] }));
      await journal.append(batch('branch:a', 0, [command(), ...commands]));
      await journal.append(batch('branch:b', 0, [command({ vault: [person('p0', ['nguyen'])] })]));
      expect(await seqs(journal, [['nguyen']])).toEqual([4, 2]);
      expect(await seqs(journal, [['nguyen'], ['an']])).toEqual([2]);
      expect(await seqs(journal, [['le', 'tran']])).toEqual([5, 3]);
      expect(await seqs(journal, [['nguyen'], ['le', 'binh']])).toEqual([4]);
      expect(await seqs(journal, [['nguyen'], ['nobody']])).toEqual([]);
      expect(await seqs(journal, [['nguyen']], 'branch:none')).toEqual([]);
      const [first] = (await journal.found('branch:a', [['le']], null)).entries;
      expect(first).toMatchObject({ seq: 5, type: 'TicketIssued', version: 1, data: '{"number":"A012"}' });
    },
  );

  given('many that are found come in parts, each once', async (journal) => {
    const commands = Array.from({ length: 1500 }, (_, index) =>
      command({ vault: [person(`p${index}`, index % 2 === 0 ? ['all', 'even'] : ['all', 'odd'])] }),
    );
    await journal.append(batch('branch:a', 0, commands));
    const all = Array.from({ length: 1500 }, (_, index) => 1500 - index);
    expect(await seqs(journal, [['all']])).toEqual(all);
    expect(await seqs(journal, [['all'], ['even']])).toEqual(all.filter((seq) => seq % 2 === 1));
    // The two have nothing in common, and that takes long to find out.
    expect(await seqs(journal, [['odd'], ['even']])).toEqual([]);
    expect((await journal.found('branch:a', [['all']], null)).entries.length).toBeLessThanOrEqual(32);
  });

  given('with the row its words go: erased, past its time, or written anew', async (journal) => {
    const put = [person('erased', ['an']), person('due', ['an'], NOON), person('anew', ['an']), person('kept', ['an'])];
    await journal.append(
      batch(
        'branch:a',
        0,
        put.map((write) => command({ vault: [write] })),
      ),
    );
    const after = [{ kind: 'erase', ref: 'erased' } as const, person('anew', ['binh'])];
    await journal.append(batch('branch:a', 4, [command({ vault: after })]));
    await journal.sweep(NOON);
    expect(await seqs(journal, [['an']])).toEqual([4]);
    expect(await seqs(journal, [['binh']])).toEqual([5]);
  });
}
