import { expect } from 'vitest';
import { batch, command, done, entriesOf, type Given } from './samples.ts';

/** What is taken once: claims, and the keys of commands. */
export function claimsContract(given: Given): void {
  given(
    'a claim that another command holds: the index of the second is told, and nothing of the append is written',
    async (journal) => {
      await journal.append(batch('branch:a', 0, [command({ claims: ['number:2026-11-22/A012'] })]));
      const twice = [command(), command({ claims: ['free', 'number:2026-11-22/A012'] }), command()];
      expect(await journal.append(batch('branch:a', 1, twice))).toEqual({
        kind: 'claimTaken',
        index: 1,
        claim: 'number:2026-11-22/A012',
      });
      expect(await journal.head('branch:a')).toEqual({ epoch: 1, seq: 1 });
      const without = [twice[0]!, twice[2]!, command({ claims: ['free'] })];
      expect(await journal.append(batch('branch:a', 1, without))).toEqual(done(4));
    },
  );

  given('two commands of one append with the same claim: the later one is told', async (journal) => {
    const two = [command({ claims: ['collected:d-1'] }), command({ claims: ['collected:d-1'] })];
    expect(await journal.append(batch('branch:a', 0, two))).toEqual({
      kind: 'claimTaken',
      index: 1,
      claim: 'collected:d-1',
    });
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
    expect(await journal.append(batch('branch:a', 3, [again]))).toEqual({
      kind: 'claimTaken',
      index: 0,
      claim: 'key:device:kiosk-1|once',
    });
    const kept = await journal.kept('branch:a', 'device:kiosk-1|once');
    expect(kept).toMatchObject({ fingerprint: 'abc', firstSeq: 2 });
    expect(kept?.entries).toEqual((await entriesOf(journal, 'branch:a')).slice(1, 2));
    expect(await journal.kept('branch:a', 'device:kiosk-2|once')).toBeNull();
    expect(await journal.kept('branch:b', 'device:kiosk-1|once')).toBeNull();
  });

  given('a command without events is kept as well, with no entries', async (journal) => {
    const nothing = command({ events: [] });
    expect(await journal.append(batch('branch:a', 0, [command(), nothing, command()]))).toEqual(done(2));
    expect(await journal.kept('branch:a', nothing.key)).toEqual({
      fingerprint: nothing.fingerprint,
      firstSeq: 2,
      entries: [],
    });
  });
}
