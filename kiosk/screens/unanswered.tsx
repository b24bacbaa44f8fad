import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Asked, Screen } from '../flow/state.ts';
import { happen } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { say } from '../parts/texts.ts';

/** No answer came: what is not known, and who can say. It stands also while the server is away. */
export const Unanswered = ({ screen }: { screen: Extract<Screen, { at: 'unanswered' }> }): JSX.Element => {
  const { unanswered, ticket } = say();
  return (
    <Page
      title={unanswered.title}
      class="page--refused"
      above={
        <div class="verdict-card" role="alert">
          <Icon name="offline" />
          <p>{textOf(screen.asked)}</p>
        </div>
      }
    >
      <div class="ways">
        <Button large wide icon="back" onPress={() => happen({ type: 'wentBack' })}>
          {words(sharedWords).back}
        </Button>
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
    default:
      return unanswered.look;
  }
}
