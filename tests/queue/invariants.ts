import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { BranchState } from '../../queue/branch/branch.ts';
import { isCalledFrom } from '../../queue/line/back-to-line.ts';
import { byPlace, isUrgent, type Lane, type Place } from '../../queue/line/lane.ts';
import { isCallingOver, ticketByToken, ticketOf } from '../../queue/line/state.ts';
import { emptyTally, noTallies, recount } from '../../queue/line/tally.ts';
import { isLiving, type Ticket } from '../../queue/line/ticket.ts';
import { MINUTE } from './small-hall.ts';

/** What must be true of a branch at every moment, whatever was asked of it. */
export const expectSound = (state: BranchState): void => expect(faultsOf(state)).toEqual([]);

/** In words, what is wrong with a state; gathered, since millions of single expectations would take minutes. */
function faultsOf(state: BranchState): readonly string[] {
  const tickets = [...state.line.tickets.values()];
  const found: string[] = [];
  const must = (holds: boolean, otherwise: string) => {
    if (!holds) found.push(otherwise);
  };
  must(tickets.length === state.line.tickets.size, 'the tickets are counted wrong');
  for (const ticket of tickets)
    must(isSame(state.line.tickets.get(ticket.number), ticket), `${ticket.number} is filed wrong`);
  for (const ticket of tickets)
    must(isSame(ticketByToken(state.line, ticket.token), ticket), `${ticket.id} is not found by its token`);
  for (const { id, state: now, due, issuedAt, category } of tickets)
    must(
      now === 'cancelled' || due === issuedAt + state.line.rule.targets[category] * MINUTE,
      `${id} is due by another rule than today's`,
    );
  countersHoldTheirTickets(state, tickets, must);
  lanesHoldWhoeverWaits(state, tickets, must);
  callsAreOpenForTheCalled(state, tickets, must);
  for (const ticket of tickets)
    must(
      ticket.state !== 'waiting' || isCalledFrom(state.line.plan, ticket),
      `${ticket.id} waits where no counter calls`,
    );
  for (const { id, ticket: owner } of state.line.prints.values()) {
    const ticket = ticketOf(state.line, owner);
    const mayComeBack = ticket?.state === 'missed' && !isCallingOver(state.line);
    must(ticket !== undefined && (isLiving(ticket) || mayComeBack), `${id} is owed for a ticket that has ended`);
  }
  missedStandInOrder(state, tickets, must);
  ticketsAreCounted(state, tickets, must);
  dossiersAreCounted(state, must);
  dossiersWaitOnOneTicket(state, tickets, must);
  return found;
}

type Must = (holds: boolean, otherwise: string) => void;

/** Of what has ended the book makes the ticket anew. */
const isSame = (one: Ticket | undefined, other: Ticket): boolean => isDeepStrictEqual(one, other);

function missedStandInOrder({ line }: BranchState, tickets: readonly Ticket[], must: Must): void {
  const missed = tickets.filter((ticket) => ticket.state === 'missed');
  let found = 0;
  for (const [counter, places] of line.missed)
    for (const [{ endedAt }, number] of places.entries()) {
      found += 1;
      const ticket = line.tickets.get(number);
      must(
        ticket?.state === 'missed' && ticket.counter === counter && ticket.endedAt === endedAt,
        `${number} stands among the missed of counter ${counter}`,
      );
    }
  const back = tickets.filter(({ returns, state }) => returns > 0 && (state === 'waiting' || state === 'called'));
  must(
    isDeepStrictEqual([...line.returned.keys()].sort(), back.map(({ number }) => number).sort()),
    'who came back is lost',
  );
  must(found === missed.length, 'a no-show stands among the missed of no counter, or of two');
}

function ticketsAreCounted({ line }: BranchState, tickets: readonly Ticket[], must: Must): void {
  const tallies = tickets.reduce((counts, ticket) => recount(counts, null, ticket), noTallies);
  for (const [field, tally] of line.tallies)
    must(isDeepStrictEqual(tally, tallies.get(field) ?? emptyTally), `the tickets of ${field} are counted wrong`);
  must(
    [...tallies.keys()].every((field) => line.tallies.has(field)),
    'the tickets of a field are not counted',
  );
}

