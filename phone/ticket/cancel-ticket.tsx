import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { words } from '../../ui/language.ts';
import { Modal } from '../../ui/modal.tsx';
import { phoneWords } from '../../words/phone/words.ts';
import type { TicketPageModel } from './start-ticket.ts';

/** Giving a place up cannot be undone: it is asked for once more. */
export const CancelTicket = ({ page, number }: { page: TicketPageModel; number: string }): JSX.Element => {
  const { cancel, connecting } = words(phoneWords);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    const problem = await page.cancel();
    setBusy(false);
    setRefused(problem === null ? null : problem.detail || connecting);
    if (problem === null) setAsking(false);
  };
  return (
    <>
      <Button kind="bare" wide onPress={() => setAsking(true)}>
        {cancel.ask}
      </Button>
      {asking ? (
        <Modal
          form="sheet"
          title={cancel.title(number)}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="quiet" wide onPress={() => setAsking(false)}>
                {cancel.no}
              </Button>
              <Button kind="action" wide off={busy} onPress={() => void confirm()}>
                {cancel.yes}
              </Button>
            </>
          }
        >
          <p>{cancel.text}</p>
          {refused === null ? null : (
            <p class="field__error" role="alert">
              {refused}
            </p>
          )}
        </Modal>
      ) : null}
    </>
  );
};
