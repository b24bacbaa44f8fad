import type { Category } from '../catalogue.ts';
import type { CounterId, Instant, ServiceId } from '../ids.ts';
import { counterOf } from './evolve.ts';
import { isUrgent, type Lane, laneSize } from './lane.ts';
import type { LineState } from './state.ts';
import type { WaitRange } from './ticket.ts';

export interface Forecast {
  /** How many waiting tickets compete with it and are called before it. */
  readonly ahead: number;
  /** Null while no counter that serves it is open. */
  readonly wait: WaitRange | null;
}

/**
 * What a ticket that is issued now is told. Predicted from the line ahead, (q + 1) / (s μ) (Ibrahim & Whitt 2009), with
 * the catalogue's minutes as service times; the counters are shared with rival services, so their tickets count.
 */
export function forecast(
  state: LineState,
  service: ServiceId,
  category: Category,
  due: Instant,
  at: Instant,
): Forecast {
  const goesFirst = isUrgent(category);
  const urgent: Waiting[] = [];
  const before: Waiting[] = [];
  let ahead = 0;
  for (const rival of state.plan?.rivals.get(service) ?? []) {
    const lane = state.lanes.get(rival);
    if (lane === undefined || laneSize(lane) === 0) continue;
    const first = category === 'standard' ? laneSize(lane) : lane.urgent.size + countDueBefore(lane.plain, due);
    if (goesFirst) urgent.push([rival, lane.urgent.size]);
    before.push([rival, first]);
    ahead += goesFirst ? lane.urgent.size : first;
  }
  const pace = paceOf(state, service);
  if (pace === null) return { ahead, wait: null };
  const minutes = minutesOf(pace, before);
  if (!goesFirst) return { ahead, wait: waitOf(state, pace, minutes, at) };
  // Once past due, nobody but other priority tickets goes before it.
  const most = state.rule.targets[category] + pace.untilFree + minutesOf(pace, urgent);
  return { ahead, wait: waitOf(state, pace, Math.min(minutes, most), at) };
}

/** Short lanes are counted; a longer one is taken as spread evenly over its due times, so that it costs no more. */
const COUNTED = 8;

function countDueBefore(places: Lane['plain'], due: Instant): number {
  const first = places.minKey();
  const last = places.maxKey();
  if (first === undefined || last === undefined || first.due > due) return 0;
  if (last.due <= due) return places.size;
  if (places.size > COUNTED) return Math.round((places.size * (due - first.due)) / (last.due - first.due));
  let count = 0;
  for (const place of places.keys()) if (place.due <= due) count += 1;
  return count;
}

/** How many tickets of a service wait. */
type Waiting = readonly [ServiceId, number];

/** How fast the tickets of a service are called now. */
export interface Pace {
  /** Minutes until one of its counters is free, on average; 0 when one is. */
  readonly untilFree: number;
  /** For each of its open counters: the minutes that one waiting ticket of each service keeps it busy, on average. */
  readonly desks: readonly ReadonlyMap<ServiceId, number>[];
}

/** From one visitor's leaving until the next one stands at the desk. */
const CHANGE_OVER_MINUTES = 0.5;

/**
 * Null while no counter that serves it is open. Many tickets are issued between two changes of a counter, so what was
 * found for these very counters is kept with them.
 */
export function paceOf(state: LineState, service: ServiceId): Pace | null {
  let known = paces.get(state.counters);
  if (known === undefined || known.plan !== state.plan) {
    known = { plan: state.plan, of: new Map() };
    paces.set(state.counters, known);
  }
  let pace = known.of.get(service);
  if (pace === undefined) {
    pace = findPace(state, service);
    known.of.set(service, pace);
  }
  return pace;
}

const paces = new WeakMap<
  LineState['counters'],
  { readonly plan: LineState['plan']; readonly of: Map<ServiceId, Pace | null> }
>();

function findPace(state: LineState, service: ServiceId): Pace | null {
  const { plan } = state;
  const open = openCounters(state, service);
  if (plan === null || open.length === 0) return null;
  const desks = open.map((counter) => {
    const services = plan.counters.get(counter)?.services ?? [];
    return new Map(
      services.map((served) => {
        const minutes = (plan.services.get(served)?.minutes ?? 0) + CHANGE_OVER_MINUTES;
        return [served, minutes / openCounters(state, served).length] as const;
      }),
    );
  });
  // Every counter is in the middle of a visitor: on average half a service is left, shared among them.
  const busy = open.every((counter) => counterOf(state, counter).present !== null);
  return { untilFree: busy ? (plan.services.get(service)?.minutes ?? 0) / 2 / open.length : 0, desks };
}

/** @returns minutes that these tickets take; whoever waits is called by the counter that comes to it first. */
export function minutesOf({ desks }: Pace, tickets: Iterable<Waiting>): number {
  let least = Infinity;
  for (const desk of desks) {
    let minutes = 0;
    for (const [service, waiting] of tickets) minutes += (desk.get(service) ?? 0) * waiting;
    least = Math.min(least, minutes);
  }
  return least;
}

/** The open counters that serve a service: somebody is signed in and not on a pause. */
export const openCounters = (state: LineState, service: ServiceId): readonly CounterId[] =>
  (state.plan?.countersOf.get(service) ?? []).filter((id) => {
    const counter = counterOf(state, id);
    return counter.clerk !== null && !counter.paused;
  });

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
