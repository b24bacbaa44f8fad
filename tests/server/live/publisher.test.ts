import { beforeEach, expect, test } from 'vitest';
import type { TicketView } from '../../../queue/branch/views/ticket-view.ts';
import { as, type BranchId } from '../../../queue/ids.ts';
import type { Follower } from '../../../server/live/deliveries.ts';
import type { PackedView } from '../../../server/live/packed-view.ts';
import { createPresence } from '../../../server/live/presence.ts';
import { type Named, readTopic } from '../../../server/live/projections.ts';
import { BEAT_TURNS, createPublisher, type Publisher } from '../../../server/live/publisher.ts';
import { createViews, type Views } from '../../../server/live/views.ts';
import { createPortions, HOUSE_LANE } from '../../../server/portions.ts';
import type { FromServer } from '../../../wire/socket.ts';
import { BIRTH, C1, EIGHT, LAN, TODAY, TOMORROW } from '../../queue/small-hall.ts';
import { type Hall, lan, openHall } from '../../queue/specification.ts';
import { type HandClock, handClock } from '../hand-clock.ts';
import { type RecordedLog, recordedLog } from '../recorded-log.ts';

type ViewMessage = Parameters<FromServer['view']>[0];
const B = as<BranchId>('small');

/** A socket whose cable can be stopped up. */
class Screen implements Follower {
  readonly lane = HOUSE_LANE;
  readonly got: ViewMessage[] = [];
  readonly frames: PackedView['frame'][] = [];
  slow = false;
  isReady = () => !this.slow;
  send = (views: readonly PackedView[]) => {
    for (const { text, frame } of views) {
      this.got.push(JSON.parse(text.slice(1))[1]);
      this.frames.push(frame);
    }
  };
  readonly seqs = () => this.got.map(({ seq }) => seq);
}

let hall: Hall;
let clock: HandClock;
let log: RecordedLog;
let publisher: Publisher;
/** The kind of each view that was made. */
let made: string[];
/** A view of this kind cannot be made. */
let broken: string | null;

beforeEach(() => {
  hall = openHall();
  clock = handClock(EIGHT);
  log = recordedLog();
  made = [];
  broken = null;
  const real = createViews({
    clock,
    presence: createPresence(log),
    alwaysOpen: false,
    folded: (branch) =>
      branch === B ? { state: hall.state, epoch: 1, seq: hall.entries.length, at: hall.now } : undefined,
  });
  const views: Views = {
    ...real,
    of(topic) {
      const view = real.of(topic);
      if (view === undefined) return undefined;
      const make = (): unknown => {
        if (topic.kind === broken) throw new Error('a fault of ours');
        made.push(topic.kind);
        return view.make();
      };
      return { ...view, make };
    },
  };
  const nextTurn = (run: () => void): void => void clock.after(0, run);
  const portions = createPortions({
    steady: clock,
    nextTurn,
    onFault: (error) => {
      throw error;
    },
  });
  publisher = createPublisher({ clock, steady: clock, timers: clock, log, portions, views });
});

const named = (topic: string): Named => {
  const read = readTopic(topic);
  if (read === null) throw new Error(`${topic} is no topic`);
  return read;
};

const follows = (screen: Screen, topic: string, have: { epoch: number; seq: number } | null = null): boolean =>
  publisher.follow(screen, topic, named(topic), have);

/** Something has happened in the hall, and the loop says so. */
function happens(run: () => void): void {
  run();
  publisher.changed(B);
}

/** The same of a deed that tells whom it was about. */
function happensTo<Who>(run: () => Who): Who {
  const who = run();
  publisher.changed(B);
  return who;
}

test('a follower gets the view whole at once, with its epoch and seq and the server’s time', () => {
  const board = new Screen();
  follows(board, 'hall:small');
  expect(board.got).toMatchObject([
    { topic: 'hall:small', epoch: 1, seq: hall.entries.length, now: EIGHT, view: { calls: [] } },
  ]);
});

test('a change is made and encoded once for all followers, and a change that the view does not show is not pushed', async () => {
  const boards = [new Screen(), new Screen(), new Screen()];
  for (const board of boards) follows(board, 'hall:small');
  expect(made).toEqual(['hall']);
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  happens(() => hall.calls(C1, LAN));
  await clock.pass(50);
  expect(made).toEqual(['hall', 'hall', 'hall']);
  const [first] = boards;
  for (const board of boards) {
    expect(board.got).toEqual(first?.got);
    // The very same bytes, not bytes like them.
    expect(board.frames.at(-1)).toBe(first?.frames.at(-1));
  }
  const pushed = first?.got.length;
  // A dossier ready, a print confirmed: nothing that a board shows.
  happens(() =>
    hall.given({
      type: 'ChangeRule',
      rule: { targets: { standard: 25, priority: 5, collection: 10, appointment: 0 }, urgentLimit: 2 },
    }),
  );
  await clock.pass(50);
  expect(first?.got.length).toBe(pushed);
});

