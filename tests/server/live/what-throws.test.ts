import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { as, type ServiceId } from '../../../queue/ids.ts';
import type { BranchLoop } from '../../../server/branch/branch-loop.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import type { Publisher } from '../../../server/live/publisher.ts';
import type { LogEvents } from '../../../server/log.ts';
import type { Timers } from '../../../server/ports.ts';
import { systemTimers } from '../../../server/system.ts';
import { connect } from '../../../wire/live.ts';
import { type Topic, topics } from '../../../wire/topics.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';

/** What throws, in a server that works: it is written down by its name, and everything else goes on. */
type Part = keyof Pick<Publisher, 'aged' | 'head' | 'changed'>;
const broken = vi.hoisted(() => new Set<string>());
vi.mock(import('../../../server/live/publisher.ts'), async (original) => {
  const real = await original();
  const strike = <Told extends unknown[], Answer>(part: Part, run: (...told: Told) => Answer) => {
    return (...told: Told): Answer => {
      if (broken.has(part)) throw new Error(`a fault of ours: ${part}`);
      return run(...told);
    };
  };
  return {
    ...real,
    createPublisher(parts) {
      const publisher = real.createPublisher(parts);
      return {
        ...publisher,
        aged: strike('aged', publisher.aged),
        head: strike('head', publisher.head),
        changed: strike('changed', publisher.changed),
      };
    },
  };
});

const BIRTH = '1.001193';
const FAULT = new Error('a fault of ours');
const TEN_MINUTES = 10 * 60_000;
/** What waits for minutes and hours comes at once. */
const hasty: Timers = { after: (ms, run) => systemTimers.after(ms >= TEN_MINUTES ? 20 : ms, run) };

let house: TestHouse;
let loop: BranchLoop;
let sweeps = 0;
beforeAll(async () => {
  house = await openTestHouse({
    timers: hasty,
    async openJournal(folder) {
      const journal = await openJournal({ folder, timers: systemTimers });
      return {
        ...journal,
        sweep(now) {
          sweeps += 1;
          if (sweeps === 1) throw FAULT;
          return sweeps === 2 ? Promise.reject(FAULT) : journal.sweep(now);
        },
      };
    },
  });
  loop = house.open.house.branches.get(HOME) as BranchLoop;
});
afterAll(() => house.close());
beforeEach(() => {
  broken.clear();
});

const written = (event: keyof LogEvents) => house.log.of(event).length;
const issue = () => house.at('tickets', { service: BIRTH, printer: 'printer-1' }, { token: house.tokens['kiosk-1'] });

/** How many views of a topic somebody has seen. */
function follower(topic: Topic<unknown>) {
  const live = connect(house.url, () => house.tokens.chi ?? null);
  let seen = 0;
  live.follow(topic, () => {
    seen += 1;
  });
  return { seen: () => seen, close: () => live.close() };
}

test('a view throws at each change: its topic stands still, the board and its beats go on, and it comes as soon as it can be made', async () => {
  const [devices, hall] = [follower(topics.devices(HOME)), follower(topics.hall(HOME))];
  await expect.poll(() => [devices.seen(), hall.seen()]).toEqual([1, 1]);
  const view = vi.spyOn(house.open.house.presence, 'view').mockImplementation(() => {
    throw FAULT;
  });
  const display = connect(house.url, () => house.tokens['display-1'] ?? null);
  await expect.poll(() => written('view_failed')).toBeGreaterThan(0);
  expect(house.log.of('view_failed')[0]).toEqual({ branch: HOME, topic: 'devices', error: FAULT });
  expect((await issue()).status).toBe(200);
  await expect.poll(hall.seen).toBeGreaterThan(1);
  expect(devices.seen()).toBe(1);
  view.mockRestore();
  display.close();
  await expect.poll(devices.seen).toBe(2);
  for (const { close } of [devices, hall]) close();
});

