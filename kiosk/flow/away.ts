import type { Kiosk } from './state.ts';

/** Nothing can be done without the server. What a visitor was given or has to be told stays: they need no server to read it. */
export const isAway = ({ house, visit }: Pick<Kiosk, 'house' | 'visit'>): boolean =>
  (!house.heard || visit.asking?.stalled === true) && visit.screen.at !== 'ticket' && visit.screen.at !== 'unanswered';
