import type { CallingRule, Category } from '../catalogue.ts';
import { as, type Instant } from '../ids.ts';
import { replaceTicket } from './replace-ticket.ts';
import type { LineState } from './state.ts';
import type { Ticket } from './ticket.ts';

const MINUTE_MS = 60_000;

/** `issued + target`. */
export const dueTime = (state: LineState, category: Category, issuedAt: Instant): Instant =>
  as<Instant>(issuedAt + state.rule.targets[category] * MINUTE_MS);

/** Another rule holds at once: who is here already is due as much sooner or later as the category's target has moved. */
export function changeRule(state: LineState, rule: CallingRule): LineState {
  const moved = (category: Category): number => (rule.targets[category] - state.rule.targets[category]) * MINUTE_MS;
  return [...state.tickets.values()]
    .filter((ticket) => mayWaitAgain(ticket) && moved(ticket.category) !== 0)
    .reduce(
      (next, ticket) =>
        replaceTicket(next, ticket, { ...ticket, due: as<Instant>(ticket.due + moved(ticket.category)) }),
      { ...state, rule },
    );
}

/** A served one may be taken back (undo) and then be transferred; an expired one, when its day is opened again. */
const mayWaitAgain = ({ state }: Ticket): boolean => state !== 'cancelled';

export const sameRule = (a: CallingRule, b: CallingRule): boolean =>
  a.urgentLimit === b.urgentLimit &&
  Object.entries(a.targets).every(([category, target]) => b.targets[category as Category] === target);
