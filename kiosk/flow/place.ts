import type { Token } from '../../wire/views.ts';
import type { Of } from './events.ts';
import { heldBy, holding } from './held.ts';
import type { Given, Screen } from './state.ts';

/** How a ticket stands now: one that was scanned, or the one that was given here. */
export function showPlace(screen: Screen, { token, ticket }: Of<'placeShown'>): Screen {
  if (screen.at === 'place') return screen.token === token ? { ...screen, ticket } : screen;
  const given = heldBy(screen);
  return given?.ticket.token === token ? holding(screen, { ...given, stands: ticket }) : screen;
}

/**
 * The screen of a ticket whose QR was read, or whose number is to be shown. What is known of it goes along: a ticket that is
 * followed already (the one shown, or given here) is told again only when it changes.
 */
export function placeOf(before: Screen, token: Token): Given | Extract<Screen, { at: 'place' }> {
  if (before.at === 'place' && before.token === token) return before;
  const given = heldBy(before);
  return given?.ticket.token === token ? given : { at: 'place', token, ticket: null };
}
