import type { Of } from './events.ts';
import { heldBy, holding } from './held.ts';
import type { Screen } from './state.ts';

/** How a ticket stands now: one that was scanned, or the one that was given here. */
export function showPlace(screen: Screen, { token, ticket }: Of<'placeShown'>): Screen {
  if (screen.at === 'place') return screen.token === token ? { ...screen, ticket } : screen;
  const given = heldBy(screen);
  return given?.ticket.token === token ? holding(screen, { ...given, stands: ticket }) : screen;
}
