import { withAsking } from './asking.ts';
import type { Asking, Kiosk } from './state.ts';
import { touch } from './visit.ts';

/** No answer came in time: its visitor, who has waited for it without a touch, is told that it is not known. */
export function giveUp(before: Kiosk, { asked, key }: Asking): Kiosk {
  const kiosk = touch(before);
  const { visit } = withAsking(kiosk, null);
  const { screen } = visit;
  const back = screen.at === 'refused' || screen.at === 'unanswered' ? screen.back : screen;
  return { ...kiosk, visit: { ...visit, sheet: null, screen: { at: 'unanswered', asked, key, back } } };
}
