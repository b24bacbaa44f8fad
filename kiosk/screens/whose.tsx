import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { language } from '../../ui/language.ts';
import { doorOf } from '../flow/door.ts';
import type { Whose as WhoseScreen } from '../flow/state.ts';
import { asking, happen, house, newKey } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { ReceiptCard } from '../parts/receipt-card.tsx';
import { say } from '../parts/texts.ts';

/** A receipt was held before somebody's ticket, with no touch before: theirs, or the next visitor's. Only an answer joins it. */
export const Whose = ({ screen }: { screen: WhoseScreen }): JSX.Element => {
  const { whose, receipts } = say();
  const { number } = screen.given.ticket;
  const off = asking.value !== null;
  return (
    <Page
      title={whose.title(number)}
      hint={whose.hint}
      class="page--whose"
      above={<ReceiptCard receipt={screen.receipt} />}
    >
      <div class="ways">
        <Button
          large
          wide
          icon="ticket"
          off={off}
          onPress={() => happen({ type: 'collectionChosen', language: language.peek(), key: newKey() })}
        >
          {receipts.join(number)}
        </Button>
        <Button
          large
          wide
          icon="document"
          off={off}
          onPress={() => happen({ type: 'apartChosen', language: language.peek(), key: newKey() })}
        >
          {doorOf(house.value) === 'open' ? whose.apart : whose.another}
        </Button>
      </div>
    </Page>
  );
};
