import type { FieldId } from '../ids.ts';
import { SmallMap } from '../small-map.ts';
import { never } from '../stamp.ts';
import type { Ticket, TicketState } from './ticket.ts';

/** How many of a field's tickets of today stand where: kept as they move, so that nobody counts a day's tickets. */
export interface Tally {
  readonly waiting: number;
  readonly present: number;
  readonly served: number;
  readonly missed: number;
  readonly left: number;
  /** How many have been called at least once, and how long they had waited, all together. */
  readonly called: number;
  readonly waitedMs: number;
}

export type Tallies = SmallMap<FieldId, Tally>;

export const emptyTally: Tally = { waiting: 0, present: 0, served: 0, missed: 0, left: 0, called: 0, waitedMs: 0 };
export const noTallies: Tallies = SmallMap.of();

export function recount(tallies: Tallies, before: Ticket | null, after: Ticket): Tallies {
  const same =
    before?.field === after.field &&
    before.firstCalledAt === after.firstCalledAt &&
    before.issuedAt === after.issuedAt &&
    before.state === after.state;
  if (same) return tallies;
  return counted(before === null ? tallies : counted(tallies, before, -1), after, 1);
}

function counted(tallies: Tallies, ticket: Ticket, by: 1 | -1): Tallies {
  const tally = tallies.get(ticket.field) ?? emptyTally;
  const place = standing(ticket.state);
  const moved = { ...tally, [place]: tally[place] + by };
  if (ticket.firstCalledAt === null) return tallies.with(ticket.field, moved);
  const waitedMs = tally.waitedMs + by * (ticket.firstCalledAt - ticket.issuedAt);
  return tallies.with(ticket.field, { ...moved, called: tally.called + by, waitedMs });
}

function standing(state: TicketState): 'waiting' | 'present' | 'served' | 'missed' | 'left' {
  switch (state) {
    case 'waiting':
    case 'served':
    case 'missed':
      return state;
    case 'called':
    case 'serving':
    case 'parked':
      return 'present';
    case 'cancelled':
    case 'expired':
      return 'left';
    default:
      return never(state);
  }
}
