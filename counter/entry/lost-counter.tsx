import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { EntryFrame } from '../../ui/entry-frame.tsx';
import { words } from '../../ui/language.ts';
import { nameOf } from '../../ui/name-of.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { Link } from '../link.ts';
import type { CounterId } from '../views.ts';
import type { EntryEvent, EntryState } from './entry-flow.ts';

type LostCounterProps = {
  readonly link: Link;
  readonly state: Extract<EntryState, { at: 'lost' }>;
  readonly onEnter: (counter: CounterId, takeOver: boolean) => void;
  readonly onEvent: (event: EntryEvent) => void;
};

/** Another clerk has the counter, or a supervisor released it, or the day has ended. */
export const LostCounter = ({ link, state, onEnter, onEvent }: LostCounterProps): JSX.Element => {
  const { entry, day } = words(counterWords);
  const closed = link.hall.value?.day?.phase === 'closed';
  const to = state.to === null ? null : nameOf(link.people.value, state.to);
  return (
    <EntryFrame title={closed ? day.closed : entry.lostTitle(state.counter)}>
      <p class="entry__said" role="status">
        {closed ? day.closedText : to === null ? entry.released : entry.lostTo(to)}
      </p>
      <Button kind="action" large icon="desk" onPress={() => onEnter(state.counter, false)}>
        {entry.takeAgain(state.counter)}
      </Button>
      <Button onPress={() => onEvent({ type: 'wish_dropped' })}>{entry.otherCounter}</Button>
      <Button kind="bare" icon="sign-out" onPress={() => onEvent({ type: 'left' })}>
        {entry.signOut}
      </Button>
    </EntryFrame>
  );
};
