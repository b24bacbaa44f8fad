import type { JSX } from 'preact';
import { Mark } from '../../ui/mark.tsx';
import { say } from '../parts/texts.ts';

export const Starting = (): JSX.Element => (
  <div class="starting" role="status">
    <Mark />
    <p>{say().starting}</p>
  </div>
);
