import type { Instant } from '../ids.ts';
import { never } from '../stamp.ts';
import type { PrintEvent } from './events.ts';
import type { PrintJob } from './print-queue.ts';
import { type LineState, ticketOf } from './state.ts';
import type { Ticket } from './ticket.ts';

export function evolvePrint(state: LineState, event: PrintEvent, at: Instant): LineState {
  switch (event.type) {
    case 'PrintRequested': {
      const ticket = ticketOf(state, event.ticket);
      const next =
        ticket === undefined
          ? state
          : { ...state, tickets: state.tickets.with({ ...ticket, reprints: ticket.reprints + 1 }) };
      return addPrint(next, {
        id: event.job,
        ticket: event.ticket,
        printer: event.printer,
        askedAt: at,
        begun: false,
        reprint: true,
      });
    }
    case 'PrintBegun': {
      const job = state.prints.get(event.job);
      return job === undefined ? state : addPrint(state, { ...job, begun: true });
    }
    case 'PrintConfirmed':
    case 'PrintExpired':
      return { ...state, prints: state.prints.without(event.job) };
    default:
      return never(event);
  }
}

/**
 * A ticket that has ended owes no paper: it would look valid. What the printer has begun comes out, and its confirmation finds
 * nothing to confirm; an agent that is started anew meanwhile does not print it once more.
 */
export const dropPrints = (state: LineState, ...ended: readonly Pick<Ticket, 'id'>[]): LineState => {
  const prints = ended.reduce((left, { id }) => left.withoutTicket(id), state.prints);
  return prints === state.prints ? state : { ...state, prints };
};

export const addPrint = (state: LineState, job: PrintJob): LineState => ({
  ...state,
  prints: state.prints.with(job),
});
