import { byNumber } from './lane.ts';
import { type LineState, ticketOf } from './state.ts';
import type { Ticket } from './ticket.ts';

/** Whoever waits or is at a counter, by letter and number. Costs as many as they are, however many the day has had. */
export function living(state: LineState): readonly Ticket[] {
  const found: Ticket[] = [];
  for (const lanes of [state.lanes, state.ownLanes])
    for (const { urgent, plain, held } of lanes.values())
      for (const part of [urgent, plain, held])
        for (const number of part.values()) {
          const ticket = state.tickets.get(number);
          if (ticket !== undefined) found.push(ticket);
        }
  for (const { present, parked } of state.counters.values())
    for (const id of present === null ? parked : [present, ...parked]) {
      const ticket = ticketOf(state, id);
      if (ticket !== undefined) found.push(ticket);
    }
  return found.sort(byLetter);
}

const byLetter = ({ number: a }: Ticket, { number: b }: Ticket): number =>
  a.charCodeAt(0) - b.charCodeAt(0) || byNumber(a, b);
