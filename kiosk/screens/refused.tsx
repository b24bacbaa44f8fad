import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { language, words } from '../../ui/language.ts';
import type { refusalText } from '../../words/refusals/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { heldBy } from '../flow/held.ts';
import type { Screen } from '../flow/state.ts';
import { happen } from '../link/kiosk.ts';
import { Page } from '../parts/page.tsx';
import { say, zone } from '../parts/texts.ts';

/** The words of all refusals are a tenth of the page: they come when the first one is told, and until then the answer's own stand. */
const worded = signal<typeof refusalText | null>(null);
const loadWords = (): void =>
  void import('../../words/refusals/words.ts').then(
    (loaded) => (worded.value = loaded.refusalText),
    // The server is away: the answer's own words stay.
    () => {},
  );

type RefusedScreen = Extract<Screen, { at: 'refused' }>;

/** What happened, what it means, what to do now. */
export const Refused = ({ screen }: { screen: RefusedScreen }): JSX.Element => {
  useEffect(loadWords, []);
  return (
    <Page
      title={say().refused.title}
      class="page--refused"
      above={
        <div class="verdict-card" role="alert">
          <Icon name="info" />
          <p>{textOf(screen)}</p>
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
};

/** Worded here and not taken from the answer: the visitor may choose the other language after it has come. */
function textOf({ problem, back }: RefusedScreen): string {
  const { refused } = say();
  const fromServer = problem.detail !== '';
  if (fromServer) return worded.value?.(problem, language.value, zone()) ?? problem.detail;
  switch (problem.name) {
    case 'code_of_another_branch':
      return refused.anotherBranch;
    case 'ticket_not_waiting': {
      const { number } = problem.params;
      const counter = heldBy(back)?.stands?.counter ?? null;
      return counter === null ? refused.notWaiting(String(number)) : refused.called(String(number), counter);
    }
    default:
      return refused.unreadable;
  }
}
