import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language } from '../../ui/language.ts';
import { guideOf } from '../flow/choosing.ts';
import { type WayOn, wayOn } from '../flow/collecting.ts';
import { doorOf } from '../flow/door.ts';
import type { List, Receipt } from '../flow/state.ts';
import { asking, happen, house, newKey, visit } from '../link/kiosk.ts';
import { MoreButton } from '../parts/more-tile.tsx';
import { Page } from '../parts/page.tsx';
import { pageOf } from '../parts/pages.ts';
import { isLate, ReceiptCard } from '../parts/receipt-card.tsx';
import { say } from '../parts/texts.ts';

/** A card takes up to four lines of text beside its code. */
const CARDS = { usual: 3, few: 2, lowAndLarge: 1 };

/** How each scanned receipt stands, and the one thing to do next. The newest stands first. */
export const Receipts = ({ screen }: { screen: List }): JSX.Element => {
  const { receipts: words } = say();
  const scanned = [...visit.value.receipts].reverse();
  const { lowReach, largeText } = visit.value.comfort;
  const most = lowReach && largeText ? CARDS.lowAndLarge : lowReach || largeText ? CARDS.few : CARDS.usual;
  const { items, page, pages } = pageOf(scanned, screen.page, most, true);
  const more = pages > 1 ? <MoreButton page={page} pages={pages} /> : null;
  const way = wayOn(visit.value);
  const open = doorOf(house.value) === 'open';
  const guidance = guideOf(house.value);
  const offers = way.act !== 'none' && (open || way.act !== 'issue');
  return (
    <Page
      title={titleOf(scanned, way)}
      hint={offers ? words.bring : undefined}
      class="page--receipts"
      aside={lowReach && more !== null ? more : undefined}
      above={
        <>
          {' '}
          <ul class="receipts">
            {items.map((receipt) => (
              <li key={receipt.token}>
                <ReceiptCard receipt={receipt} />
              </li>
            ))}
          </ul>
          {lowReach || more === null ? null : <div class="receipts__more">{more}</div>}
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

/** What no machine can settle: a result that is late, or was handed to somebody else. */
const needsGuide = (newest: Receipt | undefined): boolean =>
  newest?.answer.state === 'handed_over' || (newest?.answer.state === 'in_progress' && isLate(newest.answer.due));
