import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { Modal } from '../../ui/modal.tsx';
import { sharedWords } from '../../words/shared/words.ts';
import { isBusy, SETTLE_MS } from '../console/console-flow.ts';
import type { Desk } from '../console/desk.ts';
import { NoticeBand } from '../console/notice-band.tsx';
import { goToNextField, isField } from './next-field.ts';

export interface ClosingQuestion {
  readonly text: string;
  readonly stay: string;
  readonly keep: string;
  readonly discard: string;
  readonly onDiscard: () => void;
}

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
  /** It came with an answer: presses in its first moments were meant for what stood there before, and are dropped. */
  readonly came?: boolean;
  /** Left out, or null: it closes at once. Otherwise what is asked first, since something was filled in. */
  readonly askFirst?: ClosingQuestion | null;
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
  came = false,
  askFirst = null,
  children,
}: DeskDialogProps): JSX.Element => {
  const shared = words(sharedWords);
  const asking = useSignal(false);
  const opened = useRef(performance.now());
  const unseen = (): boolean => came && performance.now() - opened.current < SETTLE_MS;
  const close = (): void => {
    if (!unseen()) desk.tell({ type: 'dialog_closed' });
  };
  // A second Esc goes back to the form.
  const wishToClose = (): void => {
    if (askFirst === null) close();
    else asking.value = !asking.value;
  };
  const form = useRef<HTMLFormElement>(null);
  // The button that asked is gone, and the focus with it: the keyboard stands on the way back to the form.
  useLayoutEffect(() => {
    if (asking.value && document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('.modal__actions .button--action')?.focus();
  }, [asking.value]);
  const off = isBusy(desk.state.value) || !mayGo;
  return (
    <Modal title={title} onClose={wishToClose}>
      <form
        ref={form}
        class={wide === true ? 'ask ask--wide' : 'ask'}
        onKeyDown={(event) => {
          if (enterSends || event.key !== 'Enter' || event.defaultPrevented || !isField(event.target)) return;
          event.preventDefault();
          if (!event.repeat) goToNextField(event.currentTarget, event.target);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!off && !unseen()) onGo?.();
        }}
      >
        {text === undefined ? null : <p class="quiet">{text}</p>}
        {children}
        <NoticeBand desk={desk} />
        {asking.value && askFirst !== null ? (
          <div class="modal__actions" role="alert">
            <p class="ask__closing">{askFirst.text}</p>
            <Button kind="bare" onPress={askFirst.onDiscard}>
              {askFirst.discard}
            </Button>
            <Button onPress={close}>{askFirst.keep}</Button>
            <Button kind="action" onPress={wishToClose}>
              {askFirst.stay}
            </Button>
          </div>
        ) : (
          <div class="modal__actions">
            <Button onPress={wishToClose}>{stay ?? (go === undefined ? shared.close : shared.cancel)}</Button>
            {go === undefined ? null : (
              <Button kind="action" type="submit" off={off}>
                {go}
              </Button>
            )}
          </div>
        )}
      </form>
    </Modal>
  );
};
