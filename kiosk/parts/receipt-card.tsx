import type { JSX } from 'preact';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { language } from '../../ui/language.ts';
import { dateOfDay, timeAndDate } from '../../words/shared/times.ts';
import type { Receipt } from '../flow/state.ts';
import { house } from '../link/kiosk.ts';
import { say, serviceName, zone } from './texts.ts';

/** What a scanned receipt says of its dossier: how it stands, and what follows from that. */
export const ReceiptCard = ({ receipt: { answer } }: { receipt: Receipt }): JSX.Element => {
  const { icon, state, more, look } = standing(answer);
  return (
    <article class="receipt">
      <span class="receipt__code">{answer.dossier}</span>
      <span class="receipt__service">{serviceName(answer.service)}</span>
      <span class={`receipt__state ${look}`}>
        <Icon name={icon} />
        {state}
      </span>
      {more === '' ? null : <span class="receipt__more">{more}</span>}
    </article>
  );
};

/** By the branch's own day, as the server has it. */
export const isLate = (due: string): boolean => {
  const today = house.value.door?.day?.date;
  return today !== undefined && today > due;
};

interface Standing {
  readonly icon: IconName;
  readonly state: string;
  readonly more: string;
  readonly look: string;
}

function standing({ state, due, handedOverAt, ticket }: Receipt['answer']): Standing {
  const { receipts: words } = say();
  switch (state) {
    case 'ready':
      return {
        icon: 'check',
        state: ticket === null ? words.ready : words.onTicket(ticket.number),
        more: '',
        look: 'receipt__state--good',
      };
    case 'handed_over':
      return {
        icon: 'info',
        state: words.handedOver(handedOverAt === null ? '' : timeAndDate(handedOverAt, zone(), language.value)),
        more: words.handedOverText,
        look: '',
      };
    case 'in_progress': {
      const late = isLate(due);
      return {
        icon: late ? 'warning' : 'calendar',
        state: late ? words.overdue(dateOfDay(due)) : words.notReady(dateOfDay(due)),
        more: late ? words.overdueText : words.notReadyText,
        look: late ? 'receipt__state--attention' : '',
      };
    }
  }
}
