import type { Asking } from '../flow/state.ts';
import { ASKING_KEPT_MS } from '../flow/times.ts';

/** A ticket that is being asked for outlives a reload of the page: the same key asks on. Nothing else is kept. */
const PLACE = 'motcua.kiosk.asking';

/** The monotonic clock begins anew with each load: the page's own origin joins them. */
const sinceEpoch = (moment: number): number => performance.timeOrigin + moment;

export function keepAsking(asking: Asking | null): void {
  const keeps = asking !== null && (asking.asked.what === 'ticket' || asking.asked.what === 'collection');
  if (keeps) sessionStorage.setItem(PLACE, JSON.stringify({ ...asking, since: sinceEpoch(asking.since) }));
  else sessionStorage.removeItem(PLACE);
}

export function keptAsking(): Asking | null {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (kept === null) return null;
  try {
    const asking = JSON.parse(kept) as Asking;
    const since = asking.since - performance.timeOrigin;
    return performance.now() - since < ASKING_KEPT_MS ? { ...asking, since, stalled: false } : null;
  } catch {
    return null;
  }
}
