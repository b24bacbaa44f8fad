import type { CallingRule } from '../catalogue.ts';
import type { Instant } from '../ids.ts';
import { byPlace, isUrgent, type Lane, type Place } from './lane.ts';
import type { LineState } from './state.ts';

/** How many others go before a ticket that was missed and comes back (design.md §6). */
export const HELD_BACK = 2;

/** Past due it goes before everybody, so many times in a row; with a limit of 0 nobody is preferred, and the one due first goes. */
export const goesFirst = (rule: CallingRule, urgent: Place, at: Instant): boolean =>
  rule.urgentLimit > 0 && urgent.due <= at;

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
  const urgent = merged(lanes, 'urgent', most).reverse();
  const plain = merged(lanes, 'plain', most).reverse();
  let held: readonly Held[] = merged(lanes, 'held', most).flatMap((place) => {
    const ticket = tickets.get(place.number);
    return ticket?.state === 'waiting' ? [{ place, behind: ticket.behind, urgent: isUrgent(ticket.category) }] : [];
  });
  const order: string[] = [];
  let run = urgentRun;
  while (order.length < most) {
    const nextUrgent = urgent.at(-1);
    const nextPlain = plain.at(-1);
    const preferred = nextUrgent !== undefined && goesFirst(rule, nextUrgent, at);
    const takeUrgent =
      nextUrgent !== undefined &&
      (nextPlain === undefined || (preferred ? run < rule.urgentLimit : byPlace(nextUrgent, nextPlain) <= 0));
    const next = takeUrgent ? urgent.pop() : (plain.pop() ?? held[0]?.place);
    if (next === undefined) break;
    order.push(next.number);
    run = takeUrgent && preferred ? run + 1 : 0;
    if (held.length > 0) held = pass(held, next, urgent, plain);
  }
  return order;
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

function merged(lanes: readonly Lane[], part: keyof Lane, most: number): Place[] {
  const heads: Place[] = [];
  for (const lane of lanes) {
    let taken = 0;
    for (const place of lane[part].keys()) {
      if (taken++ >= most) break;
      heads.push(place);
    }
  }
  return heads.sort(byPlace).slice(0, most);
}