function countersHoldTheirTickets({ line }: BranchState, tickets: readonly Ticket[], must: Must): void {
  const counters = [...line.counters.values()];
  const clerks = counters.flatMap(({ clerk }) => clerk ?? []);
  must(new Set(clerks).size === clerks.length, 'a clerk is at two counters');
  let standing = 0;
  let parked = 0;
  for (const ticket of tickets) {
    if (ticket.state === 'called' || ticket.state === 'serving') {
      const counter = line.counters.get(ticket.counter);
      standing += 1;
      must(counter?.present === ticket.id, `${ticket.id} is not the one at counter ${ticket.counter}`);
      must(counter?.clerk == null || counter.clerk === ticket.clerk, `${ticket.id} is with a clerk who has left`);
    }
    if (ticket.state === 'parked') {
      parked += 1;
      must(line.counters.get(ticket.counter)?.parked.includes(ticket.id) === true, `${ticket.id} is parked nowhere`);
    }
  }
  must(
    counters.filter(({ present }) => present !== null).length === standing,
    'a counter holds a ticket that has gone',
  );
  must(counters.flatMap((counter) => counter.parked).length === parked, 'a counter has parked a ticket that has gone');
  for (const { step, present } of counters) {
    const leadsToDesk = step?.sent?.from.state !== 'waiting' && step?.sent?.from.state !== 'parked';
    must(
      step === null || !leadsToDesk || present === null || present === step.ticket,
      `${step?.ticket} could be taken back to a desk that holds ${present}`,
    );
  }
}

function lanesHoldWhoeverWaits({ line }: BranchState, tickets: readonly Ticket[], must: Must): void {
  let found = 0;
  const look = (lane: Lane, belongs: (ticket: Ticket) => boolean) => {
    for (const part of ['urgent', 'plain', 'held'] as const) {
      let before: Place | null = null;
      for (const [place, number] of lane[part].entries()) {
        found += 1;
        const ticket = line.tickets.get(number);
        must(ticket?.state === 'waiting', `${number} stands in a lane and does not wait`);
        if (ticket?.state !== 'waiting') continue;
        must(
          ticket.due === place.due && ticket.issuedAt === place.issuedAt,
          `${number} stands at another time's place`,
        );
        must(belongs(ticket), `${number} stands in another lane`);
        const own = ticket.behind > 0 ? 'held' : isUrgent(ticket.category) ? 'urgent' : 'plain';
        must(part === own, `${number} stands with the ${part} ones`);
        must(before === null || byPlace(before, place) < 0, `${number} stands before its place`);
        before = place;
      }
    }
  };
  for (const [service, lane] of line.lanes) look(lane, (ticket) => ticket.only === null && ticket.service === service);
  for (const [counter, lane] of line.ownLanes) look(lane, (ticket) => ticket.only === counter);
  must(found === tickets.filter(({ state }) => state === 'waiting').length, 'somebody waits in no lane, or in two');
}

function callsAreOpenForTheCalled({ line }: BranchState, tickets: readonly Ticket[], must: Must): void {
  let called = 0;
  for (const ticket of tickets) {
    if (ticket.state !== 'called') continue;
    called += 1;
    must(line.calls.get(ticket.call)?.endedAt === null, `${ticket.id} is called and its call has ended`);
  }
  let open = 0;
  for (const call of line.calls.values()) {
    if (call.endedAt === null) open += 1;
    else must(call.voice !== 'due', `${call.id} has ended and still waits for a voice`);
    must(ticketOf(line, call.ticket)?.number === call.number, `${call.id} calls another number`);
  }
  must(open === called, 'a call is open and nobody is called by it');
}

function dossiersAreCounted({ dossiers }: BranchState, must: Must): void {
  const counts = { in_progress: 0, ready: 0, handed_over: 0 };
  for (const { state } of dossiers.dossiers.values()) counts[state] += 1;
  const { inProgress, ready, handedOver } = dossiers.counts;
  must(
    inProgress === counts.in_progress && ready === counts.ready && handedOver === counts.handed_over + dossiers.shelved,
    'the dossiers are counted wrong',
  );
  must(dossiers.byToken.size === dossiers.dossiers.size, 'a receipt leads to a dossier that has left the state');
  must(dossiers.byHandover.size === counts.handed_over, 'the row for the shelf holds others than those handed over');
  for (const codes of dossiers.receivedIn.values())
    must(
      codes.every((code) => dossiers.dossiers.has(code)),
      'a visit holds a dossier that has left the state',
    );
}

function dossiersWaitOnOneTicket({ dossiers }: BranchState, tickets: readonly Ticket[], must: Must): void {
  for (const ticket of tickets) {
    if (!isLiving(ticket)) continue;
    for (const code of ticket.dossiers)
      must(dossiers.dossiers.get(code)?.collection === ticket.id, `${code} waits on ${ticket.id} and on another`);
  }
}
