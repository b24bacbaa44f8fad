import { as, type CallId, type CounterId, type TicketId } from '../ids.ts';
import { accept, type Decision, type Refusal, refuse } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import type { TicketCommand } from './commands.ts';
import { isTooLate } from './decide-call.ts';
import type { LineEvent } from './events.ts';
import { counterOf, evolveLine } from './evolve.ts';
import { nextTicket } from './next-ticket.ts';
import { isAttended } from './rivals.ts';
import { type LineState, numberOf, ticketOf } from './state.ts';
import type { Ticket, WaitingTicket, Why } from './ticket.ts';

type CallingCommand = Extract<
  TicketCommand,
  { type: 'CallNext' | 'CallTicket' | 'RecallTicket' | 'FinishAndCallNext' }
>;

export function decideCalling(state: LineState, command: CallingCommand, stamp: Stamp): Decision<LineEvent> {
  const refusal = mayWork(state, command);
  if (refusal !== null) return refuse(refusal);
  switch (command.type) {
    case 'CallNext': {
      const busy = mayCall(state, command);
      if (busy !== null) return refuse(busy);
      const next = nextTicket(state, command.counter, stamp.at);
      return next === null
        ? refuse({ name: 'nobody_waiting' })
        : accept(call(state, command, next.ticket, next.why, null));
    }
    case 'CallTicket': {
      const busy = mayCall(state, command);
      if (busy !== null) return refuse(busy);
      const ticket = ticketOf(state, command.ticket);
      if (ticket === undefined) return refuse({ name: 'ticket_unknown' });
      if (ticket.state !== 'waiting') return refuse({ name: 'ticket_not_waiting', state: ticket.state });
      const elsewhere = notForCounter(state, command.counter, ticket);
      if (elsewhere !== null) return refuse(elsewhere);
      return accept(call(state, command, ticket, { rule: 'chosen' }, null));
    }
    case 'RecallTicket':
      return recall(state, command, stamp);
    case 'FinishAndCallNext':
      return finishAndCallNext(state, command, stamp);
    default:
      return never(command);
  }
}

/** The clerk's counter exists, is theirs, and the day is on. */
export function mayWork(
  state: LineState,
  { counter, clerk }: Pick<CallingCommand, 'counter' | 'clerk'>,
): Refusal | null {
  if (state.plan?.counters.has(counter) !== true) return { name: 'counter_unknown' };
  if (state.day === null || state.day.phase === 'closed') return { name: 'branch_closed' };
  return counterOf(state, counter).clerk === clerk ? null : { name: 'not_signed_in' };
}

/** A supervisor who may not work at a counter only because nobody sits there: some deeds are theirs all the same. */
export const isAboutEmptyCounter = (
  refusal: Refusal | null,
  state: LineState,
  { counter, supervisor }: { readonly counter: CounterId; readonly supervisor?: boolean },
): boolean => refusal?.name === 'not_signed_in' && supervisor === true && counterOf(state, counter).clerk === null;

function mayCall(state: LineState, { counter: id }: Pick<CallingCommand, 'counter'>): Refusal | null {
  const counter = counterOf(state, id);
  if (counter.paused) return { name: 'counter_paused' };
  if (counter.present !== null) return { name: 'counter_busy', number: numberOf(state, counter.present) ?? '' };
  return state.day?.phase === 'calling_ended' ? { name: 'calling_ended' } : null;
}

/**
 * By its number, too, a counter calls only whom it serves; and whoever was sent to one counter, only while nobody sits there.
 * For anybody else the ticket is transferred first, which the journal then tells.
 */
function notForCounter(state: LineState, counter: CounterId, { service, only }: WaitingTicket): Refusal | null {
  if (only === counter) return null;
  if (state.plan?.counters.get(counter)?.services.includes(service) !== true) return { name: 'ticket_not_for_counter' };
  return only !== null && isAttended(state, only) ? { name: 'ticket_sent_to_counter', counter: only } : null;
}

function call(
  state: LineState,
  { counter, clerk }: Pick<CallingCommand, 'counter' | 'clerk'>,
  ticket: WaitingTicket,
  why: Why,
  after: TicketId | null,
): LineEvent {
  const zone = state.plan?.counters.get(counter)?.zone;
  if (zone === undefined) throw new Error(`${counter} stands in no zone`);
  const id = as<CallId>(`${ticket.id}/${ticket.calls + 1}`);
  return { type: 'TicketCalled', ticket: ticket.id, counter, clerk, zone, call: id, why, after };
}

function recall(
  state: LineState,
  command: Extract<CallingCommand, { type: 'RecallTicket' }>,
  stamp: Stamp,
): Decision<LineEvent> {
  const ticket = presentTicket(state, command);
  if ('name' in ticket) return refuse(ticket);
  if (ticket.state !== 'called') return refuse({ name: 'ticket_not_called', state: ticket.state });
  const open = state.calls.get(ticket.call);
  const before = open?.announcement ?? 1;
  // What still waits to be spoken gains nothing from being asked for again.
  const waits = open?.voice === 'due' && !isTooLate(open, stamp.at);
  const announcement = waits ? before : before + 1;
  return accept({ type: 'TicketRecalled', ticket: ticket.id, call: ticket.call, announcement });
}

function finishAndCallNext(
  state: LineState,
  command: Extract<CallingCommand, { type: 'FinishAndCallNext' }>,
  stamp: Stamp,
): Decision<LineEvent> {
  const ticket = presentTicket(state, command);
  if ('name' in ticket) return refuse(ticket);
  if (ticket.state !== 'called' && ticket.state !== 'serving')
    return refuse({ name: 'ticket_not_serving', state: ticket.state });
  const finished: LineEvent = {
    type: 'TicketFinished',
    ticket: ticket.id,
    startImplied: ticket.state === 'called',
    byClosing: false,
  };
  const after = evolveLine(state, finished, stamp.at);
  const next = mayCall(after, command) === null ? nextTicket(after, command.counter, stamp.at) : null;
  // Nobody waits, or calling has ended: the visitor has still been served, and the clerk sees that no call followed.
  return next === null ? accept(finished) : accept(finished, call(after, command, next.ticket, next.why, ticket.id));
}

/** The ticket that the command names, if it stands at the command's counter. */
export function presentTicket(
  state: LineState,
  command: Pick<Extract<CallingCommand, { ticket: TicketId }>, 'ticket' | 'counter'>,
): Ticket | Refusal {
  const ticket = ticketOf(state, command.ticket);
  if (ticket === undefined) return { name: 'ticket_unknown' };
  if ('counter' in ticket && ticket.counter !== command.counter)
    return { name: 'ticket_at_another_counter', counter: ticket.counter };
  return ticket;
}
