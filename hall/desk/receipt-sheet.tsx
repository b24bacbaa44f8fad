import type { JSX } from 'preact';
import { language, words } from '../../ui/language.ts';
import { QrPicture } from '../../ui/qr-picture.tsx';
import type { DemoReceipt } from '../../wire/http/demo.ts';
import { hallWords } from '../../words/hall/words.ts';
import { dateOfDay } from '../../words/shared/times.ts';
import { useDrag } from '../drag/use-drag.ts';
import { hall, makeReady, scan, showOnPhone } from '../model/hall.ts';
import { DossierTag } from './dossier-tag.tsx';

/** A receipt as it lies on the desk: picked up and dragged, or touched to be read. */
export const ReceiptSheet = ({ receipt }: { readonly receipt: DemoReceipt }): JSX.Element => {
  const w = words(hallWords).receipts;
  const sheet = useDrag<HTMLElement>((spot) => (spot === 'scanner' ? scan(receipt.url) : showOnPhone(receipt.url)));
  return (
    <article ref={sheet} class="sheet draggable">
      <button
        type="button"
        class="sheet__open"
        aria-label={w.one(receipt.dossier)}
        onClick={() => {
          hall.opened.value = { kind: 'receipt', receipt };
        }}
      />
      <span class="sheet__code">{receipt.dossier}</span>
      <div class="sheet__text">
        <span class="sheet__service">{receipt.service[language.value]}</span>
        <span class="sheet__due">{w.due(dateOfDay(receipt.due))}</span>
      </div>
      <div class="sheet__qr">
        <QrPicture text={receipt.url} label={w.qr} />
      </div>
      <div class="sheet__foot">
        <DossierTag state={receipt.state} />
        {receipt.state === 'in_progress' ? (
          <button
            type="button"
            class="sheet__ready"
            data-no-drag
            onClick={() => void makeReady(receipt)}
            title={w.readyBy}
          >
            {w.makeReady}
          </button>
        ) : null}
      </div>
    </article>
  );
};
