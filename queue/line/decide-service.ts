import type { Category } from '../catalogue.ts';
import { accept, type Decision, type Refusal, refuse } from '../refusals.ts';
import { never } from '../stamp.ts';
import { notBackToLine } from './back-to-line.ts';
import { HELD_BACK } from './calling-order.ts';
import type { TicketCommand } from './commands.ts';
import { isAboutEmptyCounter, mayWork, presentTicket } from './decide-calling.ts';
import { groundRefusal } from './decide-issue.ts';
import type { LineEvent } from './events.ts';
import { counterOf } from './evolve.ts';
import { isFor } from './for-kiosk.ts';
import { dueTime } from './rule.ts';
import { type LineState, numberOf, ticketOf } from './state.ts';
import type { Ticket } from './ticket.ts';

type OnTicket = Extract<
  TicketCommand,
  {
    type:
      | 'StartService'
      | 'FinishService'
      | 'MissTicket'
      | 'ParkTicket'
      | 'TakeBackTicket'
      | 'ReturnTicket'
      | 'TransferTicket'
      | 'ReinstateTicket';
  }
>;
type ServiceCommand = OnTicket | Extract<TicketCommand, { type: 'AmendTicket' | 'CancelTicket' }>;

/** The middle of a ticket's life: every row of design.md §6 that is no call and no undo. */
export function decideService(state: LineState, command: ServiceCommand): Decision<LineEvent> {
  if (command.type === 'AmendTicket') return amend(state, command);
  if (command.type === 'CancelTicket') {
    const ticket = ticketOf(state, command.ticket);
    if (ticket === undefined) return refuse({ name: 'ticket_unknown' });
    if (!isFor(ticket, command.kiosk)) return refuse({ name: 'ticket_not_of_this_kiosk' });
    if (ticket.state !== 'waiting') return refuse({ name: 'ticket_not_waiting', state: ticket.state });
    return accept({ type: 'TicketCancelled', ticket: ticket.id });
  }
  const refusal = mayAct(state, command);
  if (refusal !== null) return refuse(refusal);
  // A no-show may come back to any counter; every other step is for the counter where the ticket stands.
  const ticket =
    command.type === 'ReinstateTicket' ? (ticketOf(state, command.ticket) ?? unknown) : presentTicket(state, command);
  return 'name' in ticket ? refuse(ticket) : onTicket(state, command, ticket);
}

const unknown: Refusal = { name: 'ticket_unknown' };

/** What a supervisor does at a counter where nobody sits, so that no visitor hangs there: none of it serves anybody. */
const clearsACounter: ReadonlySet<OnTicket['type']> = new Set([
  'FinishService',
  'MissTicket',
  'ReturnTicket',
  'TransferTicket',
  'ReinstateTicket',
]);

function mayAct(state: LineState, command: OnTicket): Refusal | null {
  const refusal = mayWork(state, command);
  return isAboutEmptyCounter(refusal, state, command) && clearsACounter.has(command.type) ? null : refusal;
}

function onTicket(state: LineState, command: OnTicket, ticket: Ticket): Decision<LineEvent> {
  const { id } = ticket;
  switch (command.type) {
    case 'StartService':
      return ticket.state === 'called' ? accept({ type: 'ServiceStarted', ticket: id }) : notCalled(ticket);
    case 'FinishService':
      // Where nobody sits, nobody has served whoever was called.
      if (ticket.state === 'called' && counterOf(state, command.counter).clerk !== null)
        return accept({ type: 'TicketFinished', ticket: id, startImplied: true, byClosing: false });
      return ticket.state === 'serving'
        ? accept({ type: 'TicketFinished', ticket: id, startImplied: false, byClosing: false })
        : refuse({ name: 'ticket_not_serving', state: ticket.state });
    case 'MissTicket':
      return ticket.state === 'called'
        ? accept({ type: 'TicketMissed', ticket: id, byClosing: false })
        : notCalled(ticket);
    case 'ParkTicket':
      return ticket.state === 'serving'
        ? accept({ type: 'TicketParked', ticket: id })
        : refuse({ name: 'ticket_not_serving', state: ticket.state });
    case 'TakeBackTicket': {
      if (ticket.state !== 'parked') return refuse({ name: 'ticket_not_parked', state: ticket.state });
      const { present } = counterOf(state, command.counter);
      if (present !== null) return refuse({ name: 'counter_busy', number: numberOf(state, present) ?? '' });
      return accept({ type: 'TicketTakenBack', ticket: id, clerk: command.clerk });
    }
    case 'ReturnTicket': {
      if (ticket.state !== 'parked') return refuse({ name: 'ticket_not_parked', state: ticket.state });
      const stranded = notBackToLine(state, ticket);
      return stranded === null ? accept({ type: 'TicketReturned', ticket: id }) : refuse(stranded);
    }
    case 'ReinstateTicket': {
      if (ticket.state !== 'missed') return refuse({ name: 'ticket_not_missed', state: ticket.state });
      if (ticket.final) return refuse({ name: 'ticket_ended', state: ticket.state });
      const stranded = notBackToLine(state, ticket);
      return stranded === null ? accept({ type: 'TicketReinstated', ticket: id, behind: HELD_BACK }) : refuse(stranded);
    }
    case 'TransferTicket':
      return transfer(state, command, ticket);
    default:
      return never(command);
  }
}

