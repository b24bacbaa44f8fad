import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import type { Problem } from '../../wire/http/problem.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Screen } from '../flow/state.ts';
import { happen } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { say } from '../parts/texts.ts';

/** What happened, what it means, what to do now. */
export const Refused = ({ screen }: { screen: Extract<Screen, { at: 'refused' }> }): JSX.Element => (
  <Page
    title={say().refused.title}
    class="page--refused"
    above={
      <div class="verdict-card" role="alert">
        <Icon name="info" />
        <p>{textOf(screen.problem)}</p>
      </div>
    }
  >
    <div class="ways">
      <Button kind="action" large wide icon="back" onPress={() => happen({ type: 'wentBack' })}>
        {screen.back.at === 'scan' ? say().refused.again : words(sharedWords).back}
      </Button>
    </div>
  </Page>
);

/** The server words its refusals in the visitor's language (words/refusals); those that this kiosk makes itself are its own. */
const textOf = ({ name, detail }: Problem): string => {
  const { refused } = say();
  if (detail !== '') return detail;
  return name === 'code_of_another_branch' ? refused.anotherBranch : refused.unreadable;
};
