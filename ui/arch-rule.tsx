import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** A hairline of small arches, a colonnade seen from the street: stands once on a screen, under its head or over its foot. */
export const ArchRule = (): JSX.Element => {
  const id = useId();
  return (
    <svg class="rule-arch" aria-hidden="true" preserveAspectRatio="xMinYMax slice">
      <defs>
        <pattern id={id} width="32" height="24" patternUnits="userSpaceOnUse">
          <path
            d="M4 23.500V13a12 12 0 0 1 24 0v10.500M9 23.500V14a7 7 0 0 1 14 0v9.500M0 23.500h32"
            fill="none"
            stroke="currentcolor"
          />
        </pattern>
      </defs>
      <rect width="100%" height="24" fill={`url(#${id})`} />
    </svg>
  );
};
