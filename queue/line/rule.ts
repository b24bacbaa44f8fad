import type { CallingRule, Category } from '../catalogue.ts';
import { as, type Instant } from '../ids.ts';
import { living } from './living.ts';
import { replaceTicket } from './replace-ticket.ts';
import type { LineState } from './state.ts';

const MINUTE_MS = 60_000;

/** `issued + target`. */
export const dueTime = (state: LineState, category: Category, issuedAt: Instant): Instant =>
  as<Instant>(issuedAt + state.rule.targets[category] * MINUTE_MS);

/**
 * Another rule holds at once: who is here already is due as much sooner or later as the category's target has moved. So is
 * whoever may come back (a no-show, an end that is taken back), which the book of tickets knows of what has ended.
 */
export function changeRule(state: LineState, rule: CallingRule): LineState {
  const moved = (category: Category): number => (rule.targets[category] - state.rule.targets[category]) * MINUTE_MS;
  const missed = [...state.missed.values()].flatMap((places) => [...places.values()]);
  const open = [...living(state), ...missed.flatMap((number) => state.tickets.get(number) ?? [])];
  return open
    .filter(({ category }) => moved(category) !== 0)
    .reduce(
      (next, ticket) =>
        replaceTicket(next, ticket, { ...ticket, due: as<Instant>(ticket.due + moved(ticket.category)) }),
      { ...state, rule, tickets: state.tickets.moved(moved) },
    );
}

export const sameRule = (a: CallingRule, b: CallingRule): boolean =>
  a.urgentLimit === b.urgentLimit &&
  Object.entries(a.targets).every(([category, target]) => b.targets[category as Category] === target);
