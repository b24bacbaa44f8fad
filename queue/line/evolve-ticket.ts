import type { ClerkId, Instant } from '../ids.ts';
import { never } from '../stamp.ts';
import type { TicketEvent, TicketIssued } from './events.ts';
import { addCall, endCall, forgetCall, reopenCall } from './evolve-call.ts';
import { addPrint, dropPrints } from './evolve-print.ts';
import { isUrgent } from './lane.ts';
import { facts, must, start, waiting } from './next-state.ts';
import { addTicket, changeCounter, replaceTicket } from './replace-ticket.ts';
import { broughtBack, isSendable, sentAway } from './sent-away.ts';
import { emptyCounter, type LineState, ticketOf, type UndoableStep } from './state.ts';
import type {
  CalledTicket,
  ExpiredTicket,
  MissedTicket,
  ServedTicket,
  ServingTicket,
  Ticket,
  WaitingTicket,
} from './ticket.ts';

type Of<Type extends TicketEvent['type']> = Extract<TicketEvent, { type: Type }>;

export function evolveTicket(state: LineState, event: TicketEvent, at: Instant): LineState {
  if (event.type === 'TicketIssued') return issued(state, event, at);
  const ticket = ticketOf(state, event.ticket);
  // The fold of a stream that the rules wrote never comes here; if it does, the stream is not ours to guess at.
  if (ticket === undefined) throw new Error(`${event.type} names ${event.ticket}, which was not issued today`);
  switch (event.type) {
    case 'TicketCalled':
      return called(state, ticket, event, at);
    case 'TicketRecalled': {
      const call = state.calls.get(event.call);
      if (call === undefined || event.announcement === call.announcement) return state;
      const again = {
        ...call,
        announcement: event.announcement,
        askedAt: at,
        voice: 'due',
        claimedAt: null,
        display: null,
      } as const;
      return addCall(state, again);
    }
    case 'ServiceStarted':
      return clearStep(withdraw(replaceTicket(state, ticket, start(must(ticket, 'called'), at)), ticket, at), ticket);
    case 'TicketFinished':
      return finished(state, ticket, event, at);
    case 'TicketMissed': {
      const before = must(ticket, 'called');
      const { behind: _, ...summons } = before;
      const after: MissedTicket = { ...summons, state: 'missed', endedAt: at, final: event.byClosing };
      const next = withdraw(replaceTicket(state, before, after), before, at);
      return setStep(next, before, { at, kind: 'miss', finished: null });
    }
    case 'TicketParked': {
      const { startedAt: _, ...rest } = must(ticket, 'serving');
      return clearStep(replaceTicket(state, ticket, { ...rest, state: 'parked', parkedAt: at }), ticket);
    }
    case 'TicketTakenBack': {
      const { parkedAt: _, ...rest } = must(ticket, 'parked');
      return clearStep(
        replaceTicket(state, ticket, { ...rest, clerk: event.clerk, state: 'serving', startedAt: at }),
        ticket,
      );
    }
    case 'TicketReturned': {
      const before = must(ticket, 'parked');
      const by = { ...before, clerk: clerkAt(state, before) };
      const sent = sentAway(before, before);
      return setStep(replaceTicket(state, ticket, waiting(ticket, {})), by, {
        at,
        kind: 'return',
        finished: null,
        sent,
      });
    }
    case 'TicketTransferred': {
      const behind = ticket.state === 'waiting' ? ticket.behind : 0;
      const next = { field: event.field, service: event.service, only: event.only, behind };
      const after = withdraw(replaceTicket(state, ticket, waiting(ticket, next)), ticket, at);
      if (event.from === null || !isSendable(ticket)) return clearStep(after, ticket);
      const sent = sentAway(ticket, event);
      return setStep(after, { id: ticket.id, ...event.from }, { at, kind: 'transfer', finished: null, sent });
    }
    case 'TicketAmended': {
      const { field, service, category, ground, due } = event;
      // What it was to collect is free for another ticket.
      const dossiers = category === 'collection' ? ticket.dossiers : [];
      return replaceTicket(state, ticket, { ...ticket, field, service, category, ground, due, dossiers });
    }
    case 'TicketReinstated':
      return replaceTicket(state, ticket, waiting(ticket, { behind: event.behind, returns: ticket.returns + 1 }));
    case 'TicketCancelled':
      return dropPrints(replaceTicket(state, ticket, { ...facts(ticket), state: 'cancelled', endedAt: at }), ticket);
    case 'TicketExpired':
      return dropPrints(replaceTicket(state, ticket, expired(ticket, at)), ticket);
    case 'DossiersJoined':
      return replaceTicket(state, ticket, { ...ticket, dossiers: [...ticket.dossiers, ...event.dossiers] });
    case 'CallUndone': {
      const before = must(ticket, 'called');
      // The wait of its visit is not over: a call that was taken back is not its first.
      const firstCalledAt = before.firstCalledAt === before.calledAt ? null : before.firstCalledAt;
      const { behind } = before;
      const step = state.counters.get(before.counter)?.step;
      const next = forgetCall(replaceTicket(state, before, waiting(before, { firstCalledAt, behind })), event.call);
      return changeCounter(moveHeld(next, step?.passed ?? [], 1), before.counter, (counter) => ({
        ...counter,
        step: null,
        urgentRun: step?.urgentRun ?? 0,
      }));
    }
    case 'ExpiryUndone': {
      const { was } = must(ticket, 'expired');
      return replaceTicket(state, ticket, { ...facts(ticket), ...was });
    }
    case 'MissUndone': {
      const { endedAt: _, final: __, ...rest } = must(ticket, 'missed');
      const called: CalledTicket = { ...rest, clerk: clerkAt(state, rest), state: 'called', behind: 0 };
      return clearStep(reopenCall(replaceTicket(state, ticket, called), called), called);
    }
    case 'FinishUndone': {
      const { endedAt: _, startImplied: __, byClosing: ___, ...rest } = must(ticket, 'served');
      const serving: ServingTicket = { ...rest, clerk: clerkAt(state, rest), state: 'serving' };
      return clearStep(replaceTicket(state, ticket, serving), serving);
    }
    case 'TransferUndone':
    case 'ReturnUndone': {
      const { clerk = null, step = null } = state.counters.get(event.counter) ?? {};
      if (step?.sent == null)
        throw new Error(`${event.type} names ${event.ticket}, which was not sent away from there`);
      const before = must(ticket, 'waiting');
      const after = broughtBack(before, step.sent, clerk);
      const next = changeCounter(replaceTicket(state, before, after), event.counter, (now) => ({ ...now, step: null }));
      return after.state === 'called' ? reopenCall(next, after) : next;
    }
    default:
      return never(event);
  }
}

