import type { Category } from '../catalogue.ts';
import type { Instant, ServiceId } from '../ids.ts';
import { counterOf } from './evolve.ts';
import { isUrgent, laneSize } from './lane.ts';
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
export function forecast(state: LineState, service: ServiceId, category: Category, due: Instant): Forecast {
  const { plan } = state;
  let ahead = 0;
  let minutes = 0;
  for (const rival of plan?.rivals.get(service) ?? []) {
    const lane = state.lanes.get(rival);
    if (lane === undefined) continue;
    const goFirst = isUrgent(category)
      ? countDueBefore(lane.urgent.keys(), due)
      : category === 'collection'
        ? countDueBefore(lane.plain.keys(), due) + lane.urgent.size
        : laneSize(lane);
    ahead += goFirst;
    minutes += goFirst * (plan?.services.get(rival)?.minutes ?? 0);
  }
  return { ahead, wait: waitOf(state, service, minutes) };
}

function countDueBefore(places: IterableIterator<{ readonly due: Instant }>, due: Instant): number {
  let count = 0;
  for (const place of places) {
    if (place.due > due) break;
    count += 1;
  }
  return count;
}

/** The open counters that serve a service: somebody is signed in and not on a pause. */
export const openCounters = (state: LineState, service: ServiceId): number =>
  (state.plan?.countersOf.get(service) ?? []).filter((id) => {
    const counter = counterOf(state, id);
    return counter.clerk !== null && !counter.paused;
  }).length;

// Chosen so that the true wait falls inside about four times in five (tests/simulation measures it): service times in a
// hall are spread widely, so the range is wide, and wider upward.
const SHORTEST_SHARE = 0.6;
const LONGEST_SHARE = 1.6;
const STEP_MINUTES = 5;

/** @param minutes of work that stand before the ticket, over all counters that share it. */
export function waitOf(state: LineState, service: ServiceId, minutes: number): WaitRange | null {
  const open = openCounters(state, service);
  if (open === 0) return null;
  // Every counter is in the middle of a visitor: on average half a service is left, shared among them.
  const own = state.plan?.services.get(service)?.minutes ?? 0;
  const busy = (state.plan?.countersOf.get(service) ?? []).every((id) => {
    const counter = counterOf(state, id);
    return counter.clerk === null || counter.paused || counter.present !== null;
  });
  const mean = (minutes + (busy ? own / 2 : 0)) / open;
  const min = Math.floor((mean * SHORTEST_SHARE) / STEP_MINUTES) * STEP_MINUTES;
  return { min, max: Math.max(min + STEP_MINUTES, Math.ceil((mean * LONGEST_SHARE) / STEP_MINUTES) * STEP_MINUTES) };
}
