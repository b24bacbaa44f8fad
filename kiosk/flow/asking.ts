import type { Of } from './events.ts';
import type { Asked, Asking, Kiosk } from './state.ts';

/** One thing at a time: while an answer is awaited, a second touch asks nothing. */
export const ask = (kiosk: Kiosk, key: string, asked: Asked): Kiosk =>
  kiosk.visit.asking === null ? withAsking(kiosk, { key, asked, since: kiosk.now, stalled: false }) : kiosk;

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
