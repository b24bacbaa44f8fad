import { withAsking } from './asking.ts';
import type { Asking, Kiosk } from './state.ts';
import { wipe } from './visit.ts';

/** No answer came in time. Who asked for a number has left; who asked for anything else is told that it is not known. */
export function giveUp(kiosk: Kiosk, { asked }: Asking): Kiosk {
  if (asked.what === 'ticket' || asked.what === 'collection') return wipe(kiosk);
  const { visit } = withAsking(kiosk, null);
  const { screen } = visit;
  const back = screen.at === 'refused' || screen.at === 'unanswered' ? screen.back : screen;
  return { ...kiosk, visit: { ...visit, sheet: null, screen: { at: 'unanswered', asked, back } } };
}
