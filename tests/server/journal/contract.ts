import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Journal } from '../../../server/journal/port.ts';
import { appendsContract } from './appends-contract.ts';
import { claimsContract } from './claims-contract.ts';
import { keepingContract } from './keeping-contract.ts';
import { loadContract } from './load-contract.ts';
import { batch, command, done, entriesOf, type Given, keptOf, visit } from './samples.ts';
import { shelfContract } from './shelf-contract.ts';

/** What the suite needs of an implementation: a fresh journal, and how to take it away afterwards. */
export interface JournalUnderTest {
  readonly journal: Journal;
  /** The same one, closed and opened again; absent where nothing outlives the process. */
  readonly reopen?: () => Promise<Journal>;
  readonly remove: () => Promise<void>;
}

/** `durable`: what was written is there when it is opened again. */
export function journalContract(name: string, durable: boolean, open: () => Promise<JournalUnderTest>): void {
  describe(`the journal's contract: ${name}`, () => {
    let under: JournalUnderTest;
    let journal: Journal;

    beforeEach(async () => {
      under = await open();
      journal = under.journal;
    });
    afterEach(async () => {
      await journal.close();
      await under.remove();
    });

    const given: Given = (situation, outcome) => test(situation, () => outcome(journal));
    appendsContract(given);
    claimsContract(given);
    loadContract(given);
    keepingContract(given);
    shelfContract(given);

    if (!durable) return;

    test('opened again it holds everything', async () => {
      const issue = command({ claims: ['number:A1'], visits: [visit()] });
      await journal.append(batch('branch:a', 0, [issue, command()]));
      await journal.saveSnapshot({ stream: 'branch:a', epoch: 1, seq: 2, version: 4, state: '{}' });
      const before = await entriesOf(journal, 'branch:a');
      await journal.close();
      journal = await under.reopen!();
      expect(await entriesOf(journal, 'branch:a')).toEqual(before);
      expect(await keptOf(journal, 'branch:a', issue.key)).toMatchObject({
        firstSeq: 1,
        fingerprint: issue.fingerprint,
      });
      expect(await journal.newestSnapshot('branch:a', 4)).toMatchObject({ seq: 2 });
      expect(await journal.visits('branch:a', '2026-11-22')).toEqual([visit()]);
      expect(await journal.append(batch('branch:a', 2, [command({ claims: ['number:A1'] })]))).toMatchObject({
        kind: 'claimTaken',
      });
      expect(await journal.append(batch('branch:a', 2))).toEqual(done(3));
    });
  });
}
