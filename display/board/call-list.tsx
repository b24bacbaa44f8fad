import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import type { HallCall } from '../../wire/views.ts';
import { Both } from './both.tsx';

/** Up to this many stand in one column. */
const ONE_COLUMN = 8;
const USUAL_SIGNS = 4;

type CallListProps = { readonly calls: readonly HallCall[] /** open calls on other pages */; readonly more: number };

/** Every number that is called now and where it is expected, for whoever looks up late. */
export const CallList = ({ calls, more }: CallListProps): JSX.Element => (
  <section class="listed">
    <h2 class="listed__title">
      <Both say={(words) => words.openCalls} />
      {more === 0 ? (
        <Both say={(words) => words.counter} class="listed__heading" />
      ) : (
        <Both say={(words) => words.more(more)} class="listed__more" />
      )}
    </h2>
    <ul class={calls.length > ONE_COLUMN ? 'listed__calls listed__calls--two' : 'listed__calls'}>
      {calls.map((call) => (
        <li key={call.id} class="listed__call" data-long={call.number.length > USUAL_SIGNS ? 'true' : undefined}>
          <NumberText number={call.number} />
          <Icon name="arrow-right" class="listed__arrow" />
          <span class="listed__desk">{call.counter}</span>
        </li>
      ))}
    </ul>
  </section>
);
