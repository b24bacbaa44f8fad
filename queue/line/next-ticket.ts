import type { CounterId, Instant } from '../ids.ts';
import { byPlace, type Lane, type Place } from './lane.ts';
import type { LineState } from './state.ts';
import type { WaitingTicket, Why } from './ticket.ts';
import { firstBefore, whoseTurn } from './whose-turn.ts';

export interface Next {
  readonly ticket: WaitingTicket;
  readonly why: Why;
}

/**
 * Who is called next at a counter, and why. Reinstated tickets wait until two others went first, unless nobody else waits
 * here. Costs O(services of the counter), whatever the length of the line.
 */
export function nextTicket(state: LineState, counter: CounterId, at: Instant): Next | null {
  const lanes = lanesOf(state, counter);
  const front = {
    urgent: first(lanes, 'urgent'),
    plain: first(lanes, 'plain'),
    plainBefore: (urgent: Place) =>
      lanes.reduce<Place | null>(
        (best, { plain }) => earlier(best, firstBefore(state.rule, plain.keys(), urgent)),
        null,
      ),
  };
  const turn = whoseTurn(state.rule, front, state.counters.get(counter)?.urgentRun ?? 0, at);
  if (turn !== null) {
    const ticket = waitingTicket(state, turn.place);
    const { category, due } = ticket;
    const target = state.rule.targets[category];
    return {
      ticket,
      why: turn.isPastDue ? { rule: 'urgent_past_due', category, due, target } : { rule: 'due_first', due },
    };
  }
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
