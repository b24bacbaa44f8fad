import type { CounterId, Instant } from '../ids.ts';
import { SmallMap } from '../small-map.ts';
import { byText, drop, emptySorted, put, type Sorted } from '../sorted.ts';
import { byNumber } from './lane.ts';
import type { MissedTicket, Ticket } from './ticket.ts';

interface MissedPlace {
  readonly endedAt: Instant;
  readonly returns: number;
  readonly number: string;
}

const byEnd = (a: MissedPlace, b: MissedPlace): number =>
  a.endedAt - b.endedAt || a.returns - b.returns || (a.number === b.number ? 0 : byNumber(a.number, b.number));

/** Today's no-shows that have not come back, by the counter that missed them, in the order in which they were missed. */
export type Missed = SmallMap<CounterId, Sorted<MissedPlace, string>>;

export const nobodyMissed: Missed = SmallMap.of();
const none = emptySorted<MissedPlace, string>(byEnd);

/** The no-shows that came back and wait, or are called again: others are counted that go before them. */
export type Returned = Sorted<string, string>;

export const nobodyReturned: Returned = emptySorted<string, string>(byText);

const hasReturned = (ticket: Ticket | null): boolean =>
  ticket !== null && ticket.returns > 0 && (ticket.state === 'waiting' || ticket.state === 'called');

export function returnedNow(returned: Returned, before: Ticket | null, after: Ticket): Returned {
  if (hasReturned(before) === hasReturned(after)) return returned;
  const { number } = after;
  return hasReturned(after) ? put(returned, number, number) : drop(returned, number);
}

const placeOf = ({ endedAt, returns, number }: MissedTicket): MissedPlace => ({
  endedAt,
  returns,
  number,
});

export const addMissed = (missed: Missed, ticket: MissedTicket): Missed =>
  missed.with(ticket.counter, put(missed.get(ticket.counter) ?? none, placeOf(ticket), ticket.number));

export const dropMissed = (missed: Missed, ticket: MissedTicket): Missed =>
  missed.with(ticket.counter, drop(missed.get(ticket.counter) ?? none, placeOf(ticket)));

/** The numbers of a counter's no-shows, newest first. */
export function* newestMissed(missed: Missed, counter: CounterId): Generator<string> {
  for (const [, number] of missed.get(counter)?.entriesReversed() ?? []) yield number;
}
