export interface Tap {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  /** What stood under the finger. */
  readonly target: unknown;
}

/** A trembling second tap comes within this time … */
const SECOND_WITHIN_MS = 400;
/** … and this near, in design pixels: half of the smallest target. */
const SECOND_NEAR = 44;

/**
 * Whether a tap is the tail of the one before: same place, at once, but the screen has changed under it. It would press
 * what the visitor has not seen yet. On the same target (a digit typed twice) it is a tap of its own.
 */
export const isSecondTap = (before: Tap | null, tap: Tap, pixel: number): boolean =>
  before !== null &&
  before.target !== tap.target &&
  tap.at - before.at < SECOND_WITHIN_MS &&
  Math.hypot(tap.x - before.x, tap.y - before.y) < SECOND_NEAR * pixel;
