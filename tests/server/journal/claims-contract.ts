import { expect } from 'vitest';
import { batch, command, done, entriesOf, type Given, keptOf, taken } from './samples.ts';

/** What is taken once: claims, and the keys of commands. */
export function claimsContract(given: Given): void {
  given(
    'a claim that another command holds: the index of the second is told, and nothing of the append is written',
    async (journal) => {
      await journal.append(batch('branch:a', 0, [command({ claims: ['number:2026-11-22/A012'] })]));
      const twice = [command(), command({ claims: ['free', 'number:2026-11-22/A012'] }), command()];
      expect(await journal.append(batch('branch:a', 1, twice))).toEqual(taken([1, 'number:2026-11-22/A012']));
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 1 });
      const without = [twice[0]!, twice[2]!, command({ claims: ['free'] })];
      expect(await journal.append(batch('branch:a', 1, without))).toEqual(done(4));
    },
  );

  given('two commands of one append with the same claim: the later one is told', async (journal) => {
    const two = [command({ claims: ['collected:d-1'] }), command({ claims: ['collected:d-1'] })];
    expect(await journal.append(batch('branch:a', 0, two))).toEqual(taken([1, 'collected:d-1']));
    expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 0 });
  });

  given('the same claim in another stream is free', async (journal) => {
    const claims = ['number:2026-11-22/A012'];
    expect(await journal.append(batch('branch:a', 0, [command({ claims })]))).toEqual(done(1));
    expect(await journal.append(batch('branch:b', 0, [command({ claims })]))).toEqual(done(1));
  });

  given('a key that was used: claim taken, and what it wrote is kept with its fingerprint', async (journal) => {
    const issue = command({ key: 'device:kiosk-1|once', fingerprint: 'abc' });
    const other = command();
    await journal.append(batch('branch:a', 0, [other, issue, command()]));
    const again = command({ key: 'device:kiosk-1|once', fingerprint: 'xyz' });
    expect(await journal.append(batch('branch:a', 3, [again]))).toEqual(taken([0, 'key:device:kiosk-1|once']));
    const kept = await keptOf(journal, 'branch:a', 'device:kiosk-1|once');
    expect(kept).toMatchObject({ fingerprint: 'abc', firstSeq: 2 });
    expect(kept?.entries).toEqual((await entriesOf(journal, 'branch:a')).slice(1, 2));
    expect(await keptOf(journal, 'branch:a', 'device:kiosk-2|once')).toBeUndefined();
    expect(await keptOf(journal, 'branch:b', 'device:kiosk-1|once')).toBeUndefined();
  });

  given('a command without events is kept as well, with no entries', async (journal) => {
    const nothing = command({ events: [] });
    expect(await journal.append(batch('branch:a', 0, [command(), nothing, command()]))).toEqual(done(2));
    expect(await keptOf(journal, 'branch:a', nothing.key)).toEqual({
      fingerprint: nothing.fingerprint,
      firstSeq: 2,
      entries: [],
    });
  });

  given(
    'fifty retries among what is new: all fifty are told at once, and what is new goes in with the next',
    async (journal) => {
      const first = Array.from({ length: 50 }, (_, n) => command({ claims: [`number:A${n}`] }));
      await journal.append(batch('branch:a', 0, first));
      const fresh = Array.from({ length: 50 }, () => command());
      const mixed = first.flatMap(({ key }, n) => [command({ key }), fresh[n]!]);
      expect(await journal.append(batch('branch:a', 50, mixed))).toEqual(
        taken(...first.map(({ key }, n) => [2 * n, `key:${key}`] as const)),
      );
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 50 });
      expect(await journal.append(batch('branch:a', 50, fresh))).toEqual(done(100));
    },
  );

  given('of the claims of a command the first that is taken is told, its key before the others', async (journal) => {
    await journal.append(batch('branch:a', 0, [command({ key: 'k', claims: ['one', 'two'] })]));
    const later = [command({ claims: ['free', 'two', 'one'] }), command({ key: 'k', claims: ['one'] })];
    expect(await journal.append(batch('branch:a', 1, later))).toEqual(taken([0, 'two'], [1, 'key:k']));
  });

  given(
    'what a taken command claims besides is free for those after it; a claim twice in one is taken',
    async (journal) => {
      await journal.append(batch('branch:a', 0, [command({ claims: ['held'] })]));
      const [loser, next, third] = [
        command({ claims: ['shared', 'held'] }),
        command({ claims: ['shared'] }),
        command({ claims: ['shared'] }),
      ];
      const twice = command({ claims: ['same', 'same'] });
      expect(await journal.append(batch('branch:a', 1, [loser, next, third, twice]))).toEqual(
        taken([0, 'held'], [2, 'shared'], [3, 'same']),
      );
      expect(await journal.append(batch('branch:a', 1, [next]))).toEqual(done(2));
    },
  );

  given('many keys are looked up at once: those that are kept, each with what it wrote', async (journal) => {
    const three = [command({ fingerprint: 'one' }), command({ events: [] }), command()];
    await journal.append(batch('branch:a', 0, three));
    const keys = three.map(({ key }) => key);
    const found = await journal.kept('branch:a', [keys[2]!, 'nobody', keys[0]!, keys[1]!, keys[0]!]);
    expect([...found.keys()].sort()).toEqual(keys.toSorted());
    expect(found.get(keys[0]!)).toMatchObject({ fingerprint: 'one', firstSeq: 1 });
    const entries = await entriesOf(journal, 'branch:a');
    expect(keys.map((key) => found.get(key)?.entries)).toEqual([entries.slice(0, 1), [], entries.slice(1)]);
    expect(await journal.kept('branch:a', [])).toEqual(new Map());
    expect(await journal.kept('branch:b', keys)).toEqual(new Map());
  });
}
