import type { CounterView, TicketId } from '../views.ts';
import type { ReceiveForm } from './receive-form.ts';

/**
 * Forms that were begun and not sent, one a ticket: personal data, so they stand in the memory of this page alone, and no
 * longer than the clerk's session and the ticket's stay at the counter.
 */
export interface Drafts {
  of(ticket: TicketId): ReceiveForm | null;
  keep(ticket: TicketId, form: ReceiveForm): void;
  drop(ticket: TicketId): void;
  /** Drops those of tickets that are no longer at this counter. */
  keepOnlyAt(view: CounterView): void;
  clear(): void;
}

export function openDrafts(): Drafts {
  const forms = new Map<TicketId, ReceiveForm>();
  return {
    of: (ticket) => forms.get(ticket) ?? null,
    keep: (ticket, form) => void forms.set(ticket, form),
    drop: (ticket) => void forms.delete(ticket),
    keepOnlyAt({ present, parked }) {
      const here = new Set([present?.ticket, ...parked.map(({ ticket }) => ticket)]);
      for (const ticket of forms.keys()) if (!here.has(ticket)) forms.delete(ticket);
    },
    clear: () => forms.clear(),
  };
}