test('the bytes that go out are one text frame with one message of socket.io', () => {
  const board = new Screen();
  follows(board, 'hall:small');
  const bytes = Buffer.concat(board.frames[0] ?? []);
  const [head, length] = [bytes[0], bytes[1]];
  expect([head, length]).toEqual([0x81, 126]);
  expect(bytes.readUInt16BE(2)).toBe(bytes.length - 4);
  expect(bytes.toString('utf8', 4)).toBe(`42["view",${JSON.stringify(board.got[0])}]`);
});

test('thousands of phones come back: the line is made once, and once a second while it changes', async () => {
  for (let waiting = 0; waiting < 20; waiting++) hall.issues(BIRTH);
  const phones = Array.from({ length: 2_000 }, () => new Screen());
  for (const phone of phones) follows(phone, 'line:small');
  expect(made).toEqual(['line']);
  for (let step = 0; step < 20; step++) {
    happens(() => hall.issues(BIRTH));
    // Some come back in the middle of it.
    for (const phone of phones.slice(0, 100)) follows(phone, 'line:small', { epoch: 1, seq: 0 });
    await clock.pass(100);
  }
  await clock.pass(1_000);
  expect(made.length).toBeLessThanOrEqual(5);
  for (const phone of [phones[0], phones[1_999]]) expect(phone?.got.at(-1)?.seq).toBe(hall.entries.length);
});

test('the gap holds also while the view does not change: what counts is how often it is looked at', async () => {
  follows(new Screen(), 'line:small');
  const before = made.length;
  for (let step = 0; step < 30; step++) {
    happens(() => {});
    await clock.pass(100);
  }
  expect(made.length - before).toBeLessThanOrEqual(4);
});

test('who comes and goes a thousand times has the view made no more often than who stays', () => {
  const restless = new Screen();
  for (let turn = 0; turn < 1_000; turn++) {
    follows(restless, 'line:small');
    publisher.unfollow(restless, 'line:small');
    happens(() => {});
  }
  expect(made).toEqual(['line']);
});

test('a view that cannot be made ends nothing: the last one stands, others are pushed, and the next change tries it again', async () => {
  const board = new Screen();
  const late = new Screen();
  for (const topic of ['hall:small', 'door:small']) follows(board, topic);
  broken = 'hall';
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  happens(() => hall.calls(C1, LAN));
  await clock.pass(50);
  expect(log.of('view_failed')).toMatchObject([{ topic: 'hall' }, { topic: 'hall' }]);
  expect(board.got.filter(({ topic }) => topic === 'hall:small')).toHaveLength(1);
  expect(board.got.findLast(({ topic }) => topic === 'door:small')?.seq).toBeGreaterThan(board.got[0]?.seq ?? 0);
  // Nobody hammers at what is broken.
  await clock.pass(5_000);
  expect(log.of('view_failed')).toHaveLength(2);
  expect(follows(late, 'hall:small')).toBe(true);
  broken = null;
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  for (const screen of [board, late])
    expect(screen.got.at(-1)).toMatchObject({ topic: 'hall:small', seq: hall.entries.length });
});

test('a view that could never be made comes to those who wait for it as soon as it can', async () => {
  broken = 'hall';
  const board = new Screen();
  expect(follows(board, 'hall:small')).toBe(true);
  expect(board.got).toEqual([]);
  expect(publisher.head('hall:small')).toBeUndefined();
  broken = null;
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  expect(board.got).toHaveLength(1);
});

test('a thousand tickets are followed: a change is sent to the phone of the one that it is about, and to no other', async () => {
  const phones = Array.from({ length: 1_000 }, () => {
    const phone = new Screen();
    follows(phone, `ticket:small:${hall.ticket(hall.issues(BIRTH)).token}`);
    return phone;
  });
  const before = made.length;
  const called = happensTo(() => hall.calls(C1, LAN));
  await clock.pass(50);
  expect(made.length - before).toBe(1);
  const told = phones.filter(({ got }) => got.length > 1);
  expect(told.map(({ got }) => (got.at(-1)?.view as TicketView | undefined)?.ticket)).toEqual([called]);
});

