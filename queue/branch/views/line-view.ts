import type { CounterId, Instant, ServiceId } from '../../ids.ts';
import { callingOrder } from '../../line/calling-order.ts';
import { byNumber, isUrgent, type Lane, laneSize } from '../../line/lane.ts';
import { lanesOf } from '../../line/next-ticket.ts';
import { paceOf, type Waiting } from '../../line/pace.ts';
import { isAttended, ownRivals } from '../../line/rivals.ts';
import type { LineState } from '../../line/state.ts';
import type { Ticket, WaitRange } from '../../line/ticket.ts';
import { foretell } from '../../line/wait.ts';
import { type Chance, chanceOf } from './chance.ts';

/** Where every waiting number stands. It goes to phones, so it carries no category, no service and no token. */
export interface LineView {
  readonly places: readonly Place[];
  /** When calling ends today; null while no day is open. */
  readonly ends: Instant | null;
  /** Calling has ended today: whoever still waits is not called any more. */
  readonly callingEnded: boolean;
  /** Lunch: when calling goes on; null outside it. */
  readonly pausedUntil: Instant | null;
}
/**
 * [number, how many are called before it, wait in minutes or null while no counter that may call it is open, and, where it
 * may not be called today, how likely it is]
 */
export type Place = readonly [number: string, ahead: number, wait: WaitRange | null, chance?: Chance];

/**
 * Costs O(line × services of the branch), each ticket once for every set of counters that may call it or a rival of it:
 * made at most once a second, and only while somebody follows it.
 */
export function lineView(line: LineState, at: Instant, ends: Instant | null): LineView {
  const { day } = line;
  const places = contestsOf(line).flatMap((contest) => placesOf(line, contest, at, ends));
  return {
    places: places.sort(([one, a], [other, b]) => a - b || byNumber(one, other)),
    ends,
    callingEnded: day?.phase === 'calling_ended',
    pausedUntil: day?.pausedUntil ?? null,
  };
}

/**
 * Tickets that the same counters may call, among all that compete with them for these. Each set of counters is looked at by
 * itself: who waits in another part of the hall is before nobody here.
 */
interface Contest {
  readonly includes: (ticket: Ticket) => boolean;
  readonly lanes: readonly Lane[];
}

function contestsOf(line: LineState): readonly Contest[] {
  const together = new Map<string, ServiceId[]>();
  for (const [service, lane] of line.lanes) {
    if (laneSize(lane) === 0) continue;
    const counters = line.plan?.countersOf.get(service)?.join(' ') ?? `none of ${service}`;
    together.set(counters, [...(together.get(counters) ?? []), service]);
  }
  const contests: Contest[] = [];
  for (const services of together.values()) contests.push(contestOf(line, services));
  for (const [counter, lane] of line.ownLanes)
    if (laneSize(lane) > 0)
      contests.push({
        includes: ({ only }) => only === counter,
        lanes: isAttended(line, counter) ? lanesOf(line, counter) : [lane],
      });
  return contests;
}

/** @param services that the very same counters serve. */
function contestOf(line: LineState, services: readonly ServiceId[]): Contest {
  const [any] = services;
  const rivals = (any === undefined ? undefined : line.plan?.rivals.get(any)) ?? services;
  const own = any === undefined ? [] : ownRivals(line, any).map(([, lane]) => lane);
  return {
    includes: ({ only, service }) => only === null && services.includes(service),
    lanes: [...rivals.flatMap((rival) => line.lanes.get(rival) ?? []), ...own],
  };
}

function placesOf(line: LineState, { lanes, includes }: Contest, at: Instant, ends: Instant | null): readonly Place[] {
  const before = { urgent: new Tally(), plain: new Tally() };
  return callingOrder(line, lanes, 0, at).flatMap((number): Place[] => {
    const ticket = line.tickets.get(number);
    if (ticket === undefined) return [];
    const found = includes(ticket) ? [placeOf(line, ticket, before, at, ends)] : [];
    (isUrgent(ticket.category) ? before.urgent : before.plain).add(ticket);
    return found;
  });
}

function placeOf(
  line: LineState,
  ticket: Ticket,
  { urgent, plain }: Readonly<Record<'urgent' | 'plain', Tally>>,
  at: Instant,
  ends: Instant | null,
): Place {
  const { number, service, only } = ticket;
  const pace = line.day?.phase === 'calling_ended' ? null : paceOf(line, service, only);
  const { ahead, wait } = foretell(line, pace, ticket, { urgent: urgent.list, plain: plain.list }, at);
  const chance = chanceOf(wait, at, ends);
  return chance === null ? [number, ahead, wait] : [number, ahead, wait, chance];
}

/** Tickets that have gone by, counted by service and by the counter they were sent to. */
class Tally {
  private readonly slots = new Map<string, number>();
  readonly list: Waiting[] = [];

  add({ service, only }: { readonly service: ServiceId; readonly only: CounterId | null }): void {
    const key = only === null ? service : `${only} ${service}`;
    const slot = this.slots.get(key) ?? this.list.push({ service, only, count: 0 }) - 1;
    this.slots.set(key, slot);
    this.list[slot] = { service, only, count: (this.list[slot]?.count ?? 0) + 1 };
  }
}
