import type { CounterId, ServiceId } from '../ids.ts';
import { counterOf } from './evolve.ts';
import { type Lane, laneSize } from './lane.ts';
import type { LineState } from './state.ts';

/** Somebody sits there, if only on a pause: tickets that were sent to it are called. */
export const isAttended = (state: LineState, counter: CounterId): boolean => counterOf(state, counter).clerk !== null;

/**
 * The tickets that were sent to one counter and compete with those of a service: their counter serves it, and somebody sits
 * there. While nobody does, they are in nobody's way.
 */
export const ownRivals = (state: LineState, service: ServiceId): readonly (readonly [CounterId, Lane])[] =>
  (state.plan?.countersOf.get(service) ?? []).flatMap((counter) => {
    const lane = state.ownLanes.get(counter);
    return lane === undefined || laneSize(lane) === 0 || !isAttended(state, counter) ? [] : [[counter, lane] as const];
  });
