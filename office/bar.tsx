import type { JSX } from 'preact';

/** A number's share of the largest beside it: decoration, since the number itself stands there. */
export const Bar = ({ value, most }: { value: number; most: number }): JSX.Element => (
  <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar__value" width={most === 0 ? 0 : (100 * value) / most} height="8" />
  </svg>
);
