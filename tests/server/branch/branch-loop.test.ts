import { expect, test } from 'vitest';
import type { BranchCommand } from '../../../queue/branch/branch.ts';
import { type MemoryJournal, memoryJournal } from '../../../server/journal/memory.ts';
import type { Append } from '../../../server/journal/port.ts';
import { BIRTH, C1, EIGHT, LAN, NOWHERE } from '../../queue/small-hall.ts';
import { handClock } from '../hand-clock.ts';
import { asked, issue, numberIn, numbersOf, openHall, openLoop, SMALL, send, streamOf, turn } from './loop-rig.ts';

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
