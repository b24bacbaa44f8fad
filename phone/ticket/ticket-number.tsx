import type { JSX } from 'preact';
import { language, words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { TicketView } from '../../wire/views.ts';
import { phoneWords } from '../../words/phone/words.ts';

export const TicketNumber = ({ ticket }: { ticket: TicketView }): JSX.Element => (
  <section class="ticket">
    <h1 class="ticket__label">{words(phoneWords).ticket}</h1>
    <p class="ticket__number">
      <NumberText number={ticket.number} />
    </p>
    <p class="ticket__service">{ticket.service[language.value]}</p>
  </section>
);
