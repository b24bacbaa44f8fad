import type { JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../ui/language.ts';
import { officeWords } from '../words/office/words.ts';
import type { Desk } from './desk.ts';
import { isBusy } from './office-flow.ts';

/** What is in doubt of the server's clock, and the supervisor's word that it is right. */
export const ClockBand = ({ desk }: { desk: Desk }): JSX.Element | null => {
  const doubt = desk.clock.value;
  if (doubt === null) return null;
  return (
    <section class="band band--attention day" role="alert">
      <Icon name="warning" />
      <p class="day__said">{doubt.words}</p>
      {desk.runs ? (
        <div class="day__deeds">
          <Button
            icon="check"
            off={isBusy(desk.state.value)}
            onPress={() => desk.press({ kind: 'confirm_clock', machine: doubt.machine })}
          >
            {words(officeWords).clockIsRight}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
