import type { JSX } from 'preact';

/** The back wall of the hall: a colonnade of tall arches in hairlines, and the floor that all stands on. */
export const Wall = (): JSX.Element => (
  <div class="wall" aria-hidden="true">
    <svg class="wall__arches" aria-hidden="true">
      <defs>
        <pattern id="arches" width="280" height="860" patternUnits="userSpaceOnUse">
          <path
            d="M20 860V170a120 120 0 0 1 240 0v690M44 860V172a96 96 0 0 1 192 0v688"
            fill="none"
            stroke="currentcolor"
            stroke-width="1.5"
          />
          <path d="M0 820h280" stroke="currentcolor" stroke-width="1.5" />
        </pattern>
      </defs>
      <rect width="100%" height="860" fill="url(#arches)" />
    </svg>
    <div class="wall__floor" />
  </div>
);
