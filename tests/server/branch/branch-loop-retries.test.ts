import { expect, test } from 'vitest';
import { memoryJournal } from '../../../server/journal/memory.ts';
import { LAND, NOWHERE } from '../../queue/small-hall.ts';
import { issue, numberIn, numbersOf, openHall, openLoop, send, turn } from './loop-rig.ts';

test('a duplicate that comes while the first is in flight gets the same ticket', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  const release = journal.hold();
  const both = [send(loop, issue(), 'same'), send(loop, issue(), 'same')];
  await turn();
  release();
  expect(numbersOf(await Promise.all(both))).toEqual(['A001', 'A001']);
  expect(loop.folded().state.line.tickets.size).toBe(1);
});

test('a retry gets the first outcome: at once, and after a restart', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  const first = await send(loop, issue(), 'same');
  await send(loop, issue(), 'another');
  expect(await send(loop, issue(), 'same')).toEqual(first);
  await loop.stop();
  const again = await openLoop(journal);
  expect(await send(again.loop, issue(), 'same')).toEqual(first);
  expect(again.loop.folded().state.line.tickets.size).toBe(2);
});

test('one key with two bodies is refused, in flight and later; another sender may use the same key', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  const inFlight = await Promise.all([send(loop, issue(), 'same'), send(loop, issue(LAND), 'same')]);
  expect(inFlight.map(({ kind }) => kind)).toEqual(['done', 'key_reused']);
  expect((await send(loop, issue(LAND), 'same')).kind).toBe('key_reused');
  expect(numberIn(await send(loop, issue(LAND), 'same', 'device:kiosk-2'))).toBe('C001');
});

test('a refusal is not kept: the same key is decided anew once it can be granted', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  await send(loop, { type: 'PauseIssuing' }, 'pause');
  expect(await send(loop, issue(), 'k')).toEqual({ kind: 'refused', refusal: { name: 'issuing_paused' } });
  await send(loop, { type: 'ResumeIssuing' }, 'resume');
  expect(numberIn(await send(loop, issue(), 'k'))).toBe('A001');
});

test('a retry whose command would be refused by now still gets its first outcome', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  const first = await send(loop, issue(), 'k');
  await send(loop, { type: 'PauseIssuing' }, 'pause');
  expect(await send(loop, issue(), 'k')).toEqual(first);
  expect((await send(loop, issue(LAND), 'k')).kind).toBe('key_reused');
});

test('nobody can say whether a refused command was a retry: it is answered as unavailable, not as refused', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  journal.kept = () => Promise.reject(new Error('the disk is away'));
  const outcomes = await Promise.all([send(loop, issue(NOWHERE), 'a'), send(loop, issue(), 'b')]);
  expect(outcomes[0]).toEqual({ kind: 'unavailable', reason: 'down' });
  expect(numberIn(outcomes[1])).toBe('A001');
});
