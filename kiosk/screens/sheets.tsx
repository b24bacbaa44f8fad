import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { language, words } from '../../ui/language.ts';
import { Modal } from '../../ui/modal.tsx';
import { sharedWords } from '../../words/shared/words.ts';
import { guideOf } from '../flow/choosing.ts';
import { doorOf } from '../flow/door.ts';
import type { Comfort, Sheet } from '../flow/state.ts';
import { happen, house, newKey, visit } from '../link/kiosk.ts';
import { groundName, say } from '../parts/texts.ts';

const close = (): void => happen({ type: 'sheetClosed' });

/** What comes up from the foot of a screen, where the hand already is. */
export const SheetOf = ({ sheet }: { sheet: Sheet }): JSX.Element => {
  switch (sheet) {
    case 'priority':
      return <PrioritySheet />;
    case 'help':
      return <HelpSheet />;
    case 'comfort':
      return <ComfortSheet />;
    case 'cancel':
      return <CancelSheet />;
  }
};

const PrioritySheet = (): JSX.Element => {
  const { priority } = say();
  const chosen = visit.value.ground;
  return (
    <Modal form="sheet" title={priority.title} onClose={close}>
      <p class="sheet__text">{priority.text}</p>
      <div class="choices">
        {house.value.catalogue?.grounds.map(({ id }) => (
          <button
            key={id}
            type="button"
            class="choice"
            aria-pressed={chosen === id}
            onClick={() => happen({ type: 'groundChosen', ground: id, key: newKey() })}
          >
            {groundName(id)}
          </button>
        ))}
      </div>
      <Button wide icon="close" onPress={() => happen({ type: 'groundChosen', ground: null, key: newKey() })}>
        {priority.none}
      </Button>
    </Modal>
  );
};

const HelpSheet = (): JSX.Element => {
  const { help } = say();
  const guidance = guideOf(house.value);
  return (
    <Modal form="sheet" title={help.title} onClose={close}>
      <p class="sheet__text">{doorOf(house.value) === 'open' ? help.text : help.textClosed}</p>
      <div class="choices choices--one">
        {guidance === null || doorOf(house.value) !== 'open' ? null : (
          <Button
            kind="action"
            large
            wide
            icon="ticket"
            onPress={() =>
              happen({ type: 'serviceChosen', service: guidance, language: language.peek(), key: newKey() })
            }
          >
            {help.guide}
          </Button>
        )}
        <Button wide icon="close" onPress={close}>
          {words(sharedWords).close}
        </Button>
      </div>
    </Modal>
  );
};

const COMFORTS: readonly (readonly [name: keyof Comfort, icon: IconName])[] = [
  ['lowReach', 'lower'],
  ['contrast', 'contrast'],
  ['largeText', 'text-size'],
];

const ComfortSheet = (): JSX.Element => {
  const { comfort } = say();
  const chosen = visit.value.comfort;
  return (
    <Modal form="sheet" title={comfort.title} onClose={close}>
      <div class="choices choices--three">
        {COMFORTS.map(([name, icon]) => (
          <button
            key={name}
            type="button"
            class="choice choice--switch"
            aria-pressed={chosen[name]}
            onClick={() => happen({ type: 'comfortChanged', comfort: { [name]: !chosen[name] } })}
          >
            <Icon name={icon} />
            <span>{comfort[name]}</span>
            <span class="choice__state">{chosen[name] ? comfort.on : comfort.off}</span>
          </button>
        ))}
      </div>
      <p class="sheet__text">{comfort.reset}</p>
      <Button wide kind="action" icon="check" onPress={close}>
        {say().ticket.done}
      </Button>
    </Modal>
  );
};

const CancelSheet = (): JSX.Element | null => {
  const { ticket } = say();
  const { screen, asking } = visit.value;
  if (screen.at !== 'ticket') return null;
  return (
    <Modal form="sheet" title={ticket.cancelTitle(screen.ticket.number)} onClose={close}>
      <p class="sheet__text" role="status">
        {asking === null ? ticket.cancelText : ticket.cancelling}
      </p>
      <div class="choices">
        <Button large icon="ticket" off={asking !== null} onPress={close}>
          {ticket.keep}
        </Button>
        <Button
          kind="action"
          large
          icon="close"
          off={asking !== null}
          onPress={() => happen({ type: 'cancelConfirmed', key: newKey() })}
        >
          {ticket.cancel}
        </Button>
      </div>
    </Modal>
  );
};
