import type { CallingRule } from '../catalogue.ts';
import type {
  CallId,
  ClerkId,
  CounterId,
  DeviceId,
  Instant,
  LocalDate,
  ServiceId,
  TicketId,
  Token,
  ZoneId,
} from '../ids.ts';
import { SmallMap } from '../small-map.ts';
import type { Lunch, Seat } from './events.ts';
import type { Lane } from './lane.ts';
import { type Missed, nobodyMissed, nobodyReturned, type Returned } from './missed.ts';
import type { Pins, Plan } from './plan.ts';
import { PrintQueue } from './print-queue.ts';
import type { SentAway } from './sent-away.ts';
import { noTallies, type Tallies } from './tally.ts';
import type { Ticket } from './ticket.ts';
import { TicketBook } from './ticket-book.ts';

export type DayPhase = 'open' | 'issuing_ended' | 'calling_ended' | 'closed';

export interface Day {
  readonly date: LocalDate;
  /** The date on which it is worked: an earlier one than `date` where a wrong clock opened it. */
  readonly worksOn: LocalDate;
  readonly phase: DayPhase;
  readonly openedAt: Instant;
  readonly issuingPaused: boolean;
  /** When nobody calls today; null where there is no lunch. */
  readonly lunch: Lunch | null;
  /** Lunch: when calling goes on. */
  readonly pausedUntil: Instant | null;
  /** How often it was closed by mistake and opened again. */
  readonly reopened: number;
  /** How it stood when it was closed, while it is: so it may be opened again. */
  readonly closing: Closing | null;
}

interface Closing {
  readonly phase: DayPhase;
  readonly numbersFrom: number;
  readonly seats: readonly Seat[];
}

/** A step that its clerk may take back within 10 s. */
export interface UndoableStep {
  readonly at: Instant;
  readonly clerk: ClerkId;
  readonly ticket: TicketId;
  /** `finish_and_call`: `ticket` is the one called, `finished` the one before. */
  readonly kind: 'call' | 'miss' | 'finish' | 'finish_and_call' | 'transfer' | 'return';
  readonly finished: TicketId | null;
  /** The counter's run of urgent calls before the step. */
  readonly urgentRun: number;
  /** The no-shows that a call has brought one nearer, and which of their returns that was. */
  readonly passed: readonly { readonly ticket: TicketId; readonly returns: number }[];
  /** Of a transfer and a return: where the ticket stood before. */
  readonly sent: SentAway | null;
}

export interface CounterState {
  readonly clerk: ClerkId | null;
  /** When that clerk last signed in here; null while nobody is. */
  readonly signedInAt: Instant | null;
  readonly paused: boolean;
  /** The ticket called or serving here: at most one. */
  readonly present: TicketId | null;
  readonly parked: readonly TicketId[];
  /** How many priority tickets and appointments were called in a row, whether past due or not, and chosen by number too. */
  readonly urgentRun: number;
  readonly step: UndoableStep | null;
}

/** `due`: waits to be spoken. `claimed`: being spoken. The rest are its fates. */
export type Voice = 'due' | 'claimed' | 'spoken' | 'late' | 'interrupted' | 'withdrawn';

export interface Call {
  readonly id: CallId;
  readonly ticket: TicketId;
  readonly number: string;
  readonly counter: CounterId;
  readonly zone: ZoneId;
  readonly at: Instant;
  /** 1 for the call itself, one more for each recall that is to be spoken anew. */
  readonly announcement: number;
  /** When this announcement was asked for: the 45 s run from here. */
  readonly askedAt: Instant;
  readonly voice: Voice;
  readonly claimedAt: Instant | null;
  readonly display: DeviceId | null;
  readonly shownAt: Instant | null;
  /** When the ticket stopped being `called` (it came, was missed …); null while it stands open. */
  readonly endedAt: Instant | null;
}

export interface LineState {
  readonly plan: Plan | null;
  readonly citySeq: number;
  readonly pins: Pins;
  readonly rule: CallingRule;
  readonly day: Day | null;
  /** The last number given for each letter. */
  readonly numbers: Readonly<Record<string, number>>;
  /**
   * The last move of the clock; and the dates that were closed last, each with the number after which it goes on where a
   * clock that was moved back opens it again.
   */
  readonly clock: { readonly move: number; readonly given: Readonly<Record<LocalDate, number>> };
  /** Where each letter's numbers start today: 0, or more after a restore from a backup. */
  readonly numbersFrom: number;
  readonly counters: SmallMap<CounterId, CounterState>;
  /** Today's tickets by number, the ended ones too. */
  readonly tickets: TicketBook;
  readonly lanes: SmallMap<ServiceId, Lane>;
  /** Tickets transferred to one counter. */
  readonly ownLanes: SmallMap<CounterId, Lane>;
  /** How many of today's tickets stand where. */
  readonly tallies: Tallies;
  /** Open calls, and the last of those that ended in the last half minute, oldest announcement first. */
  readonly calls: ReadonlyMap<CallId, Call>;
  readonly missed: Missed;
  readonly returned: Returned;
  readonly speakers: ReadonlyMap<ZoneId, DeviceId>;
  readonly prints: PrintQueue;
}

/** Before the city's catalogue arrives, the targets of design.md §5 stand. */
export const defaultRule: CallingRule = {
  targets: { standard: 20, priority: 5, collection: 10, appointment: 0 },
  urgentLimit: 2,
};

export const initialLine: LineState = {
  plan: null,
  citySeq: 0,
  pins: new Map(),
  rule: defaultRule,
  day: null,
  numbers: {},
  clock: { move: 0, given: {} },
  numbersFrom: 0,
  counters: SmallMap.of(),
  tickets: TicketBook.empty,
  lanes: SmallMap.of(),
  ownLanes: SmallMap.of(),
  tallies: noTallies,
  calls: new Map(),
  missed: nobodyMissed,
  returned: nobodyReturned,
  speakers: new Map(),
  prints: PrintQueue.empty,
};

/** Nobody is called any more on the day at hand. */
export const isCallingOver = ({ day }: Pick<LineState, 'day'>): boolean =>
  day?.phase === 'calling_ended' || day?.phase === 'closed';

export const emptyCounter: CounterState = {
  clerk: null,
  signedInAt: null,
  paused: false,
  present: null,
  parked: [],
  urgentRun: 0,
  step: null,
};

/** `2026-11-22/A012` → `A012`; a ticket of another day is not found by it. */
export const numberOf = (state: LineState, ticket: TicketId): string | null =>
  state.day !== null && ticket.startsWith(`${state.day.date}/`) ? ticket.slice(state.day.date.length + 1) : null;

export function ticketOf(state: LineState, id: TicketId): Ticket | undefined {
  const number = numberOf(state, id);
  return number === null ? undefined : state.tickets.get(number);
}

/** Today's ticket with this token (`A012-` and 128 random bits); a token that was never given out finds none. */
export function ticketByToken(state: LineState, token: Token): Ticket | undefined {
  const ticket = state.tickets.get(token.slice(0, token.indexOf('-')));
  return ticket?.token === token ? ticket : undefined;
}
