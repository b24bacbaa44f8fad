import type { JSX } from 'preact';

/** The sign of the house: "một cửa", one door. An arch with its door standing open inwards. */
export const Mark = ({ label }: { readonly label?: string }): JSX.Element => (
  <svg
    class="mark"
    viewBox="-1 0 42 48"
    role={label === undefined ? undefined : 'img'}
    aria-label={label}
    aria-hidden={label === undefined ? 'true' : undefined}
  >
    <g fill="none" stroke="currentcolor">
      <path
        d="M4 45V20a16 16 0 0 1 32 0v25M1.5 45h37"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <path d="M10 45V20a10 10 0 0 1 20 0v25" stroke-width="1.5" />
    </g>
    <path d="M9.25 45V20A10.75 10.75 0 0 1 20 9.25c.6 0 1 .4 1 1V41.5L14.5 45z" fill="currentcolor" />
  </svg>
);
