import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { EntryFrame } from '../../ui/entry-frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { language, words } from '../../ui/language.ts';
import { Modal } from '../../ui/modal.tsx';
import { nameOf } from '../../ui/name-of.ts';
import { counterWords } from '../../words/counter/words.ts';
import { refusalText } from '../../words/refusals/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Link } from '../link.ts';
import type { CounterId } from '../views.ts';
import type { EntryEvent, EntryState } from './entry-flow.ts';

type ChooseCounterProps = {
  readonly link: Link;
  readonly state: Extract<EntryState, { at: 'choose' }>;
  readonly onEnter: (counter: CounterId, takeOver: boolean) => void;
  readonly onEvent: (event: EntryEvent) => void;
};

export const ChooseCounter = ({ link, state, onEnter, onEvent }: ChooseCounterProps): JSX.Element => {
  const w = words(counterWords).entry;
  const shared = words(sharedWords);
  const { confirm, problem, sending } = state;
  const counters = link.hall.value?.counters ?? [];
  return (
    <EntryFrame title={w.hello(link.session.name)}>
      <h2 class="sign-in__title">{w.choose}</h2>
      {problem === null ? null : (
        <p class="sign-in__problem" role="alert">
          <Icon name="warning" />
          <span>{refusalText(problem, language.value, link.screen.timeZone)}</span>
        </p>
      )}
      {sending ? <p class="quiet">{w.signingIn}</p> : null}
      {link.hall.value !== null && counters.length === 0 ? <p>{w.noCounter}</p> : null}
      <ul class="counters">
        {counters.map(({ id, open, number }) => (
          <li key={id}>
            <button type="button" class="counters__one" disabled={sending} onClick={() => onEnter(id, false)}>
              <span class="counters__number">{id}</span>
              <span class="quiet">{open || number !== null ? w.taken : w.free}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button kind="bare" icon="sign-out" onPress={() => onEvent({ type: 'left' })}>
        {w.signOut}
      </Button>
      {confirm === null ? null : (
        <Modal
          title={confirm.about === 'taken' ? w.takeOverTitle(confirm.counter) : w.moveTitle(confirm.from)}
          onClose={() => onEvent({ type: 'confirm_dropped' })}
          actions={
            <>
              <Button onPress={() => onEvent({ type: 'confirm_dropped' })}>{w.otherCounter}</Button>
              <Button kind="action" onPress={() => onEnter(confirm.counter, true)}>
                {confirm.about === 'taken' ? w.takeOver : w.move}
              </Button>
            </>
          }
        >
          <p>
            {confirm.about === 'taken'
              ? w.takeOverText(confirm.clerk === null ? w.somebody : nameOf(link.people.value, confirm.clerk))
              : `${w.moveText} (${shared.counterNumber(confirm.from)})`}
          </p>
        </Modal>
      )}
    </EntryFrame>
  );
};
