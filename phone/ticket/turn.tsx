import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { NumberText } from '../../ui/number-text.tsx';
import type { TicketView } from '../../wire/views.ts';
import { phoneWords } from '../../words/phone/words.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { Frame } from '../frame/frame.tsx';

type TurnProps = {
  readonly ticket: TicketView;
  readonly counter: string;
  readonly zone: string;
  readonly band: string | null;
};

/** "It is your turn": the whole screen, seen from the corner of an eye. */
export const Turn = ({ ticket, counter, zone, band }: TurnProps): JSX.Element => {
  const text = words(phoneWords);
  return (
    <div class="turn breathes" key={ticket.announcement}>
      <Frame branch={ticket.branch} band={band}>
        <section class="turn__call" role="alert">
          <h1 class="turn__title">{text.turn}</h1>
          <p class="turn__label">{text.goTo}</p>
          <p class="turn__counter">
            <NumberText number={counter} />
          </p>
          <p class="turn__number">
            {text.ticket} <NumberText number={ticket.number} />
          </p>
          {ticket.calledAt === null ? null : (
            <p class="turn__time">{text.calledAt(timeOfDay(ticket.calledAt, zone))}</p>
          )}
        </section>
      </Frame>
    </div>
  );
};
