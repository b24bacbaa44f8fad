import type { Problem } from '../../wire/http/problem.ts';
import type { Kiosk } from './state.ts';

/** The screen for a refusal, with the way back to where the visitor stood. */
export const refused = (kiosk: Kiosk, problem: Pick<Problem, 'name' | 'params'>): Kiosk => {
  const { visit } = kiosk;
  const back = visit.screen.at === 'refused' ? visit.screen.back : visit.screen;
  const whole: Problem = { type: `/problems/${problem.name}`, status: 0, title: '', detail: '', ...problem };
  return { ...kiosk, visit: { ...visit, asking: null, sheet: null, screen: { at: 'refused', problem: whole, back } } };
};
