import type { ClerkId, CounterId, Instant, LocalDate } from '../ids.ts';
import { ticketOf } from '../line/state.ts';
import type { Ticket } from '../line/ticket.ts';
import type { BranchEvent, BranchState } from './branch.ts';

/** A ticket's whole life once ended: the unit of statistics. Times in ms; null where the ticket never came so far. */
export interface Visit {
  readonly ticket: string;
  readonly day: LocalDate;
  readonly field: string;
  readonly service: string;
  readonly category: string;
  readonly counter: CounterId | null;
  readonly clerk: ClerkId | null;
  readonly issuedAt: Instant;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant;
  readonly outcome: 'served' | 'missed' | 'cancelled' | 'expired' | 'reopened';
}

/** The visit that an event ends, read from the state after it; an undo or a reinstatement reopens it. */
export function visitOf(after: BranchState, event: BranchEvent, at: Instant): Visit | null {
  switch (event.type) {
    case 'TicketFinished':
    case 'TicketMissed':
    case 'TicketCancelled':
    case 'TicketExpired':
    case 'ExpiryUndone':
    case 'FinishUndone':
    case 'MissUndone':
    case 'TicketReinstated': {
      const ticket = ticketOf(after.line, event.ticket);
      const day = after.line.day?.date;
      return ticket === undefined || day === undefined ? null : visit(ticket, day, at);
    }
    default:
      return null;
  }
}

function visit(ticket: Ticket, day: LocalDate, at: Instant): Visit {
  const ended =
    ticket.state === 'served' ||
    ticket.state === 'missed' ||
    ticket.state === 'cancelled' ||
    ticket.state === 'expired';
  return {
    ticket: ticket.id,
    day,
    field: ticket.field,
    service: ticket.service,
    category: ticket.category,
    counter: 'counter' in ticket ? ticket.counter : null,
    clerk: 'clerk' in ticket ? ticket.clerk : null,
    issuedAt: ticket.issuedAt,
    calledAt: ticket.firstCalledAt,
    startedAt: ticket.firstStartedAt,
    endedAt: ended ? ticket.endedAt : at,
    outcome: ended ? ticket.state : 'reopened',
  };
}
