import type { Spot } from './use-drag.ts';

/**
 * Brings the place where a paper was put into view, if it is not. After the dialog in which it was chosen has closed: that
 * gives the focus back to the paper, and the page follows the focus.
 */
export function showSpot(spot: Spot): void {
  requestAnimationFrame(() => document.querySelector(`[data-spot="${spot}"]`)?.scrollIntoView({ block: 'nearest' }));
}
