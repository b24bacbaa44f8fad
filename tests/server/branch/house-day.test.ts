import { beforeEach, expect, test } from 'vitest';
import { as, type CallId } from '../../../queue/ids.ts';
import type { Mark, MarkShelf } from '../../../server/branch/clock-mark.ts';
import { keepHouse } from '../../../server/branch/house-keeper.ts';
import { type MemoryJournal, memoryJournal } from '../../../server/journal/memory.ts';
import { BIRTH, BOARD, C1, EIGHT, HALL, LAN, PRINTER, smallHall } from '../../queue/small-hall.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { issue, type LoopRig, openLoop, SMALL, send } from './loop-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let journal: MemoryJournal;
let clock: HandClock;
let rig: LoopRig;
let stopKeeping: () => void;
let mark: Mark | null;
const shelf: MarkShelf = {
  read: () => mark,
  write(fresh) {
    mark = structuredClone(fresh);
  },
};

/** A branch with a catalogue, at 7:50 of Monday 23 November in Hanoi, whose house looks after itself. */
beforeEach(async () => {
  journal = memoryJournal();
  mark = null;
  clock = handClock(EIGHT - 10 * MINUTE);
  rig = await openLoop(journal, clock, shelf);
  await send(rig.loop, { type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall }, 'catalogue', 'house');
  stopKeeping = keep(rig);
});

function keep({ loop, log, guard }: LoopRig, alwaysOpen = false): () => void {
  return keepHouse(loop, { timers: clock, log, alwaysOpen, guard });
}

/** The process has ended, and starts again on what the journal holds; the machine is the same, or was off. */
async function restart(machine: 'runs' | 'was off' = 'was off'): Promise<void> {
  stopKeeping();
  if (machine === 'was off') mark = null;
  rig = await openLoop(journal, clock, shelf);
  stopKeeping = keep(rig);
}

/** What the house did, each with the minute of the wall's clock in Hanoi. */
async function history(): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const page of journal.read(SMALL, 0))
    for (const { at, type, by } of page) {
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Ho_Chi_Minh');
      if (by === 'house' && type !== 'CatalogueAdopted')
        lines.push(`${local.toPlainDate().day} ${local.toPlainTime().toString({ smallestUnit: 'minute' })} ${type}`);
    }
  return lines;
}

const day = () => rig.loop.folded().state.line.day;

test('a working day goes by itself: opening, lunch, last issue, end of calling, closing; a holiday stays closed', async () => {
  await clock.pass(10 * MINUTE + 2_000);
  expect(day()).toMatchObject({ date: '2026-11-23', phase: 'open' });
  await send(rig.loop, issue(), 'waits');
  await clock.passMinutes(3 * 24 * 60);
  // A minute's step sees each thing within the minute after it.
  expect(await history()).toEqual([
    '23 08:00 DayOpened',
    '23 12:00 HallPaused',
    '23 13:00 HallResumed',
    '23 16:00 IssuingEnded',
    '23 17:00 CallingEnded',
    '23 17:30 TicketExpired',
    '23 17:30 DayClosed',
    '24 08:00 DayOpened',
    '24 12:00 HallPaused',
    '24 13:00 HallResumed',
    '24 16:00 IssuingEnded',
    '24 17:00 CallingEnded',
    '24 17:30 DayClosed',
    // Wednesday the 25th is a holiday of this branch.
    '26 08:00 DayOpened',
  ]);
  expect(rig.log.of('house_command_refused')).toEqual([]);
});

test('Saturday and Sunday stay closed, Monday opens', async () => {
  await clock.passMinutes(5 * 24 * 60);
  const before = (await history()).length;
  expect(day()?.date).toBe('2026-11-27');
  await clock.passMinutes(47 * 60);
  expect((await history()).length).toBe(before);
  await clock.passMinutes(2 * 60);
  expect(day()?.date).toBe('2026-11-30');
});

test('the server was away in the night: the day of yesterday is closed before that of today opens', async () => {
  await clock.pass(20 * MINUTE);
  stopKeeping();
  rig.guard.keepMark();
  await clock.pass(24 * HOUR);
  await restart('runs');
  await clock.pass(2_000);
  expect((await history()).slice(-2)).toEqual(['24 08:10 DayClosed', '24 08:10 DayOpened']);
});

test('a supervisor closed the day at noon: the house does not open it again', async () => {
  await clock.passMinutes(4 * 60);
  await send(rig.loop, { type: 'CloseDay', date: day()?.date ?? ('' as never) }, 'early', 'clerk:hang');
  const before = await history();
  await clock.passMinutes(6 * 60);
  expect(await history()).toEqual(before);
});

test('the demo never closes, and its day turns at midnight', async () => {
  stopKeeping();
  keep(rig, true);
  await clock.pass(2_000);
  await clock.passMinutes(24 * 60);
  // Steps of a minute: close at one, open at the next.
  expect(await history()).toEqual(['23 07:50 DayOpened', '24 00:00 DayClosed', '24 00:01 DayOpened']);
});

