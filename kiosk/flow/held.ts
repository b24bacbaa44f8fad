import type { Given, Screen } from './state.ts';

/** The collection ticket that a receipt scanned on this screen joins: only after "scan another" was touched. */
export const joinsOf = (screen: Screen): Given | null => {
  if (screen.at === 'receipts') return screen.joins;
  if (screen.at !== 'scan' || screen.from === null) return null;
  return screen.from.at === 'ticket' ? screen.from : screen.from.joins;
};

/** The ticket that stands on the screen or behind it. */
export const heldBy = (screen: Screen): Given | null => {
  switch (screen.at) {
    case 'ticket':
      return screen;
    case 'whose':
      return screen.given;
    case 'refused':
    case 'unanswered':
      return heldBy(screen.back);
    default:
      return joinsOf(screen);
  }
};

/** The same screen with its ticket as it stands now. */
export function holding(screen: Screen, given: Given): Screen {
  switch (screen.at) {
    case 'ticket':
      return given;
    case 'whose':
      return { ...screen, given };
    case 'receipts':
      return { ...screen, joins: given };
    case 'scan':
      return { ...screen, from: screen.from?.at === 'receipts' ? { ...screen.from, joins: given } : given };
    case 'refused':
    case 'unanswered':
      return { ...screen, back: holding(screen.back, given) };
    default:
      return screen;
  }
}
