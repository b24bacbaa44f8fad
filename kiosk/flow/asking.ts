import type { Of } from './events.ts';
import type { Asked, Asking, Kiosk, Moment, Visit } from './state.ts';
import { ASKING_KEPT_MS, CHANGE_KEPT_MS, LOOK_UP_KEPT_MS } from './times.ts';
import { touch } from './visit.ts';

/** One thing at a time: while an answer is awaited, a second touch asks nothing. */
export const ask = (kiosk: Kiosk, key: string, asked: Asked): Kiosk =>
  kiosk.visit.asking === null ? withAsking(kiosk, { key, asked, since: kiosk.now, stalled: false }) : kiosk;

/** Asks and changes nothing: a newer one takes its place. */
export const isLookUp = ({ what }: Asked): boolean => what === 'receipt' || what === 'status';

/** The key that is asked by: also of what was given up, as long as its visitor stands there and it would change something. */
export const askedKey = ({ asking, screen }: Visit): string | null =>
  asking !== null ? asking.key : screen.at === 'unanswered' && !isLookUp(screen.asked) ? screen.key : null;

/** What an answer belongs to, and the kiosk as it was when that was asked; null for a visit that is over. */
export function askedBy(kiosk: Kiosk, key: string): { readonly kiosk: Kiosk; readonly asking: Asking } | null {
  const { asking, screen } = kiosk.visit;
  if (askedKey(kiosk.visit) !== key) return null;
  if (asking !== null) return { kiosk: withAsking(kiosk, null), asking };
  if (screen.at !== 'unanswered') return null;
  const { asked, back } = screen;
  const asOf = touch({ ...kiosk, visit: { ...kiosk.visit, screen: back } });
  return { kiosk: asOf, asking: { key, asked, since: kiosk.now, stalled: true } };
}

/** When an answer is no longer waited for. */
export function askedUntil({ asked, since }: Asking): Moment {
  switch (asked.what) {
    case 'ticket':
    case 'collection':
      return since + ASKING_KEPT_MS;
    case 'receipt':
    case 'status':
      return since + LOOK_UP_KEPT_MS;
    case 'join':
    case 'amend':
    case 'cancel':
      return since + CHANGE_KEPT_MS;
  }
}

export const withAsking = (kiosk: Kiosk, asking: Asking | null): Kiosk => ({
  ...kiosk,
  visit: { ...kiosk.visit, asking },
});

/** The page was loaded anew while a ticket was asked for: the same key asks on. */
export const resume = (kiosk: Kiosk, { asking }: Of<'resumed'>): Kiosk =>
  kiosk.visit.asking === null ? withAsking(kiosk, asking) : kiosk;

export const stall = (kiosk: Kiosk, { key }: Of<'stalled'>): Kiosk => {
  const { asking } = kiosk.visit;
  return asking?.key === key && !asking.stalled ? withAsking(kiosk, { ...asking, stalled: true }) : kiosk;
};
