import { describe, expect, test } from 'vitest';
import {
  follow,
  initialFlow,
  isLiving,
  mayRing,
  mustRing,
  shownOf,
  type TicketEvent,
  type TicketFlow,
} from '../../phone/ticket/ticket-flow.ts';
import type { LineView } from '../../queue/branch/views/line-view.ts';
import type { TicketView } from '../../queue/branch/views/ticket-view.ts';
import { as, type CounterId, type Instant } from '../../queue/ids.ts';

const ticket = (facts: Partial<TicketView> = {}): TicketEvent => ({
  type: 'ticket',
  view: {
    ticket: as('2026-11-23/A012'),
    number: 'A012',
    branch: { vi: '', en: '' },
    field: { vi: '', en: '' },
    service: { vi: '', en: '' },
    state: 'waiting',
    language: 'vi',
    issuedAt: 0 as Instant,
    date: as('2026-11-23'),
    counter: null,
    calledAt: null,
    announcement: 0,
    endedAt: null,
    final: false,
    ...facts,
  },
});
const called = (at: number): TicketEvent =>
  ticket({ state: 'called', counter: as<CounterId>('3'), announcement: 1, calledAt: at as Instant });
const having = (...events: readonly TicketEvent[]): TicketFlow => events.reduce(follow, initialFlow);
const lineOf = (places: LineView['places'], facts: Partial<LineView> = {}): TicketEvent => ({
  type: 'line',
  places,
  ends: null,
  callingEnded: false,
  pausedUntil: null,
  ...facts,
});
/** How often the phone rings on the way through these events. */
const rings = (...events: readonly TicketEvent[]): number => {
  let flow = initialFlow;
  let count = 0;
  for (const event of events) {
    const next = follow(flow, event);
    if (mustRing(flow, next)) count += 1;
    flow = next;
  }
  return count;
};

describe('place in line', () => {
  test('the phone finds its own number among all', () => {
    const places: LineView['places'] = [
      ['B001', 0, null],
      ['A012', 5, { min: 10, max: 20 }],
    ];
    const flow = having(ticket(), lineOf(places));
    expect(flow.place).toMatchObject({ ahead: 5, wait: { min: 10, max: 20 }, late: null });
  });

  test('at lunch the phone knows when calling goes on, and after the end of calling that nobody is called', () => {
    const until = Date.UTC(2026, 10, 23, 6, 30) as Instant;
    const at = (facts: Partial<LineView>) => having(ticket(), lineOf([['A012', 5, null]], facts)).place;
    expect(at({})).toMatchObject({ callingEnded: false, pausedUntil: null });
    expect(at({ pausedUntil: until })).toMatchObject({ pausedUntil: until });
    expect(at({ callingEnded: true })).toMatchObject({ callingEnded: true });
  });

  test('a number that may not be called today is told so, with the time at which calling ends', () => {
    const ends = Date.UTC(2026, 10, 23, 10) as Instant;
    const line = (chance: 'doubtful' | 'poor') => lineOf([['A012', 5, { min: 30, max: 90 }, chance]], { ends });
    expect(having(ticket(), line('doubtful')).place?.late).toEqual({ chance: 'doubtful', ends });
    expect(having(ticket(), line('poor')).place?.late).toEqual({ chance: 'poor', ends });
  });

  test('a number that has left the line has no place', () => {
    const flow = having(ticket(), lineOf([['A012', 5, null]]), lineOf([]));
    expect(flow.place).toBeNull();
  });

  test('the place of before the call is not shown again when the ticket returns to the line', () => {
    const flow = having(ticket(), lineOf([['A012', 0, null]]), called(1), ticket());
    expect(flow.place).toBeNull();
  });
});

