import type { Category } from '../../catalogue.ts';
import type { ClerkId, CounterId, FieldId, Instant, ServiceId, TicketId } from '../../ids.ts';
import { callingOrder } from '../../line/calling-order.ts';
import { decideUndo, UNDO_MS } from '../../line/decide-undo.ts';
import { laneSize } from '../../line/lane.ts';
import { newestMissed } from '../../line/missed.ts';
import { lanesOf } from '../../line/next-ticket.ts';
import { isAttended } from '../../line/rivals.ts';
import {
  type CounterState,
  emptyCounter,
  type LineState,
  ticketOf,
  type UndoableStep,
  type Voice,
} from '../../line/state.ts';
import type { Language, Ticket, TicketState, Why } from '../../line/ticket.ts';
import type { BranchState } from '../branch.ts';
import { unlessCollectedElsewhere } from '../one-living-ticket.ts';
import { type DayCard, dayCard } from './hall-view.ts';

export interface TicketCard {
  readonly ticket: TicketId;
  readonly number: string;
  readonly field: FieldId;
  readonly service: ServiceId;
  readonly category: Category;
  readonly ground: string | null;
  readonly state: TicketState;
  readonly issuedAt: Instant;
  readonly due: Instant;
  readonly language: Language;
  readonly calls: number;
  /** Reinstated: so many others still go first. */
  readonly behind: number;
  /** Transferred to this counter alone; null when any that serves it may call it. */
  readonly only: CounterId | null;
}

export type PresentCard = TicketCard & {
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly why: Why | null;
  /** Whether the hall has seen and heard the call; null once it is served. */
  readonly call: { readonly shownAt: Instant | null; readonly voice: Voice; readonly announcement: number } | null;
};

/** What a clerk's console shows, but for the dossiers, which are the clerk's alone (dossiers-view.ts); all times absolute. */
export interface CounterView {
  readonly counter: CounterId;
  readonly clerk: ClerkId | null;
  readonly paused: boolean;
  readonly services: readonly ServiceId[];
  readonly day: DayCard | null;
  readonly present: PresentCard | null;
  readonly parked: readonly TicketCard[];
  /** The first of the line in the order in which this counter will call them. */
  readonly line: readonly TicketCard[];
  /** How many wait for this counter's services. */
  readonly waiting: number;
  /** Sent to one counter where nobody sits now, for services of this one: it may call them, by their number alone. */
  readonly unattended: readonly TicketCard[];
  /** Today's no-shows of this counter that may come back, newest first. */
  readonly missed: readonly TicketCard[];
  readonly undo: {
    readonly ticket: TicketId;
    readonly number: string;
    readonly kind: UndoableStep['kind'];
    readonly until: Instant;
  } | null;
}

/** Longer lines are counted, not listed: a clerk looks at the next few. */
const LISTED = 30;
const LISTED_MISSED = 20;

export function counterView(state: BranchState, id: CounterId, at: Instant): CounterView | null {
  const { line } = state;
  const counter = line.counters.get(id) ?? emptyCounter;
  const services = line.plan?.counters.get(id)?.services;
  if (services === undefined) return null;
  const lanes = lanesOf(line, id);
  const present = counter.present === null ? undefined : ticketOf(line, counter.present);
  const card = (number: string): TicketCard => ticketCard(line.tickets.get(number) as Ticket);
  return {
    counter: id,
    clerk: counter.clerk,
    paused: counter.paused,
    services,
    day: dayCard(line),
    present: present === undefined ? null : presentCard(line, present),
    parked: counter.parked.flatMap((ticket) => ticketOf(line, ticket) ?? []).map(ticketCard),
    line: callingOrder(line, lanes, counter.urgentRun, at, LISTED).map(card),
    waiting: lanes.reduce((sum, lane) => sum + laneSize(lane), 0),
    unattended: unattendedFor(line, id, services, at),
    missed: missedAt(state, id),
    undo: undoOf(state, id, counter, at),
  };
}

export const ticketCard = (ticket: Ticket): TicketCard => ({
  ticket: ticket.id,
  number: ticket.number,
  field: ticket.field,
  service: ticket.service,
  category: ticket.category,
  ground: ticket.ground,
  state: ticket.state,
  issuedAt: ticket.issuedAt,
  due: ticket.due,
  language: ticket.language,
  calls: ticket.calls,
  behind: ticket.state === 'waiting' ? Math.max(0, ticket.behind) : 0,
  only: ticket.only,
});

function presentCard(line: LineState, ticket: Ticket): PresentCard {
  const called = ticket.state === 'called' ? ticket : null;
  const call = called === null ? undefined : line.calls.get(called.call);
  return {
    ...ticketCard(ticket),
    calledAt: called?.calledAt ?? ticket.firstCalledAt,
    startedAt: ticket.state === 'serving' ? ticket.startedAt : null,
    why: called?.why ?? null,
    call: call === undefined ? null : { shownAt: call.shownAt, voice: call.voice, announcement: call.announcement },
  };
}

function unattendedFor(
  line: LineState,
  here: CounterId,
  services: readonly ServiceId[],
  at: Instant,
): readonly TicketCard[] {
  return [...line.ownLanes]
    .flatMap(([counter, lane]) =>
      counter === here || isAttended(line, counter) ? [] : callingOrder(line, [lane], 0, at, LISTED),
    )
    .flatMap((number) => line.tickets.get(number) ?? [])
    .filter(({ service }) => services.includes(service))
    .map(ticketCard);
}

function missedAt({ line }: BranchState, counter: CounterId): readonly TicketCard[] {
  return [...newestMissed(line.missed, counter).take(LISTED_MISSED)]
    .flatMap((number) => line.tickets.get(number) ?? [])
    .map(ticketCard);
}

/** What the clerk there may take back at this moment: shown exactly where it would be granted. */
function undoOf(state: BranchState, id: CounterId, { clerk, step }: CounterState, at: Instant): CounterView['undo'] {
  if (step === null || clerk === null) return null;
  const { ticket, kind } = step;
  const decision = decideUndo(state.line, { type: 'Undo', counter: id, clerk, ticket }, { at });
  if (!unlessCollectedElsewhere(state, decision).ok) return null;
  return { ticket, number: ticket.split('/')[1] ?? '', kind, until: (step.at + UNDO_MS) as Instant };
}
