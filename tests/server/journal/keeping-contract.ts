import { expect } from 'vitest';
import { batch, command, done, entriesOf, type Given, HOUR, keptOf, NOON, taken, visit } from './samples.ts';

/** What is kept beside the entries: snapshots, the vault, visits, and for how long. */
export function keepingContract(given: Given): void {
  given(
    'snapshots: the newest of the wanted shape, two are kept, none that is ahead of the stream',
    async (journal) => {
      await journal.append(batch('branch:a', 0, [command(), command(), command()]));
      const at = (seq: number, version = 1) => ({
        stream: 'branch:a',
        epoch: 1,
        seq,
        version,
        state: `{"seq":${seq}}`,
      });
      await journal.saveSnapshot(at(1));
      await journal.saveSnapshot(at(2));
      expect(await journal.newestSnapshot('branch:a', 1)).toEqual(at(2));
      expect(await journal.newestSnapshot('branch:a', 2)).toBeNull();
      expect(await journal.newestSnapshot('branch:a', 1, 1)).toEqual(at(1));
      expect(await journal.newestSnapshot('branch:a', 1, 0)).toBeNull();
      await journal.saveSnapshot(at(3, 2));
      expect(await journal.newestSnapshot('branch:a', 1)).toEqual(at(2));
      expect(await journal.newestSnapshot('branch:a', 2)).toEqual(at(3, 2));
      await journal.saveSnapshot(at(9));
      expect(await journal.newestSnapshot('branch:a', 1)).toBeNull();
      expect(await journal.newestSnapshot('branch:b', 1)).toBeNull();
    },
  );

  given('a snapshot of eight megabytes comes back whole', async (journal) => {
    await journal.append(batch('branch:a', 0));
    const state = JSON.stringify({ line: 'Nguyễn Văn Mẫu '.repeat(350_000) });
    await journal.saveSnapshot({ stream: 'branch:a', epoch: 1, seq: 1, version: 1, state });
    expect((await journal.newestSnapshot('branch:a', 1))?.state === state).toBe(true);
  });

  given('a snapshot comes in pieces, of several streams at once; one that breaks off is not there', async (journal) => {
    async function* pieces(of: string, breaksOff = false): AsyncGenerator<string> {
      yield `["${of}`;
      await journal.append(batch('branch:c', (await journal.head('branch:c')).seq));
      if (breaksOff) throw new Error('broken off');
      yield ' Nguyễn"]';
    }
    const at = (stream: string, seq: number) => ({ stream, epoch: 1, seq, version: 1 });
    await journal.append(batch('branch:a', 0, [command(), command(), command()]));
    await journal.append(batch('branch:b', 0));
    await Promise.all([
      journal.saveSnapshot({ ...at('branch:a', 1), state: pieces('a') }),
      journal.saveSnapshot({ ...at('branch:b', 1), state: pieces('b') }),
    ]);
    await expect(journal.saveSnapshot({ ...at('branch:a', 2), state: pieces('lost', true) })).rejects.toThrow();
    expect((await journal.newestSnapshot('branch:a', 1))?.state).toBe('["a Nguyễn"]');
    expect((await journal.newestSnapshot('branch:b', 1))?.state).toBe('["b Nguyễn"]');
    await journal.saveSnapshot({ ...at('branch:a', 1), state: pieces('again') });
    expect((await journal.newestSnapshot('branch:a', 1))?.state).toBe('["again Nguyễn"]');
  });

  given('the vault gives what was put, per stream; erased and replaced rows are gone', async (journal) => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const put = (ref: string, text: string) =>
      ({ kind: 'put', ref, content: bytes(text), eraseAfter: NOON + HOUR }) as const;
    const vault = [put('applicant:1', 'Nguyễn Văn Mẫu'), put('applicant:2', 'Trần Thị Thử'), put('empty', '')];
    await journal.append(
      batch('branch:a', 0, [command({ vault }), command({ vault: [put('photo', 'x'.repeat(90_000))] })]),
    );
    const refs = ['applicant:1', 'applicant:2', 'empty', 'photo', 'nobody'];
    const found = await journal.readVault('branch:a', refs);
    expect([...found.keys()]).toEqual(refs.slice(0, 4));
    expect(found.get('applicant:1')).toEqual(bytes('Nguyễn Văn Mẫu'));
    expect(found.get('empty')).toEqual(bytes(''));
    expect(found.get('photo')?.length).toBe(90_000);
    expect(await journal.readVault('branch:b', refs)).toEqual(new Map());
    const erase = command({ vault: [{ kind: 'erase', ref: 'applicant:1' }, put('applicant:2', 'Trần Thị Đúng')] });
    await journal.append(batch('branch:a', 2, [erase]));
    const later = await journal.readVault('branch:a', refs);
    expect([...later.keys()]).toEqual(['applicant:2', 'empty', 'photo']);
    expect(later.get('applicant:2')).toEqual(bytes('Trần Thị Đúng'));
  });

  given('a vault row of an append that is refused is not kept', async (journal) => {
    const vault = [{ kind: 'put', ref: 'applicant:1', content: new Uint8Array([1]), eraseAfter: NOON }] as const;
    await journal.append(batch('branch:a', 3, [command({ vault })]));
    await journal.append(batch('branch:a', 0, [command({ vault, claims: ['x'] }), command({ claims: ['x'] })]));
    expect(await journal.readVault('branch:a', ['applicant:1'])).toEqual(new Map());
  });

  given('visits are read by day, ordered by ticket; a visit written again replaces the first', async (journal) => {
    const never = visit({
      ticket: 't-2',
      counter: null,
      clerk: null,
      calledAt: null,
      startedAt: null,
      outcome: 'cancelled',
    });
    const other = visit({ ticket: 't-3', day: '2026-11-23' });
    await journal.append(batch('branch:a', 0, [command({ visits: [never, other] }), command({ visits: [visit()] })]));
    expect(await journal.visits('branch:a', '2026-11-22')).toEqual([visit(), never]);
    await journal.append(batch('branch:a', 2, [command({ visits: [visit({ outcome: 'missed' })] })]));
    expect(await journal.visits('branch:a', '2026-11-22')).toEqual([visit({ outcome: 'missed' }), never]);
    expect(await journal.visits('branch:b', '2026-11-22')).toEqual([]);
  });

  given('the sweep forgets keys after 48 hours and vault rows past their time, and nothing else', async (journal) => {
    const vault = (ref: string, eraseAfter: number) =>
      ({ kind: 'put', ref, content: new Uint8Array([7]), eraseAfter }) as const;
    const old = command({
      at: NOON,
      claims: ['number:A1'],
      vault: [vault('due', NOON + HOUR), vault('later', NOON + 99 * HOUR)],
    });
    const young = command({ at: NOON + HOUR });
    await journal.append(batch('branch:a', 0, [old, young]));
    const many = Array.from({ length: 2500 }, () => command({ at: NOON }));
    await journal.append(batch('branch:b', 0, many));
    const stays = Array.from({ length: 2500 }, () => command({ at: NOON + HOUR }));
    await journal.append(batch('branch:c', 0, stays));
    await journal.sweep(NOON + 48 * HOUR - 1);
    expect(await keptOf(journal, 'branch:a', old.key)).not.toBeUndefined();
    expect([...(await journal.readVault('branch:a', ['due', 'later'])).keys()]).toEqual(['later']);
    await journal.sweep(NOON + 48 * HOUR);
    expect(await keptOf(journal, 'branch:a', old.key)).toBeUndefined();
    expect(await keptOf(journal, 'branch:a', young.key)).not.toBeUndefined();
    const keys = many.map(({ key }) => key);
    expect(await journal.kept('branch:b', keys)).toEqual(new Map());
    const kept = stays.map(({ key }) => key);
    expect([...(await journal.kept('branch:c', kept)).keys()]).toEqual(kept);
    expect(await entriesOf(journal, 'branch:a')).toHaveLength(2);
    const again = command({ key: old.key, at: NOON + 49 * HOUR, claims: ['number:A1'] });
    expect(await journal.append(batch('branch:a', 2, [again]))).toEqual(taken([0, 'number:A1']));
    expect(await journal.append(batch('branch:a', 2, [{ ...again, claims: [] }]))).toEqual(done(3));
  });
}