describe('the bell', () => {
  test('rings for the call, and again for each recall', () => {
    expect(rings(ticket(), called(1), called(2))).toBe(2);
  });

  test('the same call seen twice rings once', () => {
    expect(rings(ticket(), called(1), called(1))).toBe(1);
  });

  test('a page opened while the ticket is called rings', () => {
    expect(rings(called(2))).toBe(1);
  });

  test('undone and called anew: rings again, also when the moment between was not seen', () => {
    expect(rings(called(1), ticket(), called(9))).toBe(2);
    expect(rings(called(1), called(9))).toBe(2);
  });

  test('served, missed and waiting do not ring', () => {
    expect(
      rings(ticket(), ticket({ state: 'serving' }), ticket({ state: 'served' }), ticket({ state: 'missed' })),
    ).toBe(0);
  });
});

describe('what is shown', () => {
  test('a call that was undone asks for a little more patience, until it is called again', () => {
    expect(having(ticket(), called(1), ticket()).calledBefore).toBe(true);
    expect(having(ticket(), called(1), ticket(), ticket()).calledBefore).toBe(true);
    expect(having(ticket(), called(1), ticket(), called(1), ticket({ state: 'serving' })).calledBefore).toBe(false);
    expect(having(ticket(), ticket()).calledBefore).toBe(false);
  });

  test('a ticket that the server does not know, and a branch that it does not keep', () => {
    expect(shownOf(having({ type: 'problem', name: 'ticket_unknown' }))).toBe('unknown');
    expect(shownOf(having({ type: 'problem', name: 'branch_unknown' }))).toBe('other_branch');
    expect(shownOf(having({ type: 'problem', name: 'topic_unknown' }))).toBe('other_branch');
  });

  test('the next day has come and the server knows the ticket no more: how it ended stays, and a no-show comes back no more', () => {
    const gone: TicketEvent = { type: 'problem', name: 'ticket_unknown' };
    expect(shownOf(having(ticket({ state: 'served' }), gone))).toBe('served');
    const missed = having(ticket({ state: 'missed' }), gone);
    expect([shownOf(missed), missed.ticket?.final]).toEqual(['missed', true]);
    expect(shownOf(having(ticket(), gone))).toBe('unknown');
  });

  test('a problem that passes by itself leaves what was shown', () => {
    expect(shownOf(having(ticket(), { type: 'problem', name: 'too_many_requests' }))).toBe('waiting');
    expect(shownOf(having({ type: 'problem', name: 'closing' }))).toBe('loading');
  });

  test('the ticket comes after all: the problem is forgotten', () => {
    expect(shownOf(having({ type: 'problem', name: 'ticket_unknown' }, ticket()))).toBe('waiting');
  });

  test('the server is away: the ticket stays, with when it was last heard', () => {
    const flow = having(
      ticket(),
      { type: 'heard', heard: true, at: 1_000 },
      { type: 'heard', heard: false, at: 9_000 },
    );
    expect(shownOf(flow)).toBe('waiting');
    expect([flow.heard, flow.heardAt]).toEqual([false, 9_000]);
    expect(follow(flow, { type: 'heard', heard: false, at: 20_000 }).heardAt).toBe(9_000);
  });

  test('never heard: there is no time to show', () => {
    expect(having({ type: 'heard', heard: false, at: 5_000 }).heardAt).toBeNull();
  });
});

test('the phone stays awake while the ticket may be called, and not after its end', () => {
  expect([ticket(), called(1), ticket({ state: 'parked' })].map((event) => isLiving(having(event)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(isLiving(having(ticket(), { type: 'problem', name: 'ticket_unknown' }))).toBe(false);
  expect(isLiving(having(ticket(), { type: 'problem', name: 'closing' }))).toBe(true);
  expect(
    (['served', 'missed', 'cancelled', 'expired'] as const).some((state) => isLiving(having(ticket({ state })))),
  ).toBe(false);
});

test('who waits when nobody is called any more is not offered a bell; before, and once called, it is', () => {
  const over = having(ticket(), lineOf([['A012', 3, null]] as never, { callingEnded: true }));
  expect(mayRing(over)).toBe(false);
  expect(mayRing(having(ticket(), lineOf([['A012', 3, null]] as never)))).toBe(true);
  expect(mayRing(follow(over, called(1)))).toBe(true);
  expect(mayRing(having(ticket({ state: 'serving', counter: as<CounterId>('3') })))).toBe(false);
});
