import type { CounterId, Instant } from '../ids.ts';
import { goesFirst } from './calling-order.ts';
import { byPlace, type Lane, type Place } from './lane.ts';
import type { LineState } from './state.ts';
import type { WaitingTicket, Why } from './ticket.ts';

export interface Next {
  readonly ticket: WaitingTicket;
  readonly why: Why;
}

/**
 * Who is called next at a counter (design.md §5): a priority ticket or checked-in appointment that is past due, at most
 * `urgentLimit` such in a row while others wait; otherwise the one due first. Reinstated tickets wait until two others
 * went first, unless nobody else waits here. Costs O(services of the counter), whatever the length of the line.
 */
export function nextTicket(state: LineState, counter: CounterId, at: Instant): Next | null {
  const lanes = lanesOf(state, counter);
  const urgent = first(lanes, 'urgent');
  const plain = first(lanes, 'plain');
  const preferred = urgent !== null && goesFirst(state.rule, urgent, at);
  const run = state.counters.get(counter)?.urgentRun ?? 0;
  if (preferred && (run < state.rule.urgentLimit || plain === null)) {
    const ticket = waitingTicket(state, urgent);
    const target = ticket.category === 'appointment' ? state.rule.targets.appointment : state.rule.targets.priority;
    return { ticket, why: { rule: 'urgent_past_due', category: ticket.category, due: ticket.due, target } };
  }
  const dueFirst = preferred ? plain : earlier(urgent, plain);
  if (dueFirst !== null)
    return { ticket: waitingTicket(state, dueFirst), why: { rule: 'due_first', due: dueFirst.due } };
  const held = first(lanes, 'held');
  return held === null ? null : { ticket: waitingTicket(state, held), why: { rule: 'nobody_else', due: held.due } };
}

/** The lanes that a counter calls from: its own, and those of its services. */
export function lanesOf(state: LineState, counter: CounterId): readonly Lane[] {
  const own = state.ownLanes.get(counter);
  const lanes: Lane[] = own === undefined ? [] : [own];
  for (const service of state.plan?.counters.get(counter)?.services ?? []) {
    const lane = state.lanes.get(service);
    if (lane !== undefined) lanes.push(lane);
  }
  return lanes;
}

function first(lanes: readonly Lane[], part: keyof Lane): Place | null {
  let best: Place | null = null;
  for (const lane of lanes) best = earlier(best, lane[part].minKey() ?? null);
  return best;
}

const earlier = (a: Place | null, b: Place | null): Place | null =>
  a === null ? b : b === null ? a : byPlace(a, b) <= 0 ? a : b;

function waitingTicket(state: LineState, place: Place): WaitingTicket {
  const ticket = state.tickets.get(place.number);
  if (ticket?.state !== 'waiting') throw new Error(`${place.number} stands in a lane and does not wait`);
  return ticket;
}