test('publishing throws as the branch and its devices change: commands are acknowledged, and the next change brings all', async () => {
  const hall = follower(topics.hall(HOME));
  await expect.poll(hall.seen).toBe(1);
  broken.add('changed');
  const display = connect(house.url, () => house.tokens['display-1'] ?? null);
  await expect.poll(() => written('presence_failed')).toBeGreaterThan(0);
  expect(house.log.of('presence_failed')[0]).toMatchObject({ branch: HOME });
  let told = 0;
  loop.onChange(() => {
    told += 1;
  });
  expect((await issue()).status).toBe(200);
  expect(house.log.of('loop_failed')[0]).toMatchObject({ branch: HOME });
  expect(told).toBeGreaterThan(0);
  broken.clear();
  expect((await issue()).status).toBe(200);
  await expect.poll(hall.seen).toBe(2);
  display.close();
  hall.close();
});

test('who listens to presence throws: written down, and whoever listens behind it hears', async () => {
  const before = written('presence_failed');
  const heard: string[] = [];
  let throws = true;
  house.open.house.presence.onChange(() => {
    if (throws) throw FAULT;
  });
  house.open.house.presence.onChange((branch) => void heard.push(branch));
  const display = connect(house.url, () => house.tokens['display-1'] ?? null);
  await expect.poll(() => heard).toContain(HOME);
  expect(written('presence_failed')).toBeGreaterThan(before);
  throws = false;
  display.close();
});

test('a beat throws, as a whole and at one screen: written down, and the next beats come', async () => {
  const screen = io(house.url, { path: '/live', transports: ['websocket'], auth: { token: house.tokens.chi } });
  await new Promise<void>((followed) => screen.emit('follow', topics.hall(HOME), null, () => followed()));
  broken.add('aged').add('head');
  await expect.poll(() => written('beat_failed')).toBeGreaterThan(2);
  broken.delete('aged');
  await expect.poll(() => written('portion_failed')).toBeGreaterThan(0);
  broken.clear();
  const [beats, portions] = [written('beat_failed'), written('portion_failed')];
  await new Promise<void>((heard) => screen.once('beat', () => heard()));
  expect([written('beat_failed'), written('portion_failed')]).toEqual([beats, portions]);
  screen.close();
});

test('duties throw, as they are looked for and as they are given: each is written down by its name, the others are done', async () => {
  const { ticket } = (await issue()).body;
  const { an } = house.tokens;
  const [counter] = loop.folded().state.line.plan?.countersOf.get(as<ServiceId>(BIRTH)) ?? [];
  expect((await house.at(`counters/${counter}/sign-in`, { takeOver: true }, { token: an })).status).toBe(200);
  expect((await house.at(`counters/${counter}/call`, { ticket }, { token: an })).status).toBe(200);
  const submit = loop.submit.bind(loop);
  const submitted = vi.spyOn(loop, 'submit').mockImplementation((submission) => {
    if (submission.command.type === 'DropAnnouncement') throw FAULT;
    return submit(submission);
  });
  const moves = vi.spyOn(house.open.house.guard, 'movesAfter').mockImplementation(() => {
    throw FAULT;
  });
  const now = vi.spyOn(house.open.house.guard, 'now').mockImplementation(() => house.clock.now() + 92_000);
  const failed = () => new Set(house.log.of('duty_failed').map((line) => (line as LogEvents['duty_failed']).duty));
  await expect.poll(failed).toEqual(new Set(['MoveClock', 'DropAnnouncement']));
  await expect.poll(() => loop.folded().state.line.prints.size).toBe(0);
  expect([...loop.folded().state.line.calls.values()].map(({ voice }) => voice)).toEqual(['due']);
  submitted.mockRestore();
  moves.mockRestore();
  await expect.poll(() => [...loop.folded().state.line.calls.values()].map(({ voice }) => voice)).toEqual(['late']);
  now.mockRestore();
});

test('the sweeper throws, and what it waits for fails: written down twice, and it sweeps on', async () => {
  await expect.poll(() => sweeps).toBeGreaterThan(2);
  expect(house.log.of('sweep_failed')).toEqual([{ error: FAULT }, { error: FAULT }]);
  expect((await issue()).status).toBe(200);
});
