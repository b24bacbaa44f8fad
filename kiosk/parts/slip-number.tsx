import type { JSX } from 'preact';
import { NumberText } from '../../ui/number-text.tsx';

/** `A999` is followed by `A1000`, which needs smaller figures. */
const USUAL_LENGTH = 4;

/** A ticket's number, the first thing seen of its screen. */
export const SlipNumber = ({ number }: { number: string }): JSX.Element => (
  <p class={number.length > USUAL_LENGTH ? 'slip__number slip__number--long' : 'slip__number'}>
    <NumberText number={number} />
  </p>
);