const notOpen = ({ state }: Ticket): Decision<LineEvent> =>
  refuse(state === 'parked' ? { name: 'ticket_not_serving', state } : { name: 'ticket_ended', state });

const notCalled = (ticket: Ticket): Decision<LineEvent> => refuse({ name: 'ticket_not_called', state: ticket.state });

function transfer(
  state: LineState,
  command: Extract<OnTicket, { type: 'TransferTicket' }>,
  ticket: Ticket,
): Decision<LineEvent> {
  if (ticket.state !== 'waiting' && ticket.state !== 'called' && ticket.state !== 'serving') return notOpen(ticket);
  const service = state.plan?.services.get(command.service ?? ticket.service);
  if (service === undefined) return refuse({ name: 'unknown_service' });
  // A result is collected on a collection ticket and nothing else is: another matter needs another ticket.
  if ((service.id === state.plan?.results?.id) !== (ticket.category === 'collection'))
    return refuse({ name: 'wrong_category' });
  if (command.to !== null && state.plan?.counters.has(command.to) !== true) return refuse({ name: 'counter_unknown' });
  const stranded = notBackToLine(state, { service: service.id, only: command.to });
  if (stranded !== null) return refuse(stranded);
  if (ticket.state === 'waiting' && service.id === ticket.service && command.to === ticket.only)
    return refuse({ name: 'nothing_to_change' });
  return accept({
    type: 'TicketTransferred',
    ticket: ticket.id,
    field: service.field,
    service: service.id,
    only: command.to,
    from: { counter: command.counter, clerk: command.clerk },
  });
}

/** "Wrong service", "she is eighty": keeps number and time of issue; the due time is computed anew. */
function amend(state: LineState, command: Extract<TicketCommand, { type: 'AmendTicket' }>): Decision<LineEvent> {
  const ticket = ticketOf(state, command.ticket);
  if (ticket === undefined) return refuse({ name: 'ticket_unknown' });
  if (!isFor(ticket, command.kiosk)) return refuse({ name: 'ticket_not_of_this_kiosk' });
  // Whom a counter has called already is its clerk's to change.
  if (command.kiosk != null && ticket.state !== 'waiting')
    return refuse({ name: 'ticket_not_waiting', state: ticket.state });
  if (ticket.state !== 'waiting' && ticket.state !== 'called' && ticket.state !== 'serving') return notOpen(ticket);
  const service = state.plan?.services.get(command.service ?? ticket.service);
  if (service === undefined) return refuse({ name: 'unknown_service' });
  if (state.plan?.countersOf.has(service.id) !== true) return refuse({ name: 'service_not_offered_here' });
  // Only a collection ticket stands for results: its category follows, and a ground of priority ends.
  const collects = service.id === state.plan.results?.id;
  const category: Category = command.category ?? (collects ? 'collection' : ticket.category);
  const kept = collects ? null : ticket.ground;
  const ground = command.category === null ? kept : command.ground;
  if (collects !== (category === 'collection')) return refuse({ name: 'wrong_category' });
  if (command.category !== null) {
    const refusal = groundRefusal(state, { category: command.category, ground });
    if (refusal !== null) return refuse(refusal);
  }
  if (service.id === ticket.service && category === ticket.category && ground === ticket.ground)
    return refuse({ name: 'nothing_to_change' });
  const due = dueTime(state, category, ticket.issuedAt);
  return accept({
    type: 'TicketAmended',
    ticket: ticket.id,
    field: service.field,
    service: service.id,
    category,
    ground,
    due,
  });
}
