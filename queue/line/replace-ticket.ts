import type { CounterId } from '../ids.ts';
import type { SmallMap } from '../small-map.ts';
import { emptyLane, join, type Lane, leave } from './lane.ts';
import { addMissed, dropMissed, returnedNow } from './missed.ts';
import { type CounterState, emptyCounter, type LineState } from './state.ts';
import { recount } from './tally.ts';
import type { CalledTicket, ServingTicket, Ticket, WaitingTicket } from './ticket.ts';

/** Puts a ticket's next state in the place of the one before, and keeps lanes, counters and counts in step with it. O(log n). */
export function replaceTicket(state: LineState, before: Ticket, after: Ticket): LineState {
  const next: LineState = { ...state, ...placed(state, before, after) };
  return stays(before, after) ? next : enterCounter(leaveCounter(next, before), after);
}

/** A new ticket waits, and has its letter's last number. */
export function addTicket(state: LineState, ticket: WaitingTicket): LineState {
  const { number } = ticket;
  const numbers = { ...state.numbers, [number.slice(0, 1)]: Number(number.slice(1)) };
  return { ...state, ...placed(state, null, ticket), numbers };
}

function placed(
  state: LineState,
  before: Ticket | null,
  after: Ticket,
): Pick<LineState, 'tickets' | 'lanes' | 'ownLanes' | 'missed' | 'returned' | 'tallies'> {
  const tickets = state.tickets.with(after);
  let { lanes, ownLanes, missed } = state;
  const changeLane = (ticket: WaitingTicket, change: (lane: Lane, ticket: WaitingTicket) => Lane): void => {
    if (ticket.only === null) lanes = changed(lanes, ticket.service, emptyLane, (lane) => change(lane, ticket));
    else ownLanes = changed(ownLanes, ticket.only, emptyLane, (lane) => change(lane, ticket));
  };
  if (before?.state === 'waiting') changeLane(before, leave);
  if (after.state === 'waiting') changeLane(after, join);
  if (before?.state === 'missed') missed = dropMissed(missed, before);
  if (after.state === 'missed') missed = addMissed(missed, after);
  const returned = returnedNow(state.returned, before, after);
  return { tickets, lanes, ownLanes, missed, returned, tallies: recount(state.tallies, before, after) };
}

/** From called to serving nobody moves: the counter holds the same ticket. */
const stays = (before: Ticket, after: Ticket): boolean =>
  isPresent(before) && isPresent(after) && before.counter === after.counter;

const isPresent = (ticket: Ticket): ticket is CalledTicket | ServingTicket =>
  ticket.state === 'called' || ticket.state === 'serving';

function leaveCounter(state: LineState, ticket: Ticket): LineState {
  switch (ticket.state) {
    case 'called':
    case 'serving':
      return changeCounter(state, ticket.counter, (counter) => ({ ...counter, present: null }));
    case 'parked':
      return changeCounter(state, ticket.counter, (counter) => ({
        ...counter,
        parked: counter.parked.filter((id) => id !== ticket.id),
      }));
    default:
      return state;
  }
}

function enterCounter(state: LineState, ticket: Ticket): LineState {
  switch (ticket.state) {
    case 'called':
    case 'serving':
      return changeCounter(state, ticket.counter, (counter) => ({ ...counter, present: ticket.id }));
    case 'parked':
      return changeCounter(state, ticket.counter, (counter) => ({
        ...counter,
        parked: [...counter.parked, ticket.id],
      }));
    default:
      return state;
  }
}

export const changeCounter = (
  state: LineState,
  id: CounterId,
  change: (counter: CounterState) => CounterState,
): LineState => ({ ...state, counters: changed(state.counters, id, emptyCounter, change) });

function changed<K, V>(map: SmallMap<K, V>, key: K, fallback: V, change: (value: V) => V): SmallMap<K, V> {
  return map.with(key, change(map.get(key) ?? fallback));
}
