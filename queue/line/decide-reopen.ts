import { localDate } from '../local-time.ts';
import { accept, type Decision, refuse } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import type { DayCommand } from './commands.ts';
import { whereIs } from './decide-counter.ts';
import type { LineEvent } from './events.ts';
import { counterOf, evolveLine } from './evolve.ts';
import { living } from './living.ts';
import type { LineState } from './state.ts';
import { strandedBy } from './stranded.ts';
import type { Ticket } from './ticket.ts';

/**
 * A day that was closed by mistake, opened again on the same date: every ticket and every clerk that its closing sent away is
 * where it was, and numbers go on. Whoever has sat down meanwhile stays.
 */
export function decideReopen(
  state: LineState,
  command: Extract<DayCommand, { type: 'ReopenDay' }>,
  { at }: Pick<Stamp, 'at'>,
): Decision<LineEvent> {
  const { day, plan } = state;
  if (day === null || plan === null) return refuse({ name: 'day_not_open' });
  if (day.phase !== 'closed') return refuse({ name: 'day_already_open' });
  const { closing } = day;
  if (closing === null || command.date !== day.date || localDate(at, plan.catalogue.branch.timeZone) !== day.worksOn)
    return refuse({ name: 'day_in_the_past', last: day.date });
  const seats = closing.seats.filter(
    ({ counter, clerk }) =>
      plan.counters.has(counter) &&
      counterOf(state, counter).clerk === null &&
      (clerk === null || whereIs(state, clerk) === null),
  );
  const events: LineEvent[] = [
    { type: 'DayReopened', date: day.date, phase: closing.phase, numbersFrom: closing.numbersFrom, seats },
  ];
  for (const ticket of state.tickets.values()) {
    const event = asItWas(ticket);
    if (event !== null) events.push(event);
  }
  // The catalogue of tomorrow comes with the closing of today: it may have another hall.
  const reopened = events.reduce((next, event) => evolveLine(next, event, at), state);
  const stranded = strandedBy(living(reopened), plan);
  return stranded === null ? accept(...events) : refuse({ name: 'visitors_stranded', number: stranded.number });
}

/** What takes back the end that the closing gave a ticket; null for one that had ended before. */
function asItWas(ticket: Ticket): LineEvent | null {
  switch (ticket.state) {
    case 'expired':
      return { type: 'ExpiryUndone', ticket: ticket.id };
    case 'missed':
      return ticket.final ? { type: 'MissUndone', ticket: ticket.id } : null;
    case 'served':
      return ticket.byClosing ? { type: 'FinishUndone', ticket: ticket.id } : null;
    case 'waiting':
    case 'called':
    case 'serving':
    case 'parked':
    case 'cancelled':
      return null;
    default:
      return never(ticket);
  }
}
