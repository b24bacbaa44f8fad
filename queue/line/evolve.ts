import type { CounterId, Instant } from '../ids.ts';
import { never } from '../stamp.ts';
import type { LineEvent } from './events.ts';
import { evolveCall } from './evolve-call.ts';
import { evolveDay } from './evolve-day.ts';
import { evolvePrint } from './evolve-print.ts';
import { evolveTicket } from './evolve-ticket.ts';
import { planOf } from './plan.ts';
import { changeCounter, replaceTicket } from './replace-ticket.ts';
import { type CounterState, emptyCounter, type LineState, ticketOf } from './state.ts';

/** Folds one event into the line. `at` is the entry's time. Costs O(change), whatever the length of the line. */
export function evolveLine(state: LineState, event: LineEvent, at: Instant): LineState {
  switch (event.type) {
    case 'CatalogueAdopted':
    case 'DayOpened':
    case 'IssuingEnded':
    case 'CallingEnded':
    case 'DayClosed':
    case 'DayReopened':
    case 'IssuingPaused':
    case 'IssuingResumed':
    case 'HallPaused':
    case 'HallResumed':
    case 'RuleChanged':
    case 'NumbersJumped':
    case 'ClockMoved':
      return evolveDay(state, event, at);
    case 'ClerkSignedIn':
      return signedIn(state, event, at);
    case 'ClerkSignedOut':
    case 'CounterReleased':
      return changeCounter(state, event.counter, (counter) => ({
        ...counter,
        clerk: null,
        signedInAt: null,
        paused: false,
        step: null,
      }));
    case 'CounterPaused':
    case 'CounterResumed':
      return changeCounter(state, event.counter, (counter) => ({ ...counter, paused: event.type === 'CounterPaused' }));
    case 'CounterServicesChanged': {
      const pins = new Map(state.pins).set(event.counter, event.services);
      return { ...state, pins, plan: state.plan === null ? null : planOf(state.plan.catalogue, pins) };
    }
    case 'TicketIssued':
    case 'TicketCalled':
    case 'TicketRecalled':
    case 'ServiceStarted':
    case 'TicketFinished':
    case 'TicketMissed':
    case 'TicketParked':
    case 'TicketTakenBack':
    case 'TicketReturned':
    case 'TicketTransferred':
    case 'TicketAmended':
    case 'TicketReinstated':
    case 'TicketCancelled':
    case 'TicketExpired':
    case 'DossiersJoined':
    case 'CallUndone':
    case 'ExpiryUndone':
    case 'MissUndone':
    case 'FinishUndone':
    case 'TransferUndone':
    case 'ReturnUndone':
      return evolveTicket(state, event, at);
    case 'SpeakerChosen':
    case 'CallShown':
    case 'AnnouncementClaimed':
    case 'AnnouncementSpoken':
    case 'AnnouncementDropped':
      return evolveCall(state, event, at);
    case 'PrintRequested':
    case 'PrintBegun':
    case 'PrintConfirmed':
    case 'PrintExpired':
      return evolvePrint(state, event, at);
    default:
      return never(event);
  }
}

/** Whoever sits down at a counter goes on with the ticket that stands there: from now on it is theirs. */
function signedIn(state: LineState, event: Extract<LineEvent, { type: 'ClerkSignedIn' }>, at: Instant): LineState {
  const { counter: id, clerk, how } = event;
  const next = changeCounter(state, id, (counter) => ({
    ...counter,
    clerk,
    signedInAt: at,
    paused: how === 'resumed' ? counter.paused : false,
    step: how === 'resumed' ? counter.step : null,
  }));
  const { present } = counterOf(next, id);
  const ticket = present === null ? undefined : ticketOf(next, present);
  return ticket?.state === 'called' || ticket?.state === 'serving'
    ? replaceTicket(next, ticket, { ...ticket, clerk })
    : next;
}

/** A counter nobody has touched yet is an empty one. */
export const counterOf = (state: LineState, id: CounterId): CounterState => state.counters.get(id) ?? emptyCounter;
