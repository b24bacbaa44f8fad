import { beforeEach, expect, test } from 'vitest';
import type { Catalogue } from '../../../queue/catalogue.ts';
import { as, type LocalDate } from '../../../queue/ids.ts';
import { followCatalogue } from '../../../server/branch/follow-catalogue.ts';
import { type MemoryJournal, memoryJournal } from '../../../server/journal/memory.ts';
import { BIRTH, C1, LAN, smallHall, TODAY } from '../../queue/small-hall.ts';
import { issue, type LoopRig, openLoop, SMALL, send, turn } from './loop-rig.ts';

const nextYear: Catalogue = { ...smallHall, holidays: [...smallHall.holidays, as<LocalDate>('2027-02-08')] };
const rule = { targets: { standard: 30, priority: 1, appointment: 0, collection: 10 }, urgentLimit: 7 };
let journal: MemoryJournal;
let rig: LoopRig;

/** A start of the server with this catalogue. */
async function start(catalogue: Catalogue): Promise<void> {
  rig = await openLoop(journal);
  await followCatalogue(rig.loop, catalogue, rig.log);
}
const line = () => rig.loop.folded().state.line;
const seq = () => rig.loop.folded().seq;

beforeEach(async () => {
  journal = memoryJournal();
  await start(smallHall);
});

test('a start with the catalogue that the branch has writes nothing', async () => {
  expect([seq(), line().citySeq]).toEqual([1, 1]);
  await start(smallHall);
  expect(seq()).toBe(1);
  // As it came back from the disk, where nothing undefined is kept.
  await start(JSON.parse(JSON.stringify(smallHall)));
  expect(seq()).toBe(1);
});

test('a newer catalogue is adopted at the start, an earlier one again; the supervisor’s rule and pins stay', async () => {
  await send(rig.loop, { type: 'ChangeRule', rule }, 'rule');
  await send(rig.loop, { type: 'ChangeCounterServices', counter: C1, services: [BIRTH] }, 'pins');
  await start(nextYear);
  expect(line().plan?.catalogue.holidays).toContain('2027-02-08');
  expect([line().citySeq, line().rule]).toEqual([2, rule]);
  expect(line().plan?.counters.get(C1)?.services).toEqual([BIRTH]);
  await start(smallHall);
  await start(nextYear);
  expect([line().citySeq, line().plan?.catalogue]).toEqual([4, nextYear]);
});

test('a day that is open ends with its catalogue, also where a counter and its service are gone in the new one', async () => {
  await send(rig.loop, { type: 'OpenDay', date: TODAY }, 'open');
  await send(rig.loop, { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false }, 'in', 'clerk:lan');
  await send(rig.loop, issue(BIRTH), 'waits');
  const counters = smallHall.counters
    .filter(({ id }) => id !== C1)
    .map((counter) => ({ ...counter, services: counter.services.filter((id) => id !== BIRTH) }));
  await start({ ...smallHall, counters, services: smallHall.services.filter(({ id }) => id !== BIRTH) });
  expect((await send(rig.loop, { type: 'CallNext', counter: C1, clerk: LAN }, 'c', 'clerk:lan')).kind).toBe('done');
  expect(line().citySeq).toBe(1);
  await send(rig.loop, { type: 'CloseDay', date: TODAY }, 'close');
  await turn();
  expect([line().citySeq, line().plan?.counters.has(C1)]).toEqual([2, false]);
  expect((await journal.head(SMALL)).seq).toBe(seq());
  expect(rig.log.of('catalogue_not_adopted')).toEqual([]);
});

test('[DAY-7] a catalogue with a fault is not adopted: the old one stays, and the log names the fault', async () => {
  await start({ ...smallHall, branch: { ...smallHall.branch, timeZone: 'Asia/Hanoi' } });
  expect(line().citySeq).toBe(1);
  expect(rig.log.of('catalogue_not_adopted')).toEqual([
    { branch: SMALL, outcome: 'catalogue_invalid time_zone Asia/Hanoi' },
  ]);
});
