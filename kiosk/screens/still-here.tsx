import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Digits } from '../../ui/digits.tsx';
import { Modal } from '../../ui/modal.tsx';
import { happen } from '../link/kiosk.ts';
import { say } from '../parts/texts.ts';

/** Nobody has touched anything for a while: one touch goes on, anywhere. */
export const StillHere = ({ seconds }: { seconds: number }): JSX.Element => {
  const { idle } = say();
  const stay = (): void => happen({ type: 'touched' });
  return (
    <Modal title={idle.title} onClose={stay}>
      <p class="still__seconds" aria-hidden="true">
        <Digits text={String(seconds)} />
      </p>
      <p class="sheet__text" role="timer">
        {idle.text(seconds)}
      </p>
      <div class="choices choices--one">
        <Button kind="action" large wide icon="check" onPress={stay}>
          {idle.stay}
        </Button>
        <Button wide icon="home" onPress={() => happen({ type: 'left' })}>
          {idle.leave}
        </Button>
      </div>
    </Modal>
  );
};
