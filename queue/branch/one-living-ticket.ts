import { notReady } from '../dossier/decide.ts';
import type { DossierState } from '../dossier/state.ts';
import type { DossierCode, TicketId } from '../ids.ts';
import type { LineEvent } from '../line/events.ts';
import { type LineState, ticketOf } from '../line/state.ts';
import { isLiving, type Ticket } from '../line/ticket.ts';
import { type Decision, type Refusal, refuse } from '../refusals.ts';

interface Both {
  readonly line: LineState;
  readonly dossiers: DossierState;
}

/** A ready dossier, not already waiting to be collected on a living ticket. */
export function mayCollect(state: Both, code: DossierCode): Refusal | null {
  const dossier = state.dossiers.dossiers.get(code);
  if (dossier === undefined) return { name: 'dossier_unknown' };
  return notReady(dossier) ?? onTicket(collectedBy(state, code));
}

/** No ticket comes back to life while a dossier of it waits on another one: its receipt was scanned again meanwhile. */
export function unlessCollectedElsewhere(state: Both, decision: Decision<LineEvent>): Decision<LineEvent> {
  if (!decision.ok) return decision;
  for (const event of decision.events) {
    if (!isRevival(event)) continue;
    for (const code of ticketOf(state.line, event.ticket)?.dossiers ?? []) {
      const refusal = onTicket(collectedBy(state, code));
      if (refusal !== null) return refuse(refusal);
    }
  }
  return decision;
}

type Revival = Extract<LineEvent, { type: 'TicketReinstated' | 'ExpiryUndone' | 'MissUndone' | 'FinishUndone' }>;

/** A ticket that had ended lives again. */
const isRevival = (event: LineEvent): event is Revival =>
  event.type === 'TicketReinstated' ||
  event.type === 'ExpiryUndone' ||
  event.type === 'MissUndone' ||
  event.type === 'FinishUndone';

const onTicket = (ticket: Ticket | null): Refusal | null =>
  ticket === null ? null : { name: 'dossier_on_ticket', number: ticket.number };

/** The living ticket that a dossier waits on. */
function collectedBy({ line, dossiers }: Both, code: DossierCode): Ticket | null {
  const id: TicketId | null = dossiers.dossiers.get(code)?.collection ?? null;
  const ticket = id === null ? undefined : ticketOf(line, id);
  // One that was made a ticket for something else collects nothing any more.
  return ticket !== undefined && isLiving(ticket) && ticket.dossiers.includes(code) ? ticket : null;
}
