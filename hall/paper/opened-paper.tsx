import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { language, words } from '../../ui/language.ts';
import { Modal } from '../../ui/modal.tsx';
import { QrPicture } from '../../ui/qr-picture.tsx';
import type { DemoReceipt } from '../../wire/http/demo.ts';
import { hallWords } from '../../words/hall/words.ts';
import { dateOfDay } from '../../words/shared/times.ts';
import { sharedWords } from '../../words/shared/words.ts';
import { DossierTag } from '../desk/dossier-tag.tsx';
import { showSpot } from '../drag/show-spot.ts';
import type { Spot } from '../drag/use-drag.ts';
import { hall, makeReady, type Opened, scan, showOnPhone } from '../model/hall.ts';
import { readPaper } from './read-paper.ts';

const close = (): void => {
  hall.opened.value = null;
};

/** A paper held up to be read; all that can be done by dragging can be done here by keys. */
export const OpenedPaper = ({ opened }: { readonly opened: Opened }): JSX.Element => {
  const w = words(hallWords);
  const receipt = opened.kind === 'receipt' ? opened.receipt : null;
  const text = useCode(opened);
  const putOn = (spot: Spot) => (): void => {
    if (typeof text !== 'string') return;
    if (spot === 'scanner') scan(text);
    else showOnPhone(text);
    close();
    showSpot(spot);
  };
  return (
    <Modal
      title={receipt === null ? w.paper.title : w.receipts.paper}
      onClose={close}
      actions={
        <>
          <Button kind="bare" onPress={close}>
            {words(sharedWords).close}
          </Button>
          {receipt?.state === 'in_progress' ? (
            <Button onPress={() => void makeReady(receipt)}>{w.receipts.makeReady}</Button>
          ) : null}
          {typeof text !== 'string' ? null : (
            <>
              <Button kind={receipt === null ? 'quiet' : 'action'} icon="scan" onPress={putOn('scanner')}>
                {w.paper.toScanner}
              </Button>
              <Button kind={receipt === null ? 'action' : 'quiet'} icon="phone" onPress={putOn('phone')}>
                {w.paper.toPhone}
              </Button>
            </>
          )}
        </>
      }
    >
      {opened.kind === 'paper' ? (
        <img class="held-paper" src={opened.paper.url} alt={w.paper.picture} />
      ) : (
        <HeldReceipt receipt={opened.receipt} />
      )}
      {text === null ? <p class="held-note">{w.paper.unread}</p> : null}
    </Modal>
  );
};

const HeldReceipt = ({ receipt }: { readonly receipt: DemoReceipt }): JSX.Element => {
  const w = words(hallWords).receipts;
  return (
    <div class="held-receipt">
      <div class="held-receipt__text">
        <strong>{receipt.service[language.value]}</strong>
        <span>{receipt.dossier}</span>
        <span>{w.due(dateOfDay(receipt.due))}</span>
        <DossierTag state={receipt.state} />
      </div>
      <QrPicture text={receipt.url} label={w.qr} />
    </div>
  );
};

/** What its QR says; undefined while it is being read, null when there is none. */
function useCode(opened: Opened): string | null | undefined {
  const [text, setText] = useState<string | null>();
  const paper = opened.kind === 'paper' ? opened.paper.url : null;
  useEffect(() => {
    if (paper === null) return;
    readPaper(paper).then(setText, () => {
      hall.trouble.value = true;
    });
  }, [paper]);
  return opened.kind === 'receipt' ? opened.receipt.url : text;
}
