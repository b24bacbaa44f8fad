import { expect, test } from 'vitest';
import { STATE_VERSION } from '../../../queue/branch/snapshot.ts';
import { as, type BranchId } from '../../../queue/ids.ts';
import { memoryJournal } from '../../../server/journal/memory.ts';
import type { Journal } from '../../../server/journal/port.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { connect } from '../../../wire/live.ts';
import { topics } from '../../../wire/topics.ts';
import { HOME, openTestHouse } from '../house-rig.ts';
import { issue, openHall, openLoop, SMALL, send, streamOf } from './loop-rig.ts';

/** What a newer program has written after the newest entry. */
async function writes(journal: Journal, stream: string, type: string, version: number): Promise<void> {
  const { epoch, seq } = await journal.head(stream);
  const events = [{ type, version, data: `{"type":"${type}"}` }];
  const write = { key: `house|newer-${seq}`, by: 'house', at: Date.UTC(2026, 10, 23, 3), fingerprint: '', events };
  const commands = [{ ...write, claims: [], vault: [], visits: [] }];
  expect((await journal.append({ stream, epoch, expectedSeq: seq, commands })).kind).toBe('done');
}

test.each([
  ['HallEvacuated', 1],
  ['TicketIssued', 99],
])(
  '[STATE-6] a start finds %s of version %i: it is not folded, the branch waits, and every command hears so',
  async (type, version) => {
    const journal = memoryJournal();
    const before = await openHall(journal);
    await send(before.loop, issue(), 'one');
    await writes(journal, SMALL, type, version);
    const waits = { seq: 4, type, version };
    const { loop, log } = await openLoop(journal);
    expect(loop.folded()).toMatchObject({ seq: 3, waits });
    expect(log.of('entry_unknown')).toEqual([{ branch: SMALL, ...waits }]);
    expect(await send(loop, issue(), 'two')).toEqual({ kind: 'waits', ...waits });
    expect(await streamOf(journal)).toEqual(['CatalogueAdopted', 'DayOpened', 'TicketIssued', type]);
  },
);

test('[STATE-6] written while it works: the command that meets it is refused, and none after it is decided', async () => {
  const journal = memoryJournal();
  const { loop, log } = await openHall(journal);
  await writes(journal, SMALL, 'HallEvacuated', 1);
  const waits = { kind: 'waits', seq: 3, type: 'HallEvacuated', version: 1 };
  expect(await Promise.all([send(loop, issue(), 'a'), send(loop, issue(), 'b')])).toEqual([waits, waits]);
  expect(await send(loop, issue(), 'c')).toEqual(waits);
  expect(log.of('entry_unknown')).toHaveLength(1);
  await loop.stop();
});

test.each([STATE_VERSION - 1, STATE_VERSION + 1])(
  '[STATE-4] a snapshot of state version %i is not looked at',
  async (version) => {
    const journal = memoryJournal();
    const { loop } = await openHall(journal);
    await send(loop, issue(), 'one');
    await journal.saveSnapshot({ stream: SMALL, epoch: 1, seq: 3, version, state: 'of another shape' });
    const again = await openLoop(journal);
    expect(again.loop.folded()).toMatchObject({ seq: 3 });
    expect(again.log.of('snapshot_failed')).toEqual([]);
  },
);

test('[STATE-6] of two branches the other one works on; health and every answer of this one say what it waits for', async () => {
  const TAY_HO = as<BranchId>('tay-ho');
  const house = await openTestHouse({
    branches: [HOME, TAY_HO],
    closed: true,
    openJournal: async (folder) => {
      const journal = await openJournal({ folder, timers: systemTimers });
      await writes(journal, TAY_HO, 'HallEvacuated', 2);
      return journal;
    },
  });
  const token = house.tokens['tay-ho/kiosk-1'] ?? null;
  const refused = await house.post(`/api/branches/${TAY_HO}/tickets`, { service: '1.001193' }, { token });
  expect(refused).toMatchObject({ status: 503, body: { name: 'branch_waits' } });
  const { status, body } = await house.get('/health');
  expect([status, body.branches]).toEqual([
    200,
    [
      expect.objectContaining({ id: HOME, waits: null }),
      { id: TAY_HO, epoch: 1, seq: 0, waits: { seq: 1, type: 'HallEvacuated', version: 2 } },
    ],
  ]);
  const here = await house.at('tickets', { service: 'none' }, { token: house.tokens['kiosk-1'] ?? null });
  expect(here.body.name).toBe('unknown_service');
  await house.close();
}, 60_000);

test('[STATE-6] screens that are connected when it comes: within a beat they know that what they show is old', async () => {
  let journal: Journal | undefined;
  const house = await openTestHouse({
    openJournal: async (folder) => {
      journal = await openJournal({ folder, timers: systemTimers });
      return journal;
    },
  });
  const told: [boolean, string | null][] = [];
  let views = 0;
  const board = connect(house.url, () => house.tokens['display-1'] ?? null);
  board.onHeard((upToDate, waits) => told.push([upToDate, waits?.name ?? null]));
  board.follow(topics.hall(HOME), () => {
    views += 1;
  });
  await expect.poll(() => [views, told.at(-1)?.[0]], { timeout: 20_000 }).toEqual([1, true]);
  if (journal === undefined) throw new Error('no journal was opened');
  await writes(journal, HOME, 'HallEvacuated', 1);
  const refused = await house.at('tickets', { service: '1.001193' }, { token: house.tokens['kiosk-1'] });
  expect(refused).toMatchObject({ status: 503, body: { name: 'branch_waits' } });
  await expect.poll(() => told.at(-1), { timeout: 20_000 }).toEqual([false, 'branch_waits']);
  expect(views).toBe(1);
  board.close();
  await house.close();
}, 60_000);
