import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { onTicket } from '../console/deeds.ts';
import type { Desk } from '../console/desk.ts';
import type { CounterView, TicketId } from '../views.ts';
import { DeskDialog } from './desk-dialog.tsx';
import { numberDeed } from './number-deed.ts';
import { numberTyped } from './number-typed.ts';

export const CallNumberDialog = ({ desk, view }: { desk: Desk; view: CounterView }): JSX.Element => {
  const w = words(counterWords).callNumber;
  const typed = useSignal('');
  const number = numberTyped(typed.value);
  const { notice } = desk.state.value;
  const refused = notice?.kind === 'problem' ? notice.problem : null;
  const deed = numberDeed(number, view, refused);
  const call = (): void => {
    if (number === null || view.day === null) return;
    const ticket = `${view.day.date}/${number}` as TicketId;
    desk.press(
      deed === 'bring'
        ? { kind: 'transfer', body: { ticket, service: null, to: desk.counter } }
        : onTicket(deed, ticket),
    );
  };
  const go = { call: w.go, reinstate: words(counterWords).deeds.reinstate, bring: w.bring };
  return (
    <DeskDialog desk={desk} title={w.title} go={go[deed]} mayGo={number !== null} onGo={call}>
      <label class="field">
        <span class="field__label">{w.label}</span>
        <input
          class="field__input field__input--number"
          autocomplete="off"
          autocapitalize="characters"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            if (refused !== null) desk.tell({ type: 'notice_closed' });
          }}
        />
        <small class="quiet">{typed.value.length >= 4 && number === null ? w.unreadable : w.hint}</small>
      </label>
    </DeskDialog>
  );
};
