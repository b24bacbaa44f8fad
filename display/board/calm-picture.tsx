import type { ComponentChildren, JSX } from 'preact';

/** Five arches of a colonnade at night, the middle door ajar and the light of the hall on the floor: "một cửa". */
export const CalmPicture = ({ children }: { children?: ComponentChildren }): JSX.Element => (
  <div class="calm">
    <svg class="calm__picture" viewBox="0 0 1200 420" aria-hidden="true">
      <defs>
        <linearGradient id="calm-light" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" class="calm__glow" stop-opacity="0.5" />
          <stop offset="1" class="calm__glow" stop-opacity="0" />
        </linearGradient>
        <linearGradient id="calm-room" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" class="calm__glow" stop-opacity="0.16" />
          <stop offset="1" class="calm__glow" stop-opacity="0.42" />
        </linearGradient>
      </defs>
      <path class="calm__side" d={SIDE_ARCHES} />
      <path class="calm__side" d="M0 320H1200" />
      <path class="calm__room" d="M510 320V150a90 90 0 0 1 180 0V320Z" fill="url(#calm-room)" />
      <path class="calm__door" d="M510 320V150a90 90 0 0 1 60-84.800V338Z" />
      <path class="calm__arch" d="M482 320V150a118 118 0 0 1 236 0V320" />
      <path class="calm__floor" d="M570 320H690L860 420H600Z" fill="url(#calm-light)" />
    </svg>
    {children}
  </div>
);

const SIDE_ARCHES = [20, 220, 760, 960]
  .map((x) => `M${x} 320V190a100 100 0 0 1 200 0V320M${x + 26} 320V194a74 74 0 0 1 148 0V320`)
  .join('');
