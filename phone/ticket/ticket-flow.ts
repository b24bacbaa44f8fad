/** What the visitor's phone knows of one ticket, and what it shows and rings for: a plain reducer, no browser. */
import type { Chance, Instant, LineView, TicketView, WaitRange } from '../../wire/views.ts';

export interface TicketFlow {
  readonly ticket: TicketView | null;
  /** Null until the line was heard of, and while the number is not in it. */
  readonly place: {
    readonly ahead: number;
    readonly wait: WaitRange | null;
    /** It may not be called today, since calling ends then. */
    readonly late: { readonly chance: Chance; readonly ends: Instant } | null;
    /** Nobody is called any more today. */
    readonly callingEnded: boolean;
    /** Lunch: when calling goes on; null outside it. */
    readonly pausedUntil: Instant | null;
  } | null;
  /** The refusal's name when the server does not show the ticket. */
  readonly problem: string | null;
  /** It was called and went back to waiting: the call was undone, or the ticket was sent on. */
  readonly calledBefore: boolean;
  readonly heard: boolean;
  /** The server's time when it was last heard; null before it ever was. */
  readonly heardAt: number | null;
}

export type TicketEvent =
  | { readonly type: 'ticket'; readonly view: TicketView }
  | ({ readonly type: 'line' } & LineView)
  | { readonly type: 'problem'; readonly name: string }
  | { readonly type: 'heard'; readonly heard: boolean; readonly at: number | null };

export const initialFlow: TicketFlow = {
  ticket: null,
  place: null,
  problem: null,
  calledBefore: false,
  heard: false,
  heardAt: null,
};

export function follow(flow: TicketFlow, event: TicketEvent): TicketFlow {
  switch (event.type) {
    case 'ticket': {
      const { view } = event;
      const returned = flow.ticket?.state === 'called' && view.state === 'waiting';
      return {
        ...flow,
        ticket: view,
        problem: null,
        calledBefore: view.state === 'waiting' && (flow.calledBefore || returned),
        place: view.state === 'waiting' ? flow.place : null,
      };
    }
    case 'line': {
      const own = event.places.find(([number]) => number === flow.ticket?.number);
      if (own === undefined) return { ...flow, place: null };
      const [, ahead, wait, chance] = own;
      const late = chance === undefined || event.ends === null ? null : { chance, ends: event.ends };
      const { callingEnded, pausedUntil } = event;
      return { ...flow, place: { ahead, wait, late, callingEnded, pausedUntil } };
    }
    case 'problem':
      return event.name === 'ticket_unknown' && hasEnded(flow.ticket)
        ? { ...flow, ticket: { ...flow.ticket, final: true } }
        : { ...flow, problem: event.name };
    case 'heard':
      return { ...flow, heard: event.heard, heardAt: event.heard || flow.heard ? event.at : flow.heardAt };
    default:
      return event satisfies never;
  }
}

/** How it ended stays on the phone when the next day has come and the server knows it no more. */
const hasEnded = (ticket: TicketView | null): ticket is TicketView => ticket !== null && ENDED.has(ticket.state);

const ENDED: ReadonlySet<TicketView['state']> = new Set(['served', 'missed', 'cancelled', 'expired']);

/** Whether the phone may still have to ring: not once it is served, nor for who waits when nobody is called any more. */
export const mayRing = ({ ticket, place }: TicketFlow): boolean =>
  ticket !== null && ticket.state !== 'serving' && !(ticket.state === 'waiting' && place?.callingEnded === true);

export type Shown = 'loading' | 'unknown' | 'other_branch' | TicketView['state'];

/** Problems that say that this server keeps no such branch. */
const OTHER_BRANCH: ReadonlySet<string> = new Set(['branch_unknown', 'topic_unknown', 'code_of_another_branch']);
/** Problems that pass by themselves. */
const PASSING: ReadonlySet<string> = new Set(['too_many_requests', 'closing', 'unknown_error', 'branch_not_ready']);

export function shownOf({ ticket, problem }: TicketFlow): Shown {
  if (problem !== null && !PASSING.has(problem)) return OTHER_BRANCH.has(problem) ? 'other_branch' : 'unknown';
  return ticket?.state ?? 'loading';
}

/**
 * A call or a recall that this phone has not rung for, told by its time: a call that was undone and made anew begins to count
 * its announcements again. Opened in the middle of a call it rings too.
 */
export const mustRing = (before: TicketFlow, after: TicketFlow): boolean =>
  after.ticket?.state === 'called' &&
  (before.ticket?.state !== 'called' || (before.ticket.calledAt ?? 0) < (after.ticket.calledAt ?? 0));

/** The ticket may still change: the phone stays awake for it. */
export const isLiving = (flow: TicketFlow): boolean => LIVING.has(shownOf(flow));

const LIVING: ReadonlySet<Shown> = new Set(['waiting', 'called', 'parked']);
