import { as, type Instant } from '../ids.ts';
import { SmallMap } from '../small-map.ts';
import { never } from '../stamp.ts';
import type { DayEvent } from './events.ts';
import { PrintQueue } from './print-queue.ts';
import { replaceTicket } from './replace-ticket.ts';
import type { SentAway } from './sent-away.ts';
import type { Call, CounterState, Day, LineState } from './state.ts';
import type { Ticket } from './ticket.ts';

export type ClockMoved = Extract<DayEvent, { type: 'ClockMoved' }>;
/** Where a moment stands after the move: those that were stamped by the wrong time go along, all others stay. */
export type Shift = (at: Instant) => Instant;

export const shiftOf =
  ({ by, since, until }: Pick<ClockMoved, 'by' | 'since' | 'until'>): Shift =>
  (at) =>
    at >= since && at <= until ? as<Instant>(at + by) : at;

/**
 * The hall's time was wrong, and moves: what was stamped by it moves along, so that nobody waits longer or shorter for it, no
 * paper goes stale by it, and the order of issue stays.
 */
export function moveClock(state: LineState, event: ClockMoved): LineState {
  const shift = shiftOf(event);
  let moved = state;
  for (const ticket of state.tickets.values()) {
    const after = moveTicket(ticket, shift);
    if (momentsOf(after) !== momentsOf(ticket)) moved = replaceTicket(moved, ticket, after);
  }
  return {
    ...moved,
    day: moved.day === null ? null : moveDay(moved.day, event, shift),
    clock: { ...moved.clock, move: event.move },
    counters: SmallMap.of([...moved.counters].map(([id, counter]) => [id, moveCounter(counter, shift)])),
    calls: new Map([...moved.calls].map(([id, call]) => [id, moveCall(call, shift)])),
    prints: PrintQueue.of([...moved.prints.values()].map((job) => ({ ...job, askedAt: shift(job.askedAt) }))),
  };
}

/** A day whose very opening was stamped by the wrong time is that of today: nobody who took a number in it is a day late. */
function moveDay(day: Day, { date }: ClockMoved, shift: Shift): Day {
  const openedAt = shift(day.openedAt);
  return { ...day, openedAt, worksOn: date < day.date || openedAt !== day.openedAt ? date : day.date };
}

function moveTicket(ticket: Ticket, shift: Shift): Ticket {
  const issuedAt = shift(ticket.issuedAt);
  const facts = {
    issuedAt,
    due: as<Instant>(ticket.due + issuedAt - ticket.issuedAt),
    firstCalledAt: ticket.firstCalledAt && shift(ticket.firstCalledAt),
    firstStartedAt: ticket.firstStartedAt && shift(ticket.firstStartedAt),
  };
  switch (ticket.state) {
    case 'waiting':
      return { ...ticket, ...facts };
    case 'called':
      return { ...ticket, ...facts, calledAt: shift(ticket.calledAt) };
    case 'serving':
      return { ...ticket, ...facts, startedAt: shift(ticket.startedAt) };
    case 'parked':
      return { ...ticket, ...facts, parkedAt: shift(ticket.parkedAt) };
    case 'missed':
      return { ...ticket, ...facts, calledAt: shift(ticket.calledAt), endedAt: shift(ticket.endedAt) };
    case 'served':
      return { ...ticket, ...facts, startedAt: shift(ticket.startedAt), endedAt: shift(ticket.endedAt) };
    case 'cancelled':
    case 'expired':
      return { ...ticket, ...facts, endedAt: shift(ticket.endedAt) };
    default:
      return never(ticket);
  }
}

/** The day may have had a hundred thousand: only what was stamped by the wrong time is put in its place anew. */
const momentsOf = (ticket: Ticket): string =>
  [
    ticket.issuedAt,
    ticket.firstCalledAt,
    ticket.firstStartedAt,
    'calledAt' in ticket && ticket.calledAt,
    'startedAt' in ticket && ticket.startedAt,
    'parkedAt' in ticket && ticket.parkedAt,
    'endedAt' in ticket && ticket.endedAt,
  ].join();

const moveCounter = (counter: CounterState, shift: Shift): CounterState => ({
  ...counter,
  signedInAt: counter.signedInAt && shift(counter.signedInAt),
  step: counter.step && {
    ...counter.step,
    at: shift(counter.step.at),
    sent: counter.step.sent && moveSentAway(counter.step.sent, shift),
  },
});

function moveSentAway(sent: SentAway, shift: Shift): SentAway {
  const { from } = sent;
  switch (from.state) {
    case 'waiting':
      return sent;
    case 'called':
      return { ...sent, from: { ...from, calledAt: shift(from.calledAt) } };
    case 'serving':
      return { ...sent, from: { ...from, startedAt: shift(from.startedAt) } };
    case 'parked':
      return { ...sent, from: { ...from, parkedAt: shift(from.parkedAt) } };
    default:
      return never(from);
  }
}

const moveCall = (call: Call, shift: Shift): Call => ({
  ...call,
  at: shift(call.at),
  askedAt: shift(call.askedAt),
  claimedAt: call.claimedAt && shift(call.claimedAt),
  shownAt: call.shownAt && shift(call.shownAt),
  endedAt: call.endedAt && shift(call.endedAt),
});
