import type { ServiceId } from '../../wire/views.ts';
import { ask } from './asking.ts';
import { doorOf, isUnserved } from './door.ts';
import type { Of } from './events.ts';
import { serviceOfKind } from './services.ts';
import type { House, Kiosk, Screen } from './state.ts';

/** Moves to a screen: an open sheet belongs to the one before. */
export const show = (kiosk: Kiosk, screen: Screen): Kiosk => ({
  ...kiosk,
  visit: { ...kiosk.visit, screen, sheet: null },
});

/** The service of a guide's ticket; null where this branch gives none. */
export const guideOf = (house: House): ServiceId | null => {
  const guide = house.catalogue === null ? null : serviceOfKind(house.catalogue, 'guidance');
  return guide === null || isUnserved(house, guide) ? null : guide;
};

/** A touch on a service is the ticket: nothing is asked in between. */
export function chooseService(kiosk: Kiosk, { service, language, key }: Of<'serviceChosen'>): Kiosk {
  if (doorOf(kiosk.house) !== 'open' || isUnserved(kiosk.house, service)) return kiosk;
  const { ground } = kiosk.visit;
  return ask(show(kiosk, kiosk.visit.screen), key, { what: 'ticket', service, ground, language });
}

/** Before the ticket the ground is kept for it; on the ticket screen it amends the ticket that was given. */
export function chooseGround(kiosk: Kiosk, { ground, key }: Of<'groundChosen'>): Kiosk {
  const { screen } = kiosk.visit;
  const closed: Kiosk = { ...kiosk, visit: { ...kiosk.visit, sheet: null } };
  if (screen.at !== 'ticket') return { ...closed, visit: { ...closed.visit, ground } };
  if (ground === null || screen.kind !== 'standard') return closed;
  return ask(closed, key, { what: 'amend', ticket: screen.ticket.ticket, ground });
}

/** Where "back" leads; null at the first page. */
export function backFrom(screen: Screen): Screen | null {
  switch (screen.at) {
    case 'home':
      return screen.page > 0 ? { ...screen, page: screen.page - 1 } : null;
    case 'services':
    case 'search':
      return screen.page > 0 ? { ...screen, page: screen.page - 1 } : { at: 'home', page: 0, cancelled: null };
    case 'details':
      return screen.from;
    case 'scan':
      return screen.way === 'typing' && screen.camera !== 'none'
        ? { ...screen, way: 'camera', typed: '' }
        : (screen.from ?? { at: 'home', page: 0, cancelled: null });
    case 'refused':
    case 'unanswered':
      return screen.back;
    case 'whose':
      return screen.given;
    case 'receipts':
    case 'status':
    case 'place':
    case 'ticket':
      return { at: 'home', page: 0, cancelled: null };
  }
}
