import { expect, test } from 'vitest';
import { STATE_VERSION } from '../../../queue/branch/snapshot.ts';
import { memoryJournal } from '../../../server/journal/memory.ts';
import { issue, numberIn, numbersOf, openHall, openLoop, SMALL, send, turn } from './loop-rig.ts';

test('a snapshot is kept after 20,000 entries, and a start reads only the tail behind it', async () => {
  const journal = memoryJournal();
  const saved: number[] = [];
  const save = journal.saveSnapshot.bind(journal);
  journal.saveSnapshot = (snapshot) => {
    saved.push(snapshot.seq);
    return save(snapshot);
  };
  const { loop, clock } = await openHall(journal);
  for (let round = 0; round < 40; round++)
    await Promise.all(Array.from({ length: 512 }, (_, index) => send(loop, issue(), `${round}/${index}`)));
  expect(saved).toHaveLength(1);
  expect(await journal.newestSnapshot(SMALL, STATE_VERSION)).toBeNull();
  // Others have their turn between its pieces of 500 tickets.
  for (let piece = 0; piece < 50; piece++) await clock.pass(1);
  const at = saved[0] ?? 0;
  expect(at).toBeGreaterThanOrEqual(20_000);
  let readFrom = -1;
  const facts = journal.facts.bind(journal);
  journal.facts = (stream, after) => {
    readFrom = after;
    return facts(stream, after);
  };
  const again = await openLoop(journal);
  expect(readFrom).toBe(at);
  expect(again.loop.folded().seq).toBe(loop.folded().seq);
  expect(numberIn(await send(again.loop, issue(), 'next'))).toBe('A20481');
});

test('a stop carries out what was taken, refuses what comes after, and leaves a snapshot of the end', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  const release = journal.hold();
  const taken = Array.from({ length: 3 }, (_, index) => send(loop, issue(), `k${index}`));
  await turn();
  const more = send(loop, issue(), 'gathered');
  const stopped = loop.stop();
  expect(await send(loop, issue(), 'late')).toEqual({ kind: 'closing' });
  release();
  await stopped;
  expect(numbersOf(await Promise.all([...taken, more]))).toEqual(['A001', 'A002', 'A003', 'A004']);
  expect((await journal.newestSnapshot(SMALL, STATE_VERSION))?.seq).toBe(loop.folded().seq);
});

test('a stop does not wait for ever on a stream that cannot be read', async () => {
  const journal = memoryJournal();
  const { loop, clock } = await openHall(journal);
  const other = await openLoop(journal);
  await send(other.loop, issue(), 'theirs');
  journal.facts = () => {
    throw new Error('the disk is away');
  };
  const caught = send(loop, issue(), 'mine');
  await clock.pass(500);
  const stopped = loop.stop();
  await clock.pass(2_000);
  await stopped;
  expect(await caught).toEqual({ kind: 'closing' });
});

test('a snapshot that cannot be read gives way to the one before it, and that to the whole stream', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  await send(loop, issue(), 'a');
  await loop.stop();
  const at = loop.folded().seq;
  const damage = (seq: number, state: string) =>
    journal.saveSnapshot({ stream: SMALL, epoch: 1, seq, version: STATE_VERSION, state });
  for (const bad of ['', '{"state":{"line":', '{}', '{"state":{},"at":1}']) {
    await damage(at, bad);
    const again = await openLoop(journal);
    expect(again.loop.folded()).toMatchObject({ seq: at, at: loop.folded().at });
    expect(again.log.of('snapshot_failed')).toHaveLength(1);
  }
});

test('a snapshot that cannot be made is told, and neither a batch nor a stop fails by it', async () => {
  const journal = memoryJournal();
  const { loop, log } = await openHall(journal);
  journal.saveSnapshot = () => {
    throw new RangeError('Invalid string length');
  };
  await loop.stop();
  expect(log.of('snapshot_failed')).toHaveLength(1);
  expect(log.of('loop_failed')).toEqual([]);
});
