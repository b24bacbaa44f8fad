import type { CounterId, Instant, ServiceId } from '../ids.ts';
import { counterOf } from './evolve.ts';
import type { LineState } from './state.ts';
import type { WaitRange } from './ticket.ts';

/** So many waiting tickets of a service; `only` of those that were sent to one counter, which alone calls them. */
export interface Waiting {
  readonly service: ServiceId;
  readonly only: CounterId | null;
  readonly count: number;
}

/** How fast the tickets of a service, or those that were sent to one counter, are called now. */
export interface Pace {
  /** Minutes until one of their counters is free, on average; 0 when one is. */
  readonly untilFree: number;
  /** Their open counters. */
  readonly desks: readonly Desk[];
}

interface Desk {
  readonly counter: CounterId;
  /** The minutes that one waiting ticket of each service keeps it busy, on average. */
  readonly shares: ReadonlyMap<ServiceId, number>;
}

/** From one visitor's leaving until the next one stands at the desk. */
const CHANGE_OVER_MINUTES = 0.5;

/**
 * Null while no counter that may call them is open. Many tickets are issued between two changes of a counter, so what was
 * found for these very counters is kept with them.
 * @param only the counter that they were sent to; null when any that serves the service may call them.
 */
export function paceOf(state: LineState, service: ServiceId, only: CounterId | null): Pace | null {
  let known = paces.get(state.counters);
  if (known === undefined || known.plan !== state.plan) {
    known = { plan: state.plan, of: new Map() };
    paces.set(state.counters, known);
  }
  const key = only === null ? service : `${only} ${service}`;
  let pace = known.of.get(key);
  if (pace === undefined) {
    pace = findPace(state, service, only);
    known.of.set(key, pace);
  }
  return pace;
}

const paces = new WeakMap<
  LineState['counters'],
  { readonly plan: LineState['plan']; readonly of: Map<string, Pace | null> }
>();

function findPace(state: LineState, service: ServiceId, only: CounterId | null): Pace | null {
  const { plan } = state;
  const open = only === null ? openCounters(state, service) : [only].filter((id) => isOpen(state, id));
  if (plan === null || open.length === 0) return null;
  const desks = open.map((counter): Desk => {
    const services = plan.counters.get(counter)?.services ?? [];
    const shares = services.map(
      (served) => [served, minutesAtDesk(state, served) / openCounters(state, served).length] as const,
    );
    return { counter, shares: new Map(shares) };
  });
  // Every counter is in the middle of a visitor: on average half a service is left, shared among them.
  const busy = open.every((counter) => counterOf(state, counter).present !== null);
  return { untilFree: busy ? (plan.services.get(service)?.minutes ?? 0) / 2 / open.length : 0, desks };
}

const minutesAtDesk = ({ plan }: LineState, service: ServiceId): number =>
  (plan?.services.get(service)?.minutes ?? 0) + CHANGE_OVER_MINUTES;

/** @returns minutes that these tickets take; whoever waits is called by the counter that comes to it first. */
export function minutesOf(state: LineState, { desks }: Pace, tickets: readonly Waiting[]): number {
  let least = Infinity;
  for (const { counter, shares } of desks) {
    let minutes = 0;
    for (const { service, only, count } of tickets)
      if (only === null) minutes += (shares.get(service) ?? 0) * count;
      else if (only === counter) minutes += minutesAtDesk(state, service) * count;
    least = Math.min(least, minutes);
  }
  return least;
}

/** The open counters that serve a service: somebody is signed in and not on a pause. */
export const openCounters = (state: LineState, service: ServiceId): readonly CounterId[] =>
  (state.plan?.countersOf.get(service) ?? []).filter((id) => isOpen(state, id));

function isOpen(state: LineState, id: CounterId): boolean {
  const counter = counterOf(state, id);
  return counter.clerk !== null && !counter.paused;
}

// Chosen so that the true wait falls inside about four times in five. Over 48 simulated days of the seed's branch, from
// quiet to overfull: inside 82 %, shorter 4 %, longer 14 %; of those who waited across lunch 89 %
// (tests/simulation/wait-ranges.test.ts). Service times are spread widely, so the range is wide, and wider upward.
const SHORTEST_SHARE = 0.75;
const LONGEST_SHARE = 1.9;
const STEP_MINUTES = 5;

/** @param minutes that the tickets ahead take (`minutesOf`). */
export function waitOf(state: LineState, pace: Pace, minutes: number, at: Instant): WaitRange {
  const mean = minutes + pace.untilFree;
  const shortest = mean * SHORTEST_SHARE;
  const longest = mean * LONGEST_SHARE;
  const min = Math.floor((shortest + lunchWithin(state, at, shortest)) / STEP_MINUTES) * STEP_MINUTES;
  const max = Math.ceil((longest + lunchWithin(state, at, longest)) / STEP_MINUTES) * STEP_MINUTES;
  return { min, max: Math.max(min + STEP_MINUTES, max) };
}

const MINUTE_MS = 60_000;

/** The minutes of lunch that fall into a wait of so many minutes from now: nobody calls then. */
function lunchWithin({ day }: LineState, at: Instant, minutes: number): number {
  if (day?.lunch == null || at >= day.lunch.until || at + minutes * MINUTE_MS <= day.lunch.from) return 0;
  return (day.lunch.until - Math.max(at, day.lunch.from)) / MINUTE_MS;
}
