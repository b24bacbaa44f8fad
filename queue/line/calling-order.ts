import type { Instant } from '../ids.ts';
import { byPlace, isUrgent, type Lane, type Place } from './lane.ts';
import type { LineState } from './state.ts';
import { firstBefore, whoseTurn } from './whose-turn.ts';

/** How many others go before a ticket that was missed and comes back (design.md §6). */
export const HELD_BACK = 2;

/**
 * The numbers of some lanes in the order in which one counter that serves them all would call them from now on, at most
 * `most`. It is what screens show as "the line": who is past due is judged at `at`, as the rule would.
 */
export function callingOrder(
  { rule, tickets }: Pick<LineState, 'rule' | 'tickets'>,
  lanes: readonly Lane[],
  urgentRun: number,
  at: Instant,
  most = Infinity,
): readonly string[] {
  // The next one stands last, so that taking it costs nothing.
  const urgent = merged(lanes, 'urgent', () => most).reverse();
  // What was sent to one counter has several targets in one lane: who took a number early may stand far behind in it.
  const isMixed = ({ plain: places }: Lane): boolean => tickets.get(places.minKey()?.number ?? '')?.only != null;
  const plain = merged(lanes, 'plain', (lane) => (isMixed(lane) ? Infinity : most)).reverse();
  let held: readonly Held[] = merged(lanes, 'held', () => most).flatMap((place) => {
    const ticket = tickets.get(place.number);
    return ticket?.state === 'waiting' ? [{ place, behind: ticket.behind, urgent: isUrgent(ticket.category) }] : [];
  });
  const plainBefore = (than: Place): Place | null => firstBefore(rule, backwards(plain), than);
  const order: string[] = [];
  let run = urgentRun;
  while (order.length < most) {
    const front = { urgent: urgent.at(-1) ?? null, plain: plain.at(-1) ?? null, plainBefore };
    const turn = whoseTurn(rule, front, run, at);
    const next = turn?.place ?? held[0]?.place;
    if (next === undefined) break;
    order.push(next.number);
    if (turn !== null) take(turn.isUrgent ? urgent : plain, next);
    run = (turn?.isUrgent ?? held[0]?.urgent) === true ? run + 1 : 0;
    if (held.length > 0) held = pass(held, next, urgent, plain);
  }
  return order;
}

function* backwards(places: readonly Place[]): Generator<Place> {
  for (let index = places.length - 1; index >= 0; index--) yield places[index] as Place;
}

/** It is the last one, or near it. */
function take(places: Place[], place: Place): void {
  places.splice(places.lastIndexOf(place), 1);
}

interface Held {
  readonly place: Place;
  readonly behind: number;
  readonly urgent: boolean;
}

/** One more has gone first: those that have let enough pass stand where their due time puts them. */
function pass(held: readonly Held[], called: Place, urgent: Place[], plain: Place[]): readonly Held[] {
  const still: Held[] = [];
  for (const ticket of held) {
    if (ticket.place === called) continue;
    if (ticket.behind > 1) still.push({ ...ticket, behind: ticket.behind - 1 });
    else insert(ticket.urgent ? urgent : plain, ticket.place);
  }
  return still;
}

function insert(places: Place[], place: Place): void {
  const before = places.findLastIndex((other) => byPlace(place, other) < 0);
  places.splice(before + 1, 0, place);
}

function merged(lanes: readonly Lane[], part: keyof Lane, most: (lane: Lane) => number): Place[] {
  const heads: Place[] = [];
  for (const lane of lanes) {
    let taken = 0;
    const enough = most(lane);
    for (const place of lane[part].keys()) {
      if (taken++ >= enough) break;
      heads.push(place);
    }
  }
  return heads.sort(byPlace);
}
