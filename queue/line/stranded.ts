import { isCalledFrom } from './back-to-line.ts';
import type { Plan } from './plan.ts';
import type { LineState } from './state.ts';
import { isLiving, type Ticket } from './ticket.ts';

/**
 * The first of today's tickets that another plan would leave where no counter is: waiting where nobody calls from, or at a
 * counter that is gone. Null when there is none.
 */
export function strandedBy(tickets: Iterable<Ticket>, plan: Plan): Ticket | null {
  for (const ticket of tickets) {
    if (!isLiving(ticket)) continue;
    const isKept = 'counter' in ticket ? plan.counters.has(ticket.counter) : isCalledFrom(plan, ticket);
    if (!isKept || !plan.services.has(ticket.service)) return ticket;
  }
  return null;
}

/** Somebody sits at a counter that is gone. */
export const unseatedBy = ({ counters }: LineState, plan: Plan): boolean =>
  [...counters].some(([id, { clerk }]) => clerk !== null && !plan.counters.has(id));
