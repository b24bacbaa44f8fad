import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { isLookUp } from '../flow/asking.ts';
import type { Asked, Unanswered as UnansweredScreen } from '../flow/state.ts';
import { happen, house } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { say } from '../parts/texts.ts';

/** No answer came: what is not known, and who can say. It stands also while the server is away. */
export const Unanswered = ({ screen }: { screen: UnansweredScreen }): JSX.Element => {
  const { unanswered, ticket } = say();
  const asksOn = !isLookUp(screen.asked);
  // A number that is asked for is left, not asked for once more: there would be two.
  const number = screen.asked.what === 'ticket' || screen.asked.what === 'collection';
  return (
    <Page
      title={house.value.heard ? unanswered.titleHeard : unanswered.title}
      class="page--refused"
      above={
        <div class="verdict-card" role="alert">
          <Icon name="offline" />
          <p>
            {textOf(screen.asked)} {asksOn && !number ? unanswered.again : ''}
          </p>
        </div>
      }
    >
      <div class="ways">
        {number ? null : (
          <Button large wide icon="back" onPress={() => happen({ type: 'wentBack' })}>
            {words(sharedWords).back}
          </Button>
        )}
        <Button kind="action" large wide icon="check" onPress={() => happen({ type: 'left' })}>
          {ticket.done}
        </Button>
      </div>
    </Page>
  );
};

function textOf(asked: Asked): string {
  const { unanswered } = say();
  switch (asked.what) {
    case 'cancel':
      return unanswered.cancel(asked.number);
    case 'amend':
      return unanswered.amend;
    case 'join':
      return unanswered.join;
    case 'ticket':
    case 'collection':
      return unanswered.number;
    case 'receipt':
    case 'status':
      return unanswered.look;
  }
}
