import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { Modal } from '../../ui/modal.tsx';
import { sharedWords } from '../../words/shared/words.ts';
import { isBusy } from '../console/console-flow.ts';
import type { Desk } from '../console/desk.ts';
import { NoticeBand } from '../console/notice-band.tsx';
import { goToNextField, isField } from './next-field.ts';

type DeskDialogProps = {
  readonly desk: Desk;
  readonly title: string;
  readonly text?: string;
  /** The word on the button that does it, and what it does; left out where there is nothing to send. */
  readonly go?: string;
  readonly onGo?: () => void;
  readonly mayGo?: boolean;
  readonly stay?: string;
  readonly wide?: boolean;
  /** False where sending cannot be a slip of the hand: only the button does it, and Enter goes on to the next field. */
  readonly enterSends?: boolean;
  readonly children?: ComponentChildren;
};

/** A question of the console: a form that Enter sends unless told otherwise, a refusal inside it, and the way back. */
export const DeskDialog = ({
  desk,
  title,
  text,
  go,
  onGo,
  mayGo = true,
  stay,
  wide,
  enterSends = true,
  children,
}: DeskDialogProps): JSX.Element => {
  const shared = words(sharedWords);
  const close = (): void => desk.tell({ type: 'dialog_closed' });
  const off = isBusy(desk.state.value) || !mayGo;
  return (
    <Modal title={title} onClose={close}>
      <form
        class={wide === true ? 'ask ask--wide' : 'ask'}
        onKeyDown={(event) => {
          if (enterSends || event.key !== 'Enter' || event.defaultPrevented || !isField(event.target)) return;
          event.preventDefault();
          if (!event.repeat) goToNextField(event.currentTarget, event.target);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!off) onGo?.();
        }}
      >
        {text === undefined ? null : <p class="quiet">{text}</p>}
        {children}
        <NoticeBand desk={desk} />
        <div class="modal__actions">
          <Button onPress={close}>{stay ?? (go === undefined ? shared.close : shared.cancel)}</Button>
          {go === undefined ? null : (
            <Button kind="action" type="submit" off={off}>
              {go}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
};
