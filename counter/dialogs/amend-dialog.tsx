import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { words } from '../../ui/language.ts';
import { counterWords } from '../../words/counter/words.ts';
import { resultsService } from '../catalogue-names.ts';
import type { Desk } from '../console/desk.ts';
import { ServiceSelect } from '../service-select.tsx';
import type { TicketCard } from '../views.ts';
import { CategoryChoice, type ChosenCategory } from './category-choice.tsx';
import { DeskDialog } from './desk-dialog.tsx';

const USUAL: ChosenCategory = { category: 'standard', ground: null };

/** "Wrong service", "she is eighty". */
export const AmendDialog = ({ desk, ticket }: { desk: Desk; ticket: TicketCard }): JSX.Element => {
  const w = words(counterWords).amend;
  const service = useSignal(ticket.service);
  const was: ChosenCategory | null =
    ticket.category === 'standard' || ticket.category === 'priority'
      ? { category: ticket.category, ground: ticket.ground }
      : null;
  const chosen = useSignal(was);
  const { catalogue } = desk.link;
  const collects = service.value === resultsService(catalogue.value);
  // A collection ticket has no category to choose; one that is given another service becomes a usual one.
  const now = collects ? null : (chosen.value ?? USUAL);
  const otherCategory = now !== null && (now.category !== was?.category || now.ground !== was.ground);
  const otherService = service.value !== ticket.service;
  return (
    <DeskDialog
      desk={desk}
      title={w.title(ticket.number)}
      text={w.text}
      go={w.go}
      mayGo={(otherCategory || otherService) && !(now?.category === 'priority' && now.ground === null)}
      onGo={() =>
        desk.press({
          kind: 'amend',
          body: {
            ticket: ticket.ticket,
            service: otherService ? service.value : null,
            category: otherCategory ? now.category : null,
            ground: otherCategory ? now.ground : null,
          },
        })
      }
    >
      <ServiceSelect
        catalogue={catalogue.value}
        label={w.service}
        value={service.value}
        withResults
        onChange={(next) => {
          service.value = next;
        }}
      />
      {now === null ? null : (
        <CategoryChoice
          catalogue={catalogue.value}
          value={now}
          onChange={(next) => {
            chosen.value = next;
          }}
        />
      )}
    </DeskDialog>
  );
};
