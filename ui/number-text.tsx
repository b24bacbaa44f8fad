import type { JSX } from 'preact';
import { Digits } from './digits.tsx';

/** A ticket's number, `A012`. `cells` where numbers stand below each other or change in place; else it is set as a word. */
export const NumberText = ({ number, cells = false }: { number: string; cells?: boolean }): JSX.Element => (
  <span class="number" translate={false}>
    {cells ? <Digits text={number} /> : number}
  </span>
);
