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
  change: Partial<Pick<WaitingTicket, 'field' | 'service' | 'only' | 'behind' | 'returns' | 'firstCalledAt'>>,
): WaitingTicket => ({
  ...facts(ticket),
  state: 'waiting',
  behind: 0,
  ...change,
});

/** What a ticket keeps through all its states. */
export const facts = (ticket: Ticket): TicketFacts => ({
  id: ticket.id,
  number: ticket.number,
  field: ticket.field,
  service: ticket.service,
  category: ticket.category,
  ground: ticket.ground,
  issuedAt: ticket.issuedAt,
  due: ticket.due,
  token: ticket.token,
  channel: ticket.channel,
  device: ticket.device,
  language: ticket.language,
  dossiers: ticket.dossiers,
  only: ticket.only,
  calls: ticket.calls,
  returns: ticket.returns,
  reprints: ticket.reprints,
  foretold: ticket.foretold,
  firstCalledAt: ticket.firstCalledAt,
  firstStartedAt: ticket.firstStartedAt,
});

/** The fold of a stream that the rules wrote finds the state that they demanded. */
export function must<State extends Ticket['state']>(ticket: Ticket, state: State): Extract<Ticket, { state: State }> {
  if (ticket.state !== state) throw new Error(`${ticket.id} is ${ticket.state}, not ${state}`);
  return ticket as Extract<Ticket, { state: State }>;
}
