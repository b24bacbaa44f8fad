import type { ClerkId } from '../ids.ts';
import { never } from '../stamp.ts';
import { facts } from './next-state.ts';
import type { CalledTicket, ParkedTicket, ServingTicket, Ticket, TicketFacts, WaitingTicket } from './ticket.ts';

type Where = Pick<TicketFacts, 'field' | 'service' | 'only'>;

/** Of a step that sent a ticket to a line, which may be another counter's: from where, so that it can be brought back. */
export interface SentAway {
  readonly from: Where & Place;
  readonly to: Where;
  /** How often it had been called: once another counter has called it, it is that one's. */
  readonly calls: number;
}

type Place =
  | Pick<WaitingTicket, 'state'>
  | Pick<CalledTicket, 'state' | 'counter' | 'clerk' | 'call' | 'calledAt' | 'why' | 'behind'>
  | Pick<ServingTicket, 'state' | 'counter' | 'clerk' | 'startedAt'>
  | Pick<ParkedTicket, 'state' | 'counter' | 'clerk' | 'parkedAt'>;

type Sendable = WaitingTicket | CalledTicket | ServingTicket | ParkedTicket;

export const isSendable = (ticket: Ticket): ticket is Sendable =>
  ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'serving' || ticket.state === 'parked';

export function sentAway(ticket: Sendable, { field, service, only }: Where): SentAway {
  const from = { field: ticket.field, service: ticket.service, only: ticket.only };
  return { from: { ...from, ...placeOf(ticket) }, to: { field, service, only }, calls: ticket.calls };
}

function placeOf(ticket: Sendable): Place {
  switch (ticket.state) {
    case 'waiting':
      return { state: 'waiting' };
    case 'called': {
      const { state, counter, clerk, call, calledAt, why, behind } = ticket;
      return { state, counter, clerk, call, calledAt, why, behind };
    }
    case 'serving': {
      const { state, counter, clerk, startedAt } = ticket;
      return { state, counter, clerk, startedAt };
    }
    case 'parked': {
      const { state, counter, clerk, parkedAt } = ticket;
      return { state, counter, clerk, parkedAt };
    }
    default:
      return never(ticket);
  }
}

/** It waits where it was sent to, and nobody has called it, sent it on or made it something else since. */
export const isStillThere = (ticket: Ticket, { to, calls }: SentAway): boolean =>
  ticket.state === 'waiting' && ticket.service === to.service && ticket.only === to.only && ticket.calls === calls;

/** As it stood before it was sent away. `sits`: whoever is at its counter now goes on with it. */
export function broughtBack(ticket: WaitingTicket, { from }: SentAway, sits: ClerkId | null): Sendable {
  if (from.state === 'waiting') return { ...ticket, ...from };
  if (from.state === 'parked') return { ...facts(ticket), ...from };
  const clerk = sits ?? from.clerk;
  // Those who went before it meanwhile are counted on: it began to wait with none to let go first.
  return from.state === 'called'
    ? { ...facts(ticket), ...from, clerk, behind: from.behind + ticket.behind }
    : { ...facts(ticket), ...from, clerk };
}
