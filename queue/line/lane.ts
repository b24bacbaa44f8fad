import type { Category } from '../catalogue.ts';
import type { Instant } from '../ids.ts';
import { drop, emptySorted, put, type Sorted } from '../sorted.ts';
import type { WaitingTicket } from './ticket.ts';

/** Where a waiting ticket stands: due first, ties by time of issue, then number (design.md §5). */
export interface Place {
  readonly due: Instant;
  readonly issuedAt: Instant;
  readonly number: string;
}

/** `A999` comes before `A1000`. */
export const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

export const byPlace = (a: Place, b: Place): number =>
  a.due - b.due || a.issuedAt - b.issuedAt || byNumber(a.number, b.number);

/** In the order in which numbers were taken, whatever they are due. */
export const tookNumberBefore = (a: Place, b: Place): boolean =>
  a.issuedAt < b.issuedAt || (a.issuedAt === b.issuedAt && byNumber(a.number, b.number) < 0);

type Places = Sorted<Place, string>;

/** The waiting tickets of one service, or those that only one counter may call, each part in order of place. */
export interface Lane {
  /** Priority tickets and checked-in appointments: they go first once past due, so many in a row. */
  readonly urgent: Places;
  readonly plain: Places;
  /** Reinstated tickets that let others go first. */
  readonly held: Places;
}

export const emptyLane: Lane = {
  urgent: emptySorted(byPlace),
  plain: emptySorted(byPlace),
  held: emptySorted(byPlace),
};

export const isUrgent = (category: Category): boolean => category === 'priority' || category === 'appointment';

const part = (ticket: WaitingTicket): keyof Lane =>
  ticket.behind > 0 ? 'held' : isUrgent(ticket.category) ? 'urgent' : 'plain';

// A place of its own, so that the lane does not hold on to old versions of the ticket.
const placeOf = ({ due, issuedAt, number }: Place): Place => ({ due, issuedAt, number });

export const join = (lane: Lane, ticket: WaitingTicket): Lane => ({
  ...lane,
  [part(ticket)]: put(lane[part(ticket)], placeOf(ticket), ticket.number),
});

export const leave = (lane: Lane, ticket: WaitingTicket): Lane => ({
  ...lane,
  [part(ticket)]: drop(lane[part(ticket)], placeOf(ticket)),
});

export const laneSize = (lane: Lane): number => lane.urgent.size + lane.plain.size + lane.held.size;
