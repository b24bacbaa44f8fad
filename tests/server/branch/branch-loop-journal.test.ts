import { expect, test } from 'vitest';
import type { BranchCommand } from '../../../queue/branch/branch.ts';
import { memoryJournal } from '../../../server/journal/memory.ts';
import { issue, numberIn, numbersOf, openHall, openLoop, SMALL, send, streamOf, turn } from './loop-rig.ts';

test('another process has written the stream: its entries are read and the command decided again on them', async () => {
  const journal = memoryJournal();
  const mine = await openHall(journal);
  const other = await openLoop(journal);
  const shown: number[] = [];
  mine.loop.onChange(({ seq }) => shown.push(seq));
  expect(numberIn(await send(other.loop, issue(), 'theirs'))).toBe('A001');
  expect(numberIn(await send(mine.loop, issue(), 'mine'))).toBe('A002');
  expect(mine.log.of('append_conflict')).toHaveLength(1);
  expect(mine.loop.folded().state.line.tickets.size).toBe(2);
  // Once for what the other wrote, once for its own.
  expect(shown).toHaveLength(2);
});

test('two processes give themselves the same duty: it is carried out once, and both go on', async () => {
  const journal = memoryJournal();
  const mine = await openHall(journal);
  const other = await openLoop(journal);
  const end: BranchCommand = { type: 'EndIssuing' };
  const outcomes = await Promise.all([
    send(mine.loop, end, 'day:end-issuing', 'house'),
    send(other.loop, end, 'day:end-issuing', 'house'),
  ]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
  expect((await streamOf(journal)).filter((type) => type === 'IssuingEnded')).toHaveLength(1);
});

test('the journal refuses a claim: that command alone fails, the others of its batch are carried out', async () => {
  const journal = memoryJournal();
  const { loop, log } = await openHall(journal);
  journal.provoke({ kind: 'claimTaken', taken: [{ index: 1, claim: 'number:2026-11-23/A002' }] });
  const outcomes = await Promise.all(['a', 'b', 'c'].map((key) => send(loop, issue(), key)));
  expect(numbersOf(outcomes)).toEqual(['A001', 'failed', 'A002']);
  expect(log.of('claim_taken')).toEqual([{ branch: SMALL, command: 'IssueTicket', claim: 'number' }]);
});

for (const written of [true, false])
  test(`nobody knows whether an append was written, and it was ${written ? '' : 'not '}: told so, and the retry hears the truth`, async () => {
    const journal = memoryJournal();
    const { loop, log } = await openHall(journal);
    journal.provoke({ kind: 'unknown', written });
    expect(await send(loop, issue(), 'k')).toEqual({ kind: 'outcome_unknown' });
    await turn();
    // The stream has been read before anything else is decided.
    expect(loop.folded().state.line.tickets.size).toBe(written ? 1 : 0);
    expect(numberIn(await send(loop, issue(), 'other'))).toBe(written ? 'A002' : 'A001');
    expect(numberIn(await send(loop, issue(), 'k'))).toBe(written ? 'A001' : 'A002');
    expect(loop.folded().state.line.tickets.size).toBe(2);
    expect(log.of('append_unknown')).toHaveLength(1);
  });

test('the stream cannot be read after an unknown outcome: the loop waits for it and decides nothing meanwhile', async () => {
  const journal = memoryJournal();
  const { loop, clock, log } = await openHall(journal);
  const facts = journal.facts;
  journal.facts = () => {
    throw new Error('the disk is away');
  };
  journal.provoke({ kind: 'unknown', written: true });
  await send(loop, issue(), 'k');
  let answered = false;
  const next = send(loop, issue(), 'next').finally(() => {
    answered = true;
  });
  await clock.pass(3_500);
  expect([answered, log.of('stream_unreadable').length]).toEqual([false, 4]);
  journal.facts = facts;
  await clock.pass(1_000);
  expect(numberIn(await next)).toBe('A002');
});

for (const condition of ['full', 'down'] as const)
  test(`the journal is ${condition}: commands are refused, nothing changes, and it goes on once it is well`, async () => {
    const journal = memoryJournal();
    const { loop } = await openHall(journal);
    const before = loop.folded();
    journal.setCondition(condition);
    expect(await send(loop, issue(), 'k')).toEqual({ kind: 'unavailable', reason: condition });
    expect(loop.folded()).toBe(before);
    journal.setCondition('up');
    expect(numberIn(await send(loop, issue(), 'k'))).toBe('A001');
  });
