import type { JSX } from 'preact';

/** The back wall of the hall: a colonnade of tall arches in hairlines, and the floor that all stands on. */
export const Wall = (): JSX.Element => (
  <div class="wall" aria-hidden="true">
    <div class="wall__arches" />
    <div class="wall__floor" />
  </div>
);
