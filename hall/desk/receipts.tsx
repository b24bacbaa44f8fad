import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { hallWords } from '../../words/hall/words.ts';
import { byTouch } from '../drag/by-touch.ts';
import { hall } from '../model/hall.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';

/** As many sheets as lie side by side on the desk. */
const ON_DESK = 4;

export const Receipts = (): JSX.Element => {
  const w = words(hallWords).receipts;
  const sheets = hall.receipts.value.slice(0, ON_DESK);
  return (
    <section class="receipts" aria-label={w.title}>
      <h2 class="receipts__title">{w.title}</h2>
      <p class="receipts__hint">{sheets.length === 0 ? w.none : byTouch.value ? w.touch : w.hint}</p>
      {sheets.map((receipt) => (
        <ReceiptSheet key={receipt.dossier} receipt={receipt} />
      ))}
    </section>
  );
};
