import type { CounterId, ServiceId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import type { LineState } from './state.ts';

/** Where a ticket waits: for the counters of its service, or for one alone. */
interface Waits {
  readonly service: ServiceId;
  readonly only: CounterId | null;
}

/** Whether some counter calls from there, if a clerk sits down at it. */
export const isCalledFrom = (plan: LineState['plan'], { service, only }: Waits): boolean =>
  only === null ? plan?.countersOf.has(service) === true : plan?.counters.has(only) === true;

/**
 * Why a ticket may not go back to the line now; null when it may. Every deed that would send somebody there asks this, an
 * undo too: nobody is left in a line that nobody calls.
 */
export function notBackToLine({ plan, day }: LineState, waits: Waits): Refusal | null {
  if (day?.phase === 'calling_ended') return { name: 'calling_ended' };
  return isCalledFrom(plan, waits) ? null : { name: 'service_not_offered_here' };
}
