import { expect, test } from 'vitest';
import { evolve, initialBranch } from '../../queue/branch/branch.ts';
import { eventVersions } from '../../queue/branch/event-versions.ts';
import { readEvent, UnknownEntry } from '../../queue/branch/upcasters.ts';
import { expectSound } from './invariants.ts';
import { LAND } from './small-hall.ts';
import { lan, openHall } from './specification.ts';

test.each([
  ['TicketTeleported', 1],
  ['toString', 1],
  ['TicketIssued', eventVersions.TicketIssued + 1],
  ['TicketIssued', 0],
  ['TicketIssued', 1.5],
])('[STATE-6] %s of version %d is refused by name, and its data is not looked at', (type, version) => {
  expect(() => readEvent(type, version, 'no JSON')).toThrow(new UnknownEntry(type, version));
});

test('[STATE-6] a ticket that an older program wrote is read in the shape of this one', () => {
  expect(readEvent('TicketIssued', 1, '{"type":"TicketIssued","number":"A001"}')).toEqual({
    type: 'TicketIssued',
    number: 'A001',
    device: null,
  });
});

test('[STATE-6] an erasure that an older program wrote is read as one whose rows are gone already', () => {
  const written = { type: 'PersonalDataErased', dossier: 'H26.01.01-261123-0001', clerk: 'hang' };
  expect(readEvent('PersonalDataErased', 1, JSON.stringify(written))).toEqual({ ...written, rows: [] });
});

test('[STATE-6] a transfer that an older program wrote is folded, and nobody takes it back', () => {
  const hall = openHall();
  const ticket = hall.issues();
  hall.given(lan('CallTicket', ticket), { ...lan('TransferTicket', ticket), service: LAND, to: null });
  hall.state = hall.entries.reduce((state, { event, at }) => {
    if (event.type !== 'TicketTransferred') return evolve(state, event, at);
    const { from: _, ...written } = event;
    return evolve(state, readEvent(event.type, 1, JSON.stringify(written)), at);
  }, initialBranch);
  expectSound(hall.state);
  expect(hall.ticket(ticket)).toMatchObject({ state: 'waiting', service: LAND });
  hall.refuses(lan('Undo', ticket), 'nothing_to_undo');
});

test.each(Object.entries(eventVersions))(
  '[STATE-6] %s: of its %i versions each is read, and none beyond',
  (type, newest) => {
    for (let version = 1; version <= newest; version++)
      expect(readEvent(type, version, JSON.stringify({ type }))).toMatchObject({ type });
    expect(() => readEvent(type, newest + 1, JSON.stringify({ type }))).toThrow(new UnknownEntry(type, newest + 1));
  },
);
