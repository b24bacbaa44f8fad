import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { backFrom } from '../flow/choosing.ts';
import { doorOf } from '../flow/door.ts';
import type { Screen } from '../flow/state.ts';
import { happen, house, visit } from '../link/kiosk.ts';
import { say } from './texts.ts';

/** Their own buttons lead on and back. */
const LEADS_ITSELF: ReadonlySet<Screen['at']> = new Set(['ticket', 'refused', 'unanswered']);
const CHOOSING: ReadonlySet<Screen['at']> = new Set(['home', 'services', 'search', 'details']);

/** Help and the way back, along the bottom, where every arm reaches; always in the same order. */
export const Foot = (): JSX.Element => {
  const { screen, ground } = visit.value;
  const chooses = CHOOSING.has(screen.at) && doorOf(house.value) === 'open';
  const waits = screen.at === 'ticket' && (screen.stands === null || screen.stands.state === 'waiting');
  const amends = waits && screen.kind === 'standard';
  const { priority, help, comfort, ticket } = say();
  return (
    <footer class="foot">
      {LEADS_ITSELF.has(screen.at) || backFrom(screen) === null ? null : (
        <Button icon="back" onPress={() => happen({ type: 'wentBack' })}>
          {words(sharedWords).back}
        </Button>
      )}
      {waits ? (
        <Button icon="undo" onPress={() => happen({ type: 'sheetOpened', sheet: 'cancel' })}>
          {ticket.mistake}
        </Button>
      ) : null}
      {chooses || amends ? (
        <Button
          icon={ground === null ? 'priority' : 'check'}
          kind={ground === null ? 'quiet' : 'good'}
          pressed={ground !== null}
          onPress={() => happen({ type: 'sheetOpened', sheet: 'priority' })}
        >
          {ground === null ? priority.button : priority.chosen}
        </Button>
      ) : null}
      <span class="foot__space" />
      {screen.at === 'home' || screen.at === 'ticket' ? null : (
        <Button icon="help" onPress={() => happen({ type: 'sheetOpened', sheet: 'help' })}>
          {help.button}
        </Button>
      )}
      <Button icon="settings" onPress={() => happen({ type: 'sheetOpened', sheet: 'comfort' })}>
        {comfort.button}
      </Button>
    </footer>
  );
};
