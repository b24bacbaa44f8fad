import { beforeEach, expect, test } from 'vitest';
import type { TicketView } from '../../../queue/branch/views/ticket-view.ts';
import { as, type BranchId } from '../../../queue/ids.ts';
import { isTopicKind, type Named, readTopic } from '../../../server/live/projections.ts';
import {
  BEAT_TURNS,
  createPublisher,
  type Follower,
  type Publisher,
  type ViewMessage,
} from '../../../server/live/publisher.ts';
import { BIRTH, C1, EIGHT, LAN, TODAY, TOMORROW } from '../../queue/small-hall.ts';
import { type Hall, lan, openHall } from '../../queue/specification.ts';
import { type HandClock, handClock } from '../hand-clock.ts';

const B = as<BranchId>('small');

/** A socket whose cable can be stopped up. */
class Screen implements Follower {
  readonly got: ViewMessage[] = [];
  slow = false;
  isReady = () => !this.slow;
  send = (message: ViewMessage) => void this.got.push(message);
  readonly seqs = () => this.got.map(({ seq }) => seq);
}

let hall: Hall;
let clock: HandClock;
let publisher: Publisher;
/** Each call of the broadcast: one encoding. */
let encoded: { readonly topic: string; readonly to: number }[];

beforeEach(() => {
  hall = openHall();
  clock = handClock(EIGHT);
  encoded = [];
  publisher = createPublisher({
    clock,
    timers: clock,
    alwaysOpen: false,
    folded: (branch) =>
      branch === B ? { state: hall.state, epoch: 1, seq: hall.entries.length, at: hall.now } : undefined,
    broadcast(followers, message) {
      encoded.push({ topic: message.topic, to: followers.length });
      for (const follower of followers) (follower as Screen).send(message);
    },
  });
});

const named = (topic: string): Named => {
  const read = readTopic(topic);
  if (read === null || !isTopicKind(read.kind)) throw new Error(`${topic} is no topic`);
  return { ...read, kind: read.kind };
};

function follows(screen: Screen, topic: string, have: { epoch: number; seq: number } | null = null): unknown {
  const answer = publisher.follow(screen, topic, named(topic), have);
  if (answer !== null && answer !== 'unchanged') screen.send(answer);
  return answer;
}

/** Something has happened in the hall, and the loop says so. */
function happens(run: () => void): void {
  run();
  publisher.changed(B);
}

test('a follower gets the view whole at once, with its epoch and seq and the server’s time', () => {
  const board = new Screen();
  follows(board, 'hall:small');
  expect(board.got).toMatchObject([
    { topic: 'hall:small', epoch: 1, seq: hall.entries.length, now: EIGHT, view: { calls: [] } },
  ]);
});

test('a change is pushed once to all followers, and a change that the view does not show is not pushed', async () => {
  const boards = [new Screen(), new Screen(), new Screen()];
  for (const board of boards) follows(board, 'hall:small');
  happens(() => hall.issues(BIRTH));
  await clock.pass(50);
  const pushed = encoded.length;
  expect(encoded.at(-1)).toEqual({ topic: 'hall:small', to: 3 });
  happens(() => hall.calls(C1, LAN));
  await clock.pass(50);
  expect(encoded.length).toBe(pushed + 1);
  // A dossier ready, a print confirmed: nothing that a board shows.
  happens(() =>
    hall.given({
      type: 'ChangeRule',
      rule: { targets: { standard: 25, priority: 5, collection: 10, appointment: 0 }, urgentLimit: 2 },
    }),
  );
  await clock.pass(50);
  expect(encoded.length).toBe(pushed + 1);
  expect(boards[0]?.seqs()).toEqual(boards[2]?.seqs());
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

test('somebody joins just then and the view is made for them: a slow follower is owed it as well', () => {
  const slow = new Screen();
  const quick = new Screen();
  for (const screen of [slow, quick]) follows(screen, 'hall:small');
  slow.slow = true;
  const before = slow.got.length;
  hall.issues(BIRTH);
  const joined = new Screen();
  follows(joined, 'hall:small');
  expect(quick.seqs().at(-1)).toBe(joined.seqs().at(-1));
  slow.slow = false;
  publisher.flush(slow);
  expect(slow.seqs().slice(before)).toEqual([joined.seqs().at(-1)]);
});

test('who has the newest already gets nothing; who is behind or of another epoch gets it', () => {
  const agent = new Screen();
  follows(agent, 'print:small:printer-1');
  const { epoch, seq } = agent.got[0] ?? { epoch: 0, seq: 0 };
  expect(follows(new Screen(), 'print:small:printer-1', { epoch, seq })).toBe('unchanged');
  expect(follows(new Screen(), 'print:small:printer-1', { epoch, seq: seq - 1 })).toMatchObject({ seq });
  expect(follows(new Screen(), 'print:small:printer-1', { epoch: 2, seq })).toMatchObject({ epoch });
});

test('a view that changes with time alone is sent to whoever follows anew, since its version tells nothing of that', () => {
  const board = new Screen();
  follows(board, 'hall:small');
  const { epoch, seq } = board.got[0] ?? { epoch: 0, seq: 0 };
  expect(follows(new Screen(), 'hall:small', { epoch, seq })).toMatchObject({ seq });
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

test('a newcomer meets a change before it was pushed: the others get it at the same moment', () => {
  const first = new Screen();
  follows(first, 'hall:small');
  hall.issues(BIRTH);
  const second = new Screen();
  follows(second, 'hall:small');
  expect(second.got.at(-1)).toEqual(first.got.at(-1));
  expect(first.got).toHaveLength(2);
});

test('who has stopped following hears no more, and a topic without followers costs nothing', async () => {
  const board = new Screen();
  follows(board, 'hall:small');
  publisher.unfollow(board, 'hall:small');
  happens(() => hall.issues(BIRTH));
  await clock.pass(1_000);
  expect(board.got).toHaveLength(1);
  expect(publisher.head('hall:small')).toBeUndefined();
});

test('a branch that is not here and a token that was never given out have no view', () => {
  expect(follows(new Screen(), 'hall:elsewhere')).toBeNull();
  expect(follows(new Screen(), 'ticket:small:never-given-out-at-all-1')).toBeNull();
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
  expect(follows(phone, topic, { epoch, seq })).toBeNull();
  expect(follows(slow, topic)).toBeNull();
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
