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

/** A hall whose journal counts what it is asked. */
async function countedHall() {
  const journal = memoryJournal();
  const hall = await openHall(journal);
  const { append, kept } = journal;
  const asked: string[] = [];
  journal.append = (batch) => {
    asked.push(`append of ${batch.commands.length}`);
    return append(batch);
  };
  journal.kept = (stream, keys) => {
    asked.push(`look-up of ${keys.length}`);
    return kept(stream, keys);
  };
  return { ...hall, asked };
}

const keys = (n: number, prefix: string) => Array.from({ length: n }, (_, index) => `${prefix}${index}`);

test('fifty retries in a batch with fifty new commands: two appends, one look-up', async () => {
  const { loop, asked } = await countedHall();
  const first = await Promise.all(keys(50, 'k').map((key) => send(loop, issue(), key)));
  asked.length = 0;
  const mixed = keys(50, 'k').flatMap((key, n) => [key, `new${n}`]);
  const outcomes = await Promise.all(mixed.map((key) => send(loop, issue(), key)));
  expect(asked).toEqual(['append of 100', 'look-up of 50', 'append of 50']);
  expect(outcomes.filter((_, n) => n % 2 === 0)).toEqual(first);
  const fresh = numbersOf(outcomes.filter((_, n) => n % 2 === 1));
  expect(fresh).toEqual(Array.from({ length: 50 }, (_, n) => `A${String(n + 51).padStart(3, '0')}`));
});

test('fifty refused commands are looked up at once, after what was granted is acknowledged', async () => {
  const { loop, asked } = await countedHall();
  const refused = keys(50, 'r').map((key) => send(loop, issue(NOWHERE), key));
  const outcomes = await Promise.all([...refused, send(loop, issue(), 'granted')]);
  expect(asked).toEqual(['append of 1', 'look-up of 50']);
  expect(outcomes.slice(0, 50).every(({ kind }) => kind === 'refused')).toBe(true);
});

test('retries that would be refused by now, retries that would be granted, a reused key and a new command: one look-up', async () => {
  const { loop, asked } = await countedHall();
  const [ticket, day] = await Promise.all([
    send(loop, issue(), 'ticket'),
    send(loop, { type: 'EndIssuing' }, 'end', 'house'),
  ]);
  asked.length = 0;
  const outcomes = await Promise.all([
    send(loop, issue(), 'ticket'),
    send(loop, issue(LAND), 'ticket', 'device:kiosk-2'),
    send(loop, { type: 'EndIssuing' }, 'end', 'house'),
    send(loop, { type: 'PauseIssuing' }, 'end', 'house'),
    send(loop, issue(NOWHERE), 'never'),
  ]);
  expect(outcomes[0]).toEqual(ticket);
  expect(outcomes[2]).toEqual(day);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'refused', 'done', 'key_reused', 'refused']);
  expect(asked.filter((one) => one.startsWith('look-up')).length).toBeLessThanOrEqual(1);
});

test('another process writes between the refusal of a claim and the next append: its keys are looked up anew', async () => {
  const journal = memoryJournal();
  const mine = await openHall(journal);
  await send(mine.loop, issue(), 'old');
  const other = await openLoop(journal);
  const { kept } = journal;
  let looked = 0;
  journal.kept = async (stream, asked) => {
    const found = await kept(stream, asked);
    // What the other process carries out after this look-up.
    if (looked++ === 0) await send(other.loop, issue(LAND), 'theirs');
    return found;
  };
  const outcomes = await Promise.all([
    send(mine.loop, issue(), 'old'),
    send(mine.loop, issue(NOWHERE), 'theirs'),
    send(mine.loop, issue(), 'new'),
  ]);
  expect(numbersOf(outcomes)).toEqual(['A001', 'key_reused', 'A002']);
  expect(mine.log.of('append_conflict')).toHaveLength(1);
});
