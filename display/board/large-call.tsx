import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import type { HallCall } from '../../wire/views.ts';
import { Both } from './both.tsx';

/** Numbers of more signs (A1000) are set smaller, so that they still fit beside their counter. */
const USUAL_SIGNS = 4;

export const LargeCall = ({ call, newest }: { call: HallCall; newest: boolean }): JSX.Element => (
  <div class="slides-in call-slot">
    <article
      class={newest ? 'call call--newest breathes' : 'call breathes'}
      data-long={call.number.length > USUAL_SIGNS ? 'true' : undefined}
    >
      <p class="call__number">
        <NumberText number={call.number} />
      </p>
      <Icon name="arrow-right" class="call__arrow" />
      <p class="call__counter">
        <Both say={(words) => words.counter} class="call__label" />
        <span class="call__desk">{call.counter}</span>
      </p>
    </article>
  </div>
);
