import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { language } from '../../ui/language.ts';
import { dateOfDay, timeAndDate } from '../../words/shared/times.ts';
import { guideOf } from '../flow/choosing.ts';
import { type WayOn, wayOn } from '../flow/collecting.ts';
import { doorOf } from '../flow/door.ts';
import type { Receipt } from '../flow/state.ts';
import { asking, happen, house, newKey, visit } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { say, serviceName, zone } from '../parts/texts.ts';

/** How each scanned receipt stands, and the one thing to do next. The newest stands first. */
export const Receipts = (): JSX.Element => {
  const { receipts: words } = say();
  const scanned = [...visit.value.receipts].reverse();
  const way = wayOn(visit.value);
  const open = doorOf(house.value) === 'open';
  const guidance = guideOf(house.value);
  const offers = way.act !== 'none' && (open || way.act !== 'issue');
  return (
    <Page
      title={titleOf(scanned, way)}
      hint={offers ? words.bring : undefined}
      class="page--receipts"
      above={
        <>
          {' '}
          <ul class="receipts">
            {scanned.map((receipt) => (
              <ReceiptCard key={receipt.token} receipt={receipt} />
            ))}
          </ul>
          {way.act === 'issue' && !open ? <p class="band band--attention">{words.closed}</p> : null}
        </>
      }
    >
      <div class="ways">
        {offers ? (
          <Button
            kind="action"
            large
            wide
            icon="ticket"
            off={asking.value !== null}
            onPress={() => happen({ type: 'collectionChosen', language: language.peek(), key: newKey() })}
          >
            {way.act === 'join'
              ? words.join(way.number)
              : way.act === 'show'
                ? words.show(way.number)
                : words.collect(way.receipts.length)}
          </Button>
        ) : null}
        {open && needsGuide(scanned[0]) && guidance !== null ? (
          <Button
            large
            wide
            icon="help"
            off={asking.value !== null}
            onPress={() =>
              happen({ type: 'serviceChosen', service: guidance, language: language.peek(), key: newKey() })
            }
          >
            {say().help.guide}
          </Button>
        ) : null}
        <Button large wide icon="scan" onPress={() => happen({ type: 'scanOpened' })}>
          {words.another}
        </Button>
      </div>
    </Page>
  );
};

function titleOf([newest]: readonly Receipt[], way: WayOn): string {
  const { receipts: words } = say();
  if (way.act === 'show') return words.titleTicket(way.number);
  switch (newest?.answer.state) {
    case 'ready':
      return words.titleReady;
    case 'handed_over':
      return words.titleHandedOver;
    default:
      return words.titleNotReady;
  }
}

const ReceiptCard = ({ receipt: { answer } }: { receipt: Receipt }): JSX.Element => {
  const { icon, state, more, look } = standing(answer);
  return (
    <li class="receipt">
      <span class="receipt__code">{answer.dossier}</span>
      <span class="receipt__service">{serviceName(answer.service)}</span>
      <span class={`receipt__state ${look}`}>
        <Icon name={icon} />
        {state}
      </span>
      {more === '' ? null : <span class="receipt__more">{more}</span>}
    </li>
  );
};

/** By the branch's own day, as the server has it. */
const isLate = (due: string): boolean => {
  const today = house.value.door?.day?.date;
  return today !== undefined && today > due;
};

/** What no machine can settle: a result that is late, or was handed to somebody else. */
const needsGuide = (newest: Receipt | undefined): boolean =>
  newest?.answer.state === 'handed_over' || (newest?.answer.state === 'in_progress' && isLate(newest.answer.due));

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
