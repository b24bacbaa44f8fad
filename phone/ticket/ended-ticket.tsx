import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import type { TicketView } from '../../wire/views.ts';
import { phoneWords } from '../../words/phone/words.ts';
import { TicketNumber } from './ticket-number.tsx';

type EndedTicketProps = {
  readonly ticket: TicketView;
  readonly state: 'served' | 'missed' | 'cancelled' | 'expired';
};

/** What became of it, and what to do now. */
export const EndedTicket = ({ ticket, state }: EndedTicketProps): JSX.Element => {
  const { ended } = words(phoneWords);
  const advice =
    state !== 'missed'
      ? ended[`${state}Text`]
      : ticket.final
        ? ended.missedFinalText
        : ended.missedText(ticket.counter ?? '');
  return (
    <>
      <TicketNumber ticket={ticket} />
      <section class="ended" data-state={state} role="status">
        <h2>
          <Icon name={ICONS[state]} />
          {ended[state]}
        </h2>
        <p>{advice}</p>
      </section>
    </>
  );
};

const ICONS = { served: 'check', missed: 'absent', cancelled: 'close', expired: 'clock' } as const;
