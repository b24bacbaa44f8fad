import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { sharedWords } from '../../words/shared/words.ts';
import type { Desk } from '../console/desk.ts';
import { ServiceSelect } from '../service-select.tsx';
import type { CounterId, TicketCard } from '../views.ts';
import { DeskDialog } from './desk-dialog.tsx';

/** To another service, to one counter or, after such a transfer, back to any, or both; number and due time stay. */
export const TransferDialog = ({ desk, ticket }: { desk: Desk; ticket: TicketCard }): JSX.Element => {
  const w = words(counterWords).transfer;
  const shared = words(sharedWords);
  const service = useSignal(ticket.service);
  const to = useSignal<CounterId | null>(null);
  const { catalogue, hall } = desk.link;
  const collection = ticket.category === 'collection';
  return (
    <DeskDialog
      desk={desk}
      title={w.title(ticket.number)}
      text={w.text}
      go={w.go}
      mayGo={service.value !== ticket.service || to.value !== null || ticket.only !== null}
      onGo={() => {
        const changed = service.value === ticket.service ? null : service.value;
        desk.press({ kind: 'transfer', body: { ticket: ticket.ticket, service: changed, to: to.value } });
      }}
    >
      {collection ? null : (
        <ServiceSelect
          catalogue={catalogue.value}
          label={w.toService}
          value={service.value}
          onChange={(chosen) => {
            service.value = chosen;
          }}
        />
      )}
      <fieldset class="choices">
        <legend class="field__label">{w.toCounter}</legend>
        <label class="choices__one choices__one--wide">
          <input
            type="radio"
            name="to"
            checked={to.value === null}
            onChange={() => {
              to.value = null;
            }}
          />
          <span>{w.anyCounter}</span>
        </label>
        {(hall.value?.counters ?? [])
          .filter(({ id }) => id !== desk.counter)
          .map(({ id, open }) => (
            <label key={id} class="choices__one">
              <input
                type="radio"
                name="to"
                checked={to.value === id}
                onChange={() => {
                  to.value = id;
                }}
              />
              <span>
                {shared.counterNumber(id)} <small class="quiet">{open ? w.counterOpen : w.counterClosed}</small>
              </span>
            </label>
          ))}
      </fieldset>
    </DeskDialog>
  );
};
