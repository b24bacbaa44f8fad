import { expect, test } from 'vitest';
import type { BranchCommand } from '../../../queue/branch/branch.ts';
import { STATE_VERSION } from '../../../queue/branch/claims.ts';
import { type MemoryJournal, memoryJournal } from '../../../server/journal/memory.ts';
import type { Append } from '../../../server/journal/port.ts';
import { BIRTH, C1, EIGHT, LAN, LAND, NOWHERE } from '../../queue/small-hall.ts';
import { handClock } from '../hand-clock.ts';
import { asked, issue, numberIn, numbersOf, openHall, openLoop, SMALL, send, streamOf } from './loop-rig.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A journal that also tells what was handed to it. */
function watched(): MemoryJournal & { readonly appends: Append[] } {
  const journal = memoryJournal();
  const appends: Append[] = [];
  const append = journal.append.bind(journal);
  return Object.assign(journal, {
    appends,
    append(batch: Append) {
      appends.push(batch);
      return append(batch);
    },
  });
}

test('while an append is in flight the commands that arrive gather, and go as one', async () => {
  const journal = watched();
  const { loop } = await openHall(journal);
  journal.appends.length = 0;
  const release = journal.hold();
  const first = send(loop, issue(), 'k0');
  await turn();
  const others = Array.from({ length: 5 }, (_, index) => send(loop, issue(), `k${index + 1}`));
  await turn();
  expect(journal.appends.map(({ commands }) => commands.length)).toEqual([1]);
  release();
  expect(numbersOf(await Promise.all([first, ...others]))).toEqual(['A001', 'A002', 'A003', 'A004', 'A005', 'A006']);
  expect(journal.appends.map(({ commands }) => commands.length)).toEqual([1, 5]);
});

test('before an append is durable nothing is acknowledged, shown or current', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  const before = loop.folded();
  const published: number[] = [];
  loop.onChange(({ seq }) => published.push(seq));
  const release = journal.hold();
  let answered = false;
  const outcome = send(loop, issue(), 'k1');
  void outcome.then(() => {
    answered = true;
  });
  await turn();
  expect([answered, published, loop.folded() === before]).toEqual([false, [], true]);
  release();
  expect(numberIn(await outcome)).toBe('A001');
  expect(published).toEqual([before.seq + 1]);
});

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

test('refused and granted commands of one batch each get their own answer, and only the granted are written', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  const outcomes = await Promise.all([
    send(loop, issue(), 'a'),
    send(loop, issue(NOWHERE), 'b'),
    send(loop, issue(), 'c'),
  ]);
  expect(numbersOf(outcomes)).toEqual(['A001', 'refused', 'A002']);
  expect(await streamOf(journal)).toEqual(['CatalogueAdopted', 'DayOpened', 'TicketIssued', 'TicketIssued']);
});

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
  journal.provoke({ kind: 'claimTaken', index: 1, claim: 'number:2026-11-23/A002' });
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
  const read = journal.read;
  journal.read = () => {
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
  journal.read = read;
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

test('nobody can say whether a refused command was a retry: it is answered as unavailable, not as refused', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  journal.kept = () => Promise.reject(new Error('the disk is away'));
  const outcomes = await Promise.all([send(loop, issue(NOWHERE), 'a'), send(loop, issue(), 'b')]);
  expect(outcomes[0]).toEqual({ kind: 'unavailable', reason: 'down' });
  expect(numberIn(outcomes[1])).toBe('A001');
});

test('a bug in the rules fails its own command; the others of the batch are carried out', async () => {
  const journal = memoryJournal();
  const { loop, log } = await openHall(journal);
  const broken = {
    ...issue(),
    get service(): never {
      throw new Error('a bug');
    },
  } as unknown as BranchCommand;
  const outcomes = await Promise.all([
    send(loop, issue(), 'a'),
    loop.submit({ ...asked(issue(), 'b'), command: broken }),
    send(loop, issue(), 'c'),
  ]);
  expect(numbersOf(outcomes)).toEqual(['A001', 'failed', 'A002']);
  expect(log.of('command_failed')).toHaveLength(1);
});

test('a listener that throws holds up no command', async () => {
  const journal = memoryJournal();
  const { loop, log } = await openHall(journal);
  const heard: number[] = [];
  loop.onChange(() => {
    throw new Error('a view that cannot be made');
  });
  loop.onChange(({ seq }) => heard.push(seq));
  expect(numberIn(await send(loop, issue(), 'k'))).toBe('A001');
  expect(heard).toEqual([3]);
  expect(log.of('loop_failed')).toHaveLength(1);
});

test('the machine’s clock is set back an hour: the stream’s times never fall', async () => {
  const journal = memoryJournal();
  const clock = handClock(EIGHT);
  const { loop } = await openHall(journal, clock);
  await clock.pass(60_000);
  await send(loop, issue(), 'a');
  clock.jump(-3_600_000);
  const late = await send(loop, issue(), 'b');
  expect(late).toMatchObject({ kind: 'done', at: EIGHT + 60_000 });
  await loop.stop();
  // Also for a server that starts on the wrong clock.
  const again = await openLoop(journal, clock);
  expect(await send(again.loop, issue(), 'c')).toMatchObject({ kind: 'done', at: EIGHT + 60_000 });
});

test('a snapshot is kept after 20,000 entries, and a start reads only the tail behind it', async () => {
  const journal = memoryJournal();
  const saved: number[] = [];
  const save = journal.saveSnapshot.bind(journal);
  journal.saveSnapshot = (snapshot) => {
    saved.push(snapshot.seq);
    return save(snapshot);
  };
  const { loop } = await openHall(journal);
  for (let round = 0; round < 40; round++)
    await Promise.all(Array.from({ length: 512 }, (_, index) => send(loop, issue(), `${round}/${index}`)));
  expect(saved).toHaveLength(1);
  const at = saved[0] ?? 0;
  expect(at).toBeGreaterThanOrEqual(20_000);
  let readFrom = -1;
  const read = journal.read.bind(journal);
  journal.read = (stream, after) => {
    readFrom = after;
    return read(stream, after);
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
  journal.read = () => {
    throw new Error('the disk is away');
  };
  const caught = send(loop, issue(), 'mine');
  await clock.pass(500);
  const stopped = loop.stop();
  await clock.pass(2_000);
  await stopped;
  expect(await caught).toEqual({ kind: 'closing' });
});

test('finish and call next is one command: its events share one append, one key, one time', async () => {
  const journal = memoryJournal();
  const { loop } = await openHall(journal);
  await send(loop, { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false }, 'in', 'clerk:lan');
  await Promise.all([send(loop, issue(BIRTH), 'a'), send(loop, issue(BIRTH), 'b')]);
  await send(loop, { type: 'CallNext', counter: C1, clerk: LAN }, 'c', 'clerk:lan');
  const ticket = loop.folded().state.line.counters.get(C1)?.present;
  if (ticket == null) throw new Error('nobody was called');
  const done = await send(loop, { type: 'FinishAndCallNext', counter: C1, clerk: LAN, ticket }, 'n', 'clerk:lan');
  if (done.kind !== 'done') throw new Error(done.kind);
  const entries = [];
  for await (const page of journal.read(SMALL, 0)) entries.push(...page);
  const mine = entries.filter(({ key }) => key === 'clerk:lan|n');
  expect(mine.map(({ type }) => type)).toEqual(done.events.map(({ type }) => type));
  expect(mine.length).toBeGreaterThan(1);
  expect(new Set(mine.map(({ at }) => at)).size).toBe(1);
});
