import { expect } from 'vitest';
import type { BranchState } from '../../queue/branch/branch.ts';
import { byPlace, isUrgent, type Lane, type Place } from '../../queue/line/lane.ts';
import { ticketByToken, ticketOf } from '../../queue/line/state.ts';
import type { Ticket } from '../../queue/line/ticket.ts';

/** What must be true of a branch at every moment, whatever was asked of it. */
export function expectSound(state: BranchState): void {
  const tickets = [...state.line.tickets.values()];
  countersHoldTheirTickets(state, tickets);
  lanesHoldWhoeverWaits(state, tickets);
  callsAreOpenForTheCalled(state, tickets);
  dossiersAreCounted(state);
  for (const [number, ticket] of state.line.tickets.entries()) expect(ticket.number).toBe(number);
  for (const ticket of tickets) expect(ticketByToken(state.line, ticket.token)).toBe(ticket);
}

function countersHoldTheirTickets({ line }: BranchState, tickets: readonly Ticket[]): void {
  const clerks = [...line.counters.values()].flatMap(({ clerk }) => clerk ?? []);
  expect(new Set(clerks).size, 'a clerk is at one counter').toBe(clerks.length);
  const standing = tickets.filter((ticket) => ticket.state === 'called' || ticket.state === 'serving');
  const parked = tickets.filter((ticket) => ticket.state === 'parked');
  for (const ticket of standing) expect(line.counters.get(ticket.counter)?.present, ticket.id).toBe(ticket.id);
  for (const ticket of parked) expect(line.counters.get(ticket.counter)?.parked, ticket.id).toContain(ticket.id);
  const present = [...line.counters.values()].flatMap((counter) => counter.present ?? []);
  expect(present.length, 'one ticket a counter, one counter a ticket').toBe(standing.length);
  expect([...line.counters.values()].flatMap((counter) => counter.parked)).toHaveLength(parked.length);
  for (const ticket of standing) {
    const { clerk } = line.counters.get(ticket.counter) ?? {};
    if (clerk != null) expect(ticket.clerk, 'a ticket stands with the clerk who sits there').toBe(clerk);
  }
}

function lanesHoldWhoeverWaits({ line }: BranchState, tickets: readonly Ticket[]): void {
  const waiting = tickets.filter((ticket) => ticket.state === 'waiting');
  let found = 0;
  const look = (lane: Lane, belongs: (ticket: Ticket) => boolean) => {
    for (const part of ['urgent', 'plain', 'held'] as const) {
      const places = [...lane[part].entries()];
      places.forEach(([place, number], index) => {
        found += 1;
        const ticket = line.tickets.get(number);
        expect(ticket).toMatchObject({ state: 'waiting', due: place.due, issuedAt: place.issuedAt });
        if (ticket?.state !== 'waiting') return;
        expect(belongs(ticket)).toBe(true);
        expect(part).toBe(ticket.behind > 0 ? 'held' : isUrgent(ticket.category) ? 'urgent' : 'plain');
        const before = places[index - 1]?.[0] as Place | undefined;
        if (before !== undefined) expect(byPlace(before, place)).toBeLessThan(0);
      });
    }
  };
  for (const [service, lane] of line.lanes) look(lane, (ticket) => ticket.only === null && ticket.service === service);
  for (const [counter, lane] of line.ownLanes) look(lane, (ticket) => ticket.only === counter);
  expect(found, 'whoever waits stands in one lane').toBe(waiting.length);
}

function callsAreOpenForTheCalled({ line }: BranchState, tickets: readonly Ticket[]): void {
  const open = [...line.calls.values()].filter(({ endedAt }) => endedAt === null);
  const called = tickets.filter((ticket) => ticket.state === 'called');
  expect(open.map(({ id }) => id).sort()).toEqual(called.map((ticket) => ticket.call).sort());
  for (const call of line.calls.values()) {
    if (call.endedAt !== null) expect(call.voice, 'an ended call waits for no voice').not.toBe('due');
    expect(ticketOf(line, call.ticket)?.number).toBe(call.number);
  }
}

function dossiersAreCounted({ dossiers }: BranchState): void {
  const count = (state: string) => [...dossiers.dossiers.values()].filter((dossier) => dossier.state === state).length;
  expect(dossiers.counts).toEqual({
    inProgress: count('in_progress'),
    ready: count('ready'),
    handedOver: count('handed_over'),
  });
}
