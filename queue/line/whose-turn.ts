import type { CallingRule } from '../catalogue.ts';
import type { Instant } from '../ids.ts';
import { byPlace, type Place, tookNumberBefore } from './lane.ts';

/** Those who wait for a counter and are held back by nothing, as the calling rule looks at them. */
export interface Front {
  /** The priority ticket or appointment due first. */
  readonly urgent: Place | null;
  /** Of the others the one due first. */
  readonly plain: Place | null;
  /** Of the others who took a number before this one: the one due first. */
  readonly plainBefore: (urgent: Place) => Place | null;
}

export interface Turn {
  readonly place: Place;
  readonly isUrgent: boolean;
  /** It goes first for being past its target, not for being due first. */
  readonly isPastDue: boolean;
}

/**
 * The calling rule, and the one place where it is written (design.md §5): a priority ticket or appointment that is past due,
 * otherwise whoever is due first; but of priority tickets and appointments, past due or not, at most `urgentLimit` in a row at
 * a counter while somebody waits there who took a number before them. With a limit of 0 nobody is preferred: due first alone.
 * @param run how many such the counter has called in a row.
 */
export function whoseTurn(
  rule: CallingRule,
  { urgent, plain, plainBefore }: Front,
  run: number,
  at: Instant,
): Turn | null {
  const isPastDue = urgent !== null && rule.urgentLimit > 0 && urgent.due <= at;
  const urgentFirst = urgent !== null && (isPastDue || plain === null || byPlace(urgent, plain) <= 0);
  if (!urgentFirst) return plain === null ? null : { place: plain, isUrgent: false, isPastDue: false };
  const passedOver = rule.urgentLimit > 0 && run >= rule.urgentLimit ? plainBefore(urgent) : null;
  return passedOver === null
    ? { place: urgent, isUrgent: true, isPastDue }
    : { place: passedOver, isUrgent: false, isPastDue: false };
}

const MINUTE_MS = 60_000;

/**
 * The first of some places, in order of place, that took a number before another one.
 * Nobody waits longer for being due than the longest target, so those due later than that took their number after it: the search ends
 * there, whatever the length of the line.
 */
export function firstBefore({ targets }: CallingRule, places: Iterable<Place>, than: Place): Place | null {
  const longest = Math.max(...Object.values(targets)) * MINUTE_MS;
  for (const place of places) {
    if (place.due - longest > than.issuedAt) return null;
    if (tookNumberBefore(place, than)) return place;
  }
  return null;
}
