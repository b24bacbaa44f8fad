import type { Instant } from '../ids.ts';
import type { CalledTicket, Ticket, TicketFacts, WaitingTicket } from './ticket.ts';

/** Called, and now at the desk. */
export const start = (ticket: CalledTicket, at: Instant) => ({
  ...facts(ticket),
  firstStartedAt: ticket.firstStartedAt ?? at,
  state: 'serving' as const,
  counter: ticket.counter,
  clerk: ticket.clerk,
  startedAt: at,
});

/** Back in the line, with what changes on the way. */
export const waiting = (
  ticket: Ticket,
  change: Partial<Pick<WaitingTicket, 'field' | 'service' | 'only' | 'behind' | 'firstCalledAt'>>,
): WaitingTicket => ({
  ...facts(ticket),
  state: 'waiting',
  behind: 0,
  ...change,
});

/** What a ticket keeps through all its states. */
export function facts(ticket: Ticket): TicketFacts {
  const {
    id,
    number,
    field,
    service,
    category,
    ground,
    issuedAt,
    due,
    token,
    channel,
    language,
    dossiers,
    only,
    calls,
  } = ticket;
  const { foretold, firstCalledAt, firstStartedAt } = ticket;
  return {
    id,
    number,
    field,
    service,
    category,
    ground,
    issuedAt,
    due,
    token,
    channel,
    language,
    dossiers,
    only,
    calls,
    foretold,
    firstCalledAt,
    firstStartedAt,
  };
}

/** The fold of a stream that the rules wrote finds the state that they demanded. */
export function must<State extends Ticket['state']>(ticket: Ticket, state: State): Extract<Ticket, { state: State }> {
  if (ticket.state !== state) throw new Error(`${ticket.id} is ${ticket.state}, not ${state}`);
  return ticket as Extract<Ticket, { state: State }>;
}