/** Whoever sits there now goes on with it. */
const clerkAt = (state: LineState, { counter, clerk }: Pick<CalledTicket, 'counter' | 'clerk'>): ClerkId =>
  state.counters.get(counter)?.clerk ?? clerk;

function expired(ticket: Ticket, endedAt: Instant): ExpiredTicket {
  const ended = { ...facts(ticket), state: 'expired', endedAt } as const;
  if (ticket.state === 'parked') {
    const { state, counter, clerk, parkedAt } = ticket;
    return { ...ended, was: { state, counter, clerk, parkedAt } };
  }
  const { state, behind } = must(ticket, 'waiting');
  return { ...ended, was: { state, behind } };
}

function issued(state: LineState, event: TicketIssued, at: Instant): LineState {
  const { ticket: id, number, field, service, category, ground, due, token, channel, device } = event;
  const { language, dossiers } = event;
  const ticket: WaitingTicket = {
    id,
    number,
    field,
    service,
    category,
    ground,
    issuedAt: at,
    due,
    token,
    channel,
    device,
    language,
    dossiers,
    only: null,
    foretold: { ahead: event.ahead, wait: event.wait },
    calls: 0,
    returns: 0,
    reprints: 0,
    firstCalledAt: null,
    firstStartedAt: null,
    state: 'waiting',
    behind: 0,
  };
  const next = addTicket(state, ticket);
  if (event.print === null) return next;
  const { job, printer } = event.print;
  return addPrint(next, { id: job, ticket: id, printer, askedAt: at, begun: false, reprint: false });
}

