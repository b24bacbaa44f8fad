import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { words } from '../ui/language.ts';
import { Modal } from '../ui/modal.tsx';
import { sharedWords } from '../words/shared/words.ts';
import type { Desk } from './desk.ts';
import { NoticeBand } from './notice-band.tsx';
import { isBusy } from './office-flow.ts';
import type { Order } from './order.ts';

type AskProps = {
  readonly desk: Desk;
  readonly title: string;
  /** The word on the button that does it; null where there is nothing to do any more. */
  readonly go: string | null;
  readonly stay?: string;
  readonly order: Order | null;
  readonly children: ComponentChildren;
};

/** A question before something that many people feel. */
export const Ask = ({ desk, title, go, stay, order, children }: AskProps): JSX.Element => {
  const close = (): void => desk.tell({ type: 'dialog_closed' });
  return (
    <Modal
      title={title}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>
            {go === null ? words(sharedWords).close : (stay ?? words(sharedWords).cancel)}
          </Button>
          {go === null ? null : (
            <Button
              kind="action"
              off={isBusy(desk.state.value) || order === null}
              onPress={() => {
                if (order !== null) desk.press(order);
              }}
            >
              {go}
            </Button>
          )}
        </>
      }
    >
      <div class="ask">
        {children}
        <NoticeBand desk={desk} />
      </div>
    </Modal>
  );
};
