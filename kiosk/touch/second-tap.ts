import { SETTLE_MS } from '../flow/times.ts';

export interface Tap {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  /** What stood under the finger: the button, and the screen that it stood on, since "back" is one button on many screens. */
  readonly target: unknown;
  readonly screen: string;
}

/** A trembling second tap comes this near, in design pixels: the smallest target. Less is half a finger on a screen of 32 inches. */
export const SECOND_NEAR = 88;

/**
 * Whether a tap is the tail of the one before: same place, at once, but the screen has changed under it. It would press
 * what the visitor has not seen yet. On the same target (a digit typed twice) it is a tap of its own.
 */
export const isSecondTap = (before: Tap | null, tap: Tap, pixel: number): boolean =>
  before !== null &&
  (before.target !== tap.target || before.screen !== tap.screen) &&
  tap.at - before.at < SETTLE_MS &&
  Math.hypot(tap.x - before.x, tap.y - before.y) < SECOND_NEAR * pixel;

/**
 * What the next tap is measured by. A swallowed one begins the pause anew, and stands for what the tap before it pressed: of
 * many quick ones none presses, until the finger has been off for the whole pause.
 */
export const after = (before: Tap | null, tap: Tap, pixel: number): Tap =>
  before !== null && isSecondTap(before, tap, pixel) ? { ...tap, target: before.target, screen: before.screen } : tap;
