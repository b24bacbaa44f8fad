import type { JSX } from 'preact';
import { language, words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { TicketView } from '../../wire/views.ts';
import { phoneWords } from '../../words/phone/words.ts';

/** After A999 comes A1000, and it must not run over the edge. */
const USUAL_SIGNS = 4;

export const TicketNumber = ({ ticket }: { ticket: TicketView }): JSX.Element => (
  <section class="ticket">
    <h1 class="ticket__label">{words(phoneWords).ticket}</h1>
    <p class="ticket__number" data-long={ticket.number.length > USUAL_SIGNS ? 'true' : undefined}>
      <NumberText number={ticket.number} />
    </p>
    <p class="ticket__service">{ticket.service[language.value]}</p>
  </section>
);
