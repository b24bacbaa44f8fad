import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { phoneWords } from '../../words/phone/words.ts';
import { timeOfDay } from '../../words/shared/times.ts';
import { Frame } from '../frame/frame.tsx';
import { UnknownPage } from '../frame/unknown-page.tsx';
import { EndedTicket } from './ended-ticket.tsx';
import type { TicketPageModel } from './start-ticket.ts';
import { shownOf } from './ticket-flow.ts';
import { Turn } from './turn.tsx';
import { WaitingTicket } from './waiting-ticket.tsx';

/** `/t/:token`: the visitor's ticket, in whatever state it is. */
export const TicketPage = ({ page }: { page: TicketPageModel }): JSX.Element => {
  const text = words(phoneWords);
  const flow = page.flow.value;
  const { ticket } = flow;
  const shown = shownOf(flow);
  const zone = page.timeZone.value;
  const band =
    flow.heardAt === null
      ? page.away.value
        ? text.connecting
        : null
      : flow.heard
        ? null
        : text.offline(timeOfDay(flow.heardAt, zone));
  if (shown === 'other_branch') return <UnknownPage what="other_branch" />;
  if (shown === 'unknown') return <UnknownPage what="ticket" />;
  if (shown === 'loading' || ticket === null)
    return (
      <Frame band={band}>
        <p class="told" role="status">
          {text.loading}
        </p>
      </Frame>
    );
  if (shown === 'called' && ticket.counter !== null)
    return <Turn ticket={ticket} counter={ticket.counter} zone={zone} band={band} />;
  return (
    <Frame branch={ticket.branch} band={band}>
      {shown === 'served' || shown === 'missed' || shown === 'cancelled' || shown === 'expired' ? (
        <EndedTicket ticket={ticket} state={shown} />
      ) : (
        <WaitingTicket page={page} ticket={ticket} />
      )}
    </Frame>
  );
};
