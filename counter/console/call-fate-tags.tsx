import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { PresentCard } from '../views.ts';
import { callFate } from './call-fate.ts';

/** `đã hiện · đã đọc`: whether the hall has seen and heard the call, each with its own sign. */
export const CallFateTags = ({ call }: { call: NonNullable<PresentCard['call']> }): JSX.Element => {
  const fate = callFate(call, words(counterWords).call);
  const heard = fate.isHeard ? 'tag tag--good' : fate.attention ? 'tag tag--attention fate__long' : 'tag';
  return (
    <span class="fate" role="status">
      <span class={fate.isSeen ? 'tag tag--good' : 'tag'}>
        <Icon name={fate.isSeen ? 'check' : 'clock'} />
        {fate.seen}
      </span>
      <span class={heard}>
        <Icon name={fate.isHeard ? 'speaker' : fate.attention ? 'speaker-off' : 'clock'} />
        {fate.heard}
      </span>
    </span>
  );
};
