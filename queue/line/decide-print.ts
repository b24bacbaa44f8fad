import { as, type PrintJobId } from '../ids.ts';
import { accept, type Decision, refuse } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import type { PrintCommand } from './commands.ts';
import type { PrintEvent } from './events.ts';
import { isFor } from './for-kiosk.ts';
import { isCallingOver, type LineState, ticketOf } from './state.ts';
import type { Ticket } from './ticket.ts';

/** A visitor whose paper has not come after this has left the kiosk: it must not surprise the next one. */
export const PRINT_WITHIN_MS = 90_000;

export function decidePrint(state: LineState, command: PrintCommand, stamp: Stamp): Decision<PrintEvent> {
  if (command.type === 'ReprintTicket') {
    const ticket = ticketOf(state, command.ticket);
    if (ticket === undefined) return refuse({ name: 'ticket_unknown' });
    if (!isFor(ticket, command.kiosk)) return refuse({ name: 'ticket_not_of_this_kiosk' });
    if (hasEnded(state, ticket)) return refuse({ name: 'ticket_ended', state: ticket.state });
    if (state.plan?.devices.get(command.printer)?.kind !== 'printer') return refuse({ name: 'unknown_printer' });
    // Counted, not made from the time: two may be asked for in one millisecond.
    const job = as<PrintJobId>(`${ticket.id}/print/${ticket.reprints + 1}`);
    return accept({ type: 'PrintRequested', job, ticket: ticket.id, printer: command.printer });
  }
  const job = state.prints.get(command.job);
  if (job === undefined) return refuse({ name: 'print_job_unknown' });
  switch (command.type) {
    case 'BeginPrint':
      if (job.printer !== command.printer) return refuse({ name: 'print_job_unknown' });
      return job.begun ? refuse({ name: 'nothing_to_change' }) : accept({ type: 'PrintBegun', job: job.id });
    case 'ConfirmPrint':
      return job.printer === command.printer
        ? accept({ type: 'PrintConfirmed', job: job.id })
        : refuse({ name: 'print_job_unknown' });
    case 'ExpirePrint':
      return stamp.at - job.askedAt > PRINT_WITHIN_MS
        ? accept({ type: 'PrintExpired', job: job.id })
        : refuse({ name: 'nothing_to_change' });
    default:
      return never(command);
  }
}

/** A no-show may still come back with its paper, as long as somebody is called. */
const hasEnded = (state: LineState, ticket: Ticket): boolean =>
  ticket.state === 'served' ||
  ticket.state === 'cancelled' ||
  ticket.state === 'expired' ||
  (ticket.state === 'missed' && (ticket.final || isCallingOver(state)));
