import type { Kiosk } from './state.ts';
import { newVisit } from './state.ts';

/** Somebody is there. */
export const touch = (kiosk: Kiosk): Kiosk => ({
  ...kiosk,
  visit: { ...kiosk.visit, touchedAt: kiosk.now, warnedAt: null },
});

/** Every trace goes: state, language, comfort, receipts, what was typed. */
export const wipe = ({ now, house, visit }: Kiosk): Kiosk => ({ now, house, visit: newVisit(visit.id + 1, now) });
