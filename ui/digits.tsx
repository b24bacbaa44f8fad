import type { JSX } from 'preact';

/**
 * Digits that change in place: each in a cell of one width, so that nothing beside them moves (the face has no tabular figures).
 * Readers hear the plain text.
 */
export const Digits = ({ text }: { text: string }): JSX.Element => (
  <span class="digits">
    <span class="visually-hidden">{text}</span>
    <span aria-hidden="true">
      {[...text].map((sign, place) => (
        <span key={place} class={sign >= '0' && sign <= '9' ? 'digits__cell' : undefined}>
          {sign}
        </span>
      ))}
    </span>
  </span>
);