function called(state: LineState, ticket: Ticket, event: Of<'TicketCalled'>, at: Instant): LineState {
  const { counter, clerk, call, why, zone } = event;
  const after: CalledTicket = {
    ...facts(ticket),
    calls: ticket.calls + 1,
    firstCalledAt: ticket.firstCalledAt ?? at,
    state: 'called',
    counter,
    clerk,
    call,
    calledAt: at,
    why,
    behind: ticket.state === 'waiting' ? ticket.behind : 0,
  };
  const run = state.counters.get(counter)?.urgentRun ?? 0;
  let next = replaceTicket(state, ticket, after);
  const passed = passedBy(next, event);
  next = addCall(moveHeld(next, passed, -1), {
    id: call,
    ticket: ticket.id,
    number: ticket.number,
    counter,
    zone,
    at,
    announcement: 1,
    askedAt: at,
    voice: 'due',
    claimedAt: null,
    display: null,
    shownAt: null,
    endedAt: null,
  });
  const kind = event.after === null ? 'call' : 'finish_and_call';
  return changeCounter(next, counter, (now) => ({
    ...now,
    urgentRun: isUrgent(ticket.category) ? run + 1 : 0,
    step: { at, kind, clerk, ticket: ticket.id, finished: event.after, urgentRun: run, passed, sent: null },
  }));
}

/**
 * Every no-show that came back and that this counter could have called: it has now let one more go first. It is counted on
 * past two, and also while another counter has it called: should one of these calls be taken back, nobody goes first a third
 * time. Costs O(those who came back and are still here).
 */
function passedBy(state: LineState, { counter, ticket: called }: Of<'TicketCalled'>): UndoableStep['passed'] {
  const services = state.plan?.counters.get(counter)?.services ?? [];
  return [...state.returned.values()]
    .flatMap((number) => state.tickets.get(number) ?? [])
    .filter(({ id }) => id !== called)
    .filter(({ only, service }) => (only === null ? services.includes(service) : only === counter))
    .map(({ id, returns }) => ({ ticket: id, returns }));
}

/** Counts for the return that was passed alone: whoever was missed again and came back anew lets two others go first. */
const moveHeld = (state: LineState, passed: UndoableStep['passed'], by: 1 | -1): LineState =>
  passed.reduce((next, { ticket: id, returns }) => {
    const ticket = ticketOf(next, id);
    if (ticket?.returns !== returns || (ticket.state !== 'waiting' && ticket.state !== 'called')) return next;
    return replaceTicket(next, ticket, { ...ticket, behind: ticket.behind + by });
  }, state);

function finished(state: LineState, ticket: Ticket, event: Of<'TicketFinished'>, at: Instant): LineState {
  const serving = ticket.state === 'called' ? start(ticket, at) : must(ticket, 'serving');
  const { startImplied, byClosing } = event;
  const after: ServedTicket = { ...serving, state: 'served', endedAt: at, startImplied, byClosing };
  return setStep(dropPrints(withdraw(replaceTicket(state, ticket, after), ticket, at), after), after, {
    at,
    kind: 'finish',
    finished: null,
  });
}

const withdraw = (state: LineState, ticket: Ticket, at: Instant): LineState =>
  ticket.state === 'called' ? endCall(state, ticket.call, at) : state;

const setStep = (
  state: LineState,
  ticket: Pick<Extract<Ticket, { counter: unknown }>, 'id' | 'counter' | 'clerk'>,
  step: Pick<UndoableStep, 'at' | 'kind' | 'finished'> & Partial<UndoableStep>,
): LineState =>
  changeCounter(state, ticket.counter, (counter) => ({
    ...counter,
    step: {
      clerk: ticket.clerk,
      ticket: ticket.id,
      urgentRun: (counter ?? emptyCounter).urgentRun,
      passed: [],
      sent: null,
      ...step,
    },
  }));

const clearStep = (state: LineState, ticket: Ticket): LineState =>
  'counter' in ticket ? changeCounter(state, ticket.counter, (counter) => ({ ...counter, step: null })) : state;
