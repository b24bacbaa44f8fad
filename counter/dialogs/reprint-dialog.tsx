import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import type { Desk } from '../console/desk.ts';
import type { ReprintBody, TicketCard } from '../views.ts';
import { DeskDialog } from './desk-dialog.tsx';
import { PrinterSelect } from './printer-select.tsx';
import { firstToPrint, printersOf } from './printers.ts';

/** For someone whose paper did not come out, or is lost: printed again, marked as a reprint, where they stand. */
export const ReprintDialog = ({ desk, ticket }: { desk: Desk; ticket: TicketCard }): JSX.Element => {
  const w = words(counterWords).reprint;
  const places = printersOf(desk.link.catalogue.value, desk.link.devices.value);
  const printer = useSignal(firstToPrint(places));
  return (
    <DeskDialog
      desk={desk}
      title={w.title(ticket.number)}
      text={w.text}
      go={w.go}
      mayGo={printer.value !== null}
      onGo={() =>
        desk.press({
          kind: 'reprint',
          body: { ticket: ticket.ticket, printer: printer.value as NonNullable<ReprintBody['printer']> },
        })
      }
    >
      <PrinterSelect
        places={places}
        value={printer.value}
        onChange={(chosen) => {
          printer.value = chosen;
        }}
      />
    </DeskDialog>
  );
};