test.each([
  'line:small:anything',
  'hall:small:1',
  'door:small:x',
  'devices:small:1',
  'counter:small',
  'counter:small:no-counter',
  'counter:small:01',
  'print:small:no-printer',
  'print:small',
  'ticket:small',
])('%s has a part where none belongs, or none where one does: nothing is made for it', (topic) => {
  expect(follows(new Screen(), topic)).toBe(false);
  expect(made).toEqual([]);
  expect(publisher.head(topic)).toBeUndefined();
});

test('forty tickets within one frame are two pushes, and the last view has them all', async () => {
  const board = new Screen();
  follows(board, 'hall:small');
  for (let ticket = 0; ticket < 40; ticket++) happens(() => hall.issues(BIRTH));
  await clock.pass(1_000);
  expect(board.got.length).toBeLessThanOrEqual(3);
  expect(board.got.at(-1)?.seq).toBe(hall.entries.length);
});

test('phones hear of the line at most once a second, and then the newest', async () => {
  const phone = new Screen();
  follows(phone, 'line:small');
  for (let step = 0; step < 30; step++) {
    happens(() => hall.issues(BIRTH));
    await clock.pass(100);
  }
  await clock.pass(1_000);
  expect(phone.got.length).toBeGreaterThanOrEqual(4);
  expect(phone.got.length).toBeLessThanOrEqual(6);
  expect(phone.got.at(-1)).toMatchObject({ view: { places: { length: 30 } } });
});

test('a slow follower keeps one pending view a topic, the newest; the others do not wait for it', async () => {
  const slow = new Screen();
  const quick = new Screen();
  for (const screen of [slow, quick]) {
    follows(screen, 'hall:small');
    follows(screen, 'door:small');
  }
  slow.slow = true;
  const before = slow.got.length;
  for (let step = 0; step < 10; step++) {
    happens(() => hall.issues(BIRTH));
    await clock.pass(100);
  }
  expect(slow.got.length).toBe(before);
  expect(quick.got.length).toBeGreaterThan(before + 10);
  slow.slow = false;
  publisher.flush(slow);
  const late = slow.got.slice(before);
  expect(late.map(({ topic }) => topic).sort()).toEqual([...new Set(late.map(({ topic }) => topic))].sort());
  expect(late.length).toBeLessThanOrEqual(2);
  for (const { topic, seq } of late) expect(seq).toBe(quick.got.findLast((message) => message.topic === topic)?.seq);
  publisher.flush(slow);
  expect(slow.got.length).toBe(before + late.length);
});

test('somebody joins just then and the view is made for them: a slow follower is owed it as well', async () => {
  const slow = new Screen();
  const quick = new Screen();
  for (const screen of [slow, quick]) follows(screen, 'hall:small');
  slow.slow = true;
  const before = slow.got.length;
  await clock.pass(50);
  happens(() => hall.issues(BIRTH));
  const joined = new Screen();
  follows(joined, 'hall:small');
  await clock.pass(50);
  expect(quick.seqs().at(-1)).toBe(joined.seqs().at(-1));
  slow.slow = false;
  publisher.flush(slow);
  expect(slow.seqs().slice(before)).toEqual([joined.seqs().at(-1)]);
});

test('who has the newest already gets nothing; who is behind or of another epoch gets it', () => {
  const agent = new Screen();
  follows(agent, 'print:small:printer-1');
  const { epoch, seq } = agent.got[0] ?? { epoch: 0, seq: 0 };
  const gets = (have: { epoch: number; seq: number }) => {
    const other = new Screen();
    expect(follows(other, 'print:small:printer-1', have)).toBe(true);
    return other.got.map((message) => [message.epoch, message.seq]);
  };
  expect(gets({ epoch, seq })).toEqual([]);
  expect(gets({ epoch, seq: seq - 1 })).toEqual([[epoch, seq]]);
  expect(gets({ epoch: 2, seq })).toEqual([[epoch, seq]]);
});

test('a view that changes with time alone is sent to whoever follows anew, since its version tells nothing of that', () => {
  const board = new Screen();
  follows(board, 'hall:small');
  const { epoch, seq } = board.got[0] ?? { epoch: 0, seq: 0 };
  const again = new Screen();
  follows(again, 'hall:small', { epoch, seq });
  expect(again.seqs()).toEqual([seq]);
});

