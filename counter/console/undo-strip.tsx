import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { CounterView } from '../views.ts';
import { isBusy } from './console-flow.ts';
import { KEYS, mayDo } from './deeds.ts';
import type { Desk } from './desk.ts';

/** What was just done, with a way back for as long as the server takes it. */
export const UndoStrip = ({ desk, view }: { desk: Desk; view: CounterView }): JSX.Element | null => {
  const w = words(counterWords);
  const { undo } = view;
  const { time } = desk.link;
  if (undo === null || !mayDo('undo', view) || time.second.value >= undo.until) return null;
  return (
    <div class="notice undo">
      <Icon name="check" />
      <span class="notice__text undo__said" role="status">
        {w.undo[undo.kind](undo.number)}
      </span>
      <Button
        kind="bare"
        icon="undo"
        keyHint={KEYS.undo}
        off={isBusy(desk.state.value)}
        onPress={() => desk.do('undo')}
      >
        {w.deeds.undo} (<Countdown time={time} until={undo.until} />)
      </Button>
    </div>
  );
};