test('the clock is set back a day: the day goes on, no past day is opened, the alarm is raised once', async () => {
  await clock.pass(20 * MINUTE);
  clock.jump(-24 * HOUR);
  await clock.passMinutes(2 * 60);
  expect(day()).toMatchObject({ date: '2026-11-23', phase: 'open' });
  expect(await history()).toEqual(['23 08:00 DayOpened']);
  expect(rig.log.of('clock_disagrees')).toEqual([{ ms: -24 * HOUR }]);
});

test('the clock leaps a week ahead and is set right within ten minutes: no day has turned', async () => {
  await clock.pass(20 * MINUTE);
  clock.jump(7 * 24 * HOUR);
  await clock.pass(MINUTE);
  expect((await send(rig.loop, issue(), 'meanwhile')).kind).toBe('done');
  await clock.pass(8 * MINUTE);
  expect(day()).toMatchObject({ date: '2026-11-23', phase: 'open' });
  clock.jump(-7 * 24 * HOUR);
  await clock.pass(HOUR);
  expect(await history()).toEqual(['23 08:00 DayOpened']);
});

test('a machine without a battery started in January, and a time server set it right: the hall opens within ten minutes', async () => {
  clock.jump(-300 * 24 * HOUR);
  await restart();
  await clock.pass(30_000);
  clock.jump(300 * 24 * HOUR);
  await clock.pass(11 * MINUTE);
  expect(await history()).toEqual(['23 08:00 DayOpened']);
});

for (const [wrong, ahead] of [
  ['seven hours', 7 * HOUR],
  ['a year', 365 * 24 * HOUR],
] as const)
  test(`a machine starts ${wrong} ahead in the middle of the day, and is set right: tickets at once, the day goes on`, async () => {
    await clock.pass(20 * MINUTE);
    clock = handClock(EIGHT + 3 * HOUR + ahead);
    await restart();
    expect((await send(rig.loop, issue(), 'while it is wrong')).kind).toBe('done');
    await clock.pass(20_000);
    clock.jump(-ahead);
    await clock.pass(45 * MINUTE);
    expect((await send(rig.loop, issue(), 'after')).kind).toBe('done');
    await clock.passMinutes(30);
    expect(await history()).toEqual(['23 08:00 DayOpened', '23 12:00 HallPaused']);
    expect(rig.log.of('clock_disagrees')).toContainEqual({ ms: -ahead });
  });

test('a machine is switched on in the morning: the day opens a minute and a half later, without an alarm', async () => {
  await clock.passMinutes(11 * 60);
  clock = handClock(EIGHT + 24 * HOUR);
  await restart();
  await clock.pass(88_000);
  expect(day()?.date).toBe('2026-11-23');
  await clock.pass(4_000);
  expect(day()).toMatchObject({ date: '2026-11-24', phase: 'open' });
  expect(rig.log.of('clock_disagrees')).toEqual([]);
});

test('a call that no display spoke is dropped after 45 s; one begun and never ended, 40 s after it was claimed', async () => {
  await clock.pass(11 * MINUTE);
  await send(rig.loop, { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false }, 'in', 'clerk:lan');
  await send(rig.loop, issue(BIRTH), 'a');
  await send(rig.loop, issue(BIRTH), 'b');
  await send(rig.loop, { type: 'CallNext', counter: C1, clerk: LAN }, 'c1', 'clerk:lan');
  const voices = () => [...rig.loop.folded().state.line.calls.values()].map(({ voice }) => voice);
  await clock.pass(44_000);
  expect(voices()).toEqual(['due']);
  await clock.pass(3_000);
  expect(voices()).toEqual(['late']);

  const ticket = rig.loop.folded().state.line.counters.get(C1)?.present;
  if (ticket == null) throw new Error('nobody is at the counter');
  await send(rig.loop, { type: 'FinishAndCallNext', counter: C1, clerk: LAN, ticket }, 'c2', 'clerk:lan');
  const call = [...rig.loop.folded().state.line.calls.keys()].at(-1) ?? as<CallId>('');
  await send(rig.loop, { type: 'OfferVoice', zone: HALL, display: BOARD, absent: null }, 'v', 'device:display-1');
  await send(
    rig.loop,
    { type: 'ClaimAnnouncement', call, announcement: 1, display: BOARD, form: 'full' },
    'v2',
    'device:display-1',
  );
  expect(rig.loop.folded().state.line.calls.get(call)?.voice).toBe('claimed');
  await clock.pass(39_000);
  expect(rig.loop.folded().state.line.calls.get(call)?.voice).toBe('claimed');
  await clock.pass(3_000);
  expect(rig.loop.folded().state.line.calls.get(call)?.voice).toBe('interrupted');
  // Neither was tried before its time.
  expect(rig.log.of('house_command_refused')).toEqual([]);
});

test('a print job that no printer took expires, and is not printed the next day', async () => {
  await clock.pass(11 * MINUTE);
  const outcome = await send(rig.loop, { ...issue(), printer: PRINTER } as ReturnType<typeof issue>, 'p');
  expect(outcome.kind).toBe('done');
  const owed = () => rig.loop.folded().state.line.prints.size;
  expect(owed()).toBe(1);
  await clock.passMinutes(3 * 60);
  expect(owed()).toBe(0);
});
