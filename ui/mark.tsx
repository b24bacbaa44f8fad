import type { JSX } from 'preact';

/** The sign of the house: "một cửa", one door. An arch within an arch, ajar, with the light of the hall falling through it. */
export const Mark = ({ label }: { label?: string }): JSX.Element => (
  <svg
    class="mark"
    viewBox="0 0 40 48"
    role={label === undefined ? undefined : 'img'}
    aria-label={label}
    aria-hidden={label === undefined ? 'true' : undefined}
  >
    <path
      d="M4 45V20a16 16 0 0 1 32 0v25M1.5 45h37"
      fill="none"
      stroke="currentcolor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <path d="M10.5 45V20.500a9.5 9.5 0 0 1 9.5-9.500v34z" fill="currentcolor" />
    <path
      d="M25 14a9.3 9.3 0 0 1 4.5 7.500V45"
      fill="none"
      stroke="currentcolor"
      stroke-width="1.5"
      stroke-linecap="round"
    />
  </svg>
);