test('a call that ended leaves the board half a minute later, with the next beat', async () => {
  const board = new Screen();
  hall.issues(BIRTH);
  const ticket = hall.calls(C1, LAN);
  hall.given(lan('StartService', ticket));
  follows(board, 'hall:small');
  expect(board.got.at(-1)?.view).toMatchObject({ calls: [{ open: false }] });
  await clock.pass(31_000);
  for (let turn = 0; turn < BEAT_TURNS; turn++) publisher.aged(turn);
  await clock.pass(50);
  expect(board.got.at(-1)?.view).toMatchObject({ calls: [] });
});

test('the head of a topic is the version of its newest view: a push that was lost shows in the next beat', async () => {
  const board = new Screen();
  follows(board, 'hall:small');
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  expect(publisher.head('hall:small')).toEqual({ epoch: 1, seq: hall.entries.length });
  expect(publisher.head('hall:nobody')).toBeUndefined();
});

test('a newcomer within the gap has the view that is there, and all get the new one together', async () => {
  const first = new Screen();
  follows(first, 'hall:small');
  happens(() => hall.issues(BIRTH));
  const second = new Screen();
  follows(second, 'hall:small');
  expect(second.got).toEqual(first.got);
  await clock.pass(50);
  expect(second.got).toHaveLength(2);
  expect(second.got).toEqual(first.got);
});

test('who has stopped following hears no more, and a topic without followers costs nothing', async () => {
  const board = new Screen();
  follows(board, 'hall:small');
  publisher.unfollow(board, 'hall:small');
  happens(() => hall.issues(BIRTH));
  await clock.pass(1_000);
  expect(board.got).toHaveLength(1);
  expect(made).toEqual(['hall']);
  for (let turn = 0; turn < 10 * BEAT_TURNS; turn++) publisher.aged(turn % BEAT_TURNS);
  expect(publisher.head('hall:small')).toBeUndefined();
});

test('a branch that is not here and a token that was never given out have no view', () => {
  expect(follows(new Screen(), 'hall:elsewhere')).toBe(false);
  expect(follows(new Screen(), 'ticket:small:never-given-out-at-all-1')).toBe(false);
  expect(publisher.head('ticket:small:never-given-out-at-all-1')).toBeUndefined();
});

test('the clock is set back an hour: the screens do not stand still for an hour', async () => {
  const board = new Screen();
  follows(board, 'hall:small');
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  clock.jump(-3_600_000);
  happens(() => hall.calls(C1, LAN));
  await clock.pass(50);
  expect(board.got.at(-1)?.seq).toBe(hall.entries.length);
});

test('a view that is gone is pushed to nobody: the beat tells that it is behind, and who asks is refused', async () => {
  const topic = `ticket:small:${hall.ticket(hall.issues(BIRTH)).token}`;
  const phone = new Screen();
  const slow = new Screen();
  for (const screen of [phone, slow]) follows(screen, topic);
  slow.slow = true;
  happens(() => hall.given({ type: 'CloseDay', date: TODAY }));
  await clock.pass(50);
  happens(() => hall.given({ type: 'OpenDay', date: TOMORROW }));
  await clock.pass(50);
  slow.slow = false;
  publisher.flush(slow);
  expect(phone.got.map(({ view }) => (view as TicketView | null)?.state)).toEqual(['waiting', 'expired']);
  expect(slow.got).toHaveLength(1);
  const { epoch, seq } = phone.got.at(-1) ?? { epoch: 0, seq: 0 };
  expect(publisher.head(topic)?.seq).toBeGreaterThan(seq);
  expect(follows(phone, topic, { epoch, seq })).toBe(false);
  expect(follows(slow, topic)).toBe(false);
  expect(publisher.head(topic)).toBeUndefined();
});

test('a no-show is told when nobody is called any more, though its ticket stays as it was', async () => {
  const phone = new Screen();
  const ticket = hall.issues(BIRTH);
  hall.calls(C1, LAN);
  hall.given(lan('MissTicket', ticket));
  follows(phone, `ticket:small:${hall.ticket(ticket).token}`);
  happens(() => hall.given({ type: 'EndCalling' }));
  await clock.pass(50);
  expect(phone.got.map(({ view }) => (view as TicketView).final)).toEqual([false, true]);
});

test('a ticket’s own topic is pushed when it is called, and not when others are', async () => {
  const ticket = hall.ticket(hall.issues(BIRTH));
  const phone = new Screen();
  follows(phone, `ticket:small:${ticket.token}`);
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  expect(phone.got).toHaveLength(1);
  happens(() => hall.calls(C1, LAN));
  await clock.pass(50);
  expect(phone.got.at(-1)?.view).toMatchObject({ state: 'called' });
});
