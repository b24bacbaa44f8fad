import { expect, test } from 'vitest';
import { eventVersions } from '../../queue/branch/event-versions.ts';
import { readEvent, UnknownEntry } from '../../queue/branch/upcasters.ts';

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

test.each(Object.entries(eventVersions))(
  '[STATE-6] %s: of its %i versions each is read, and none beyond',
  (type, newest) => {
    for (let version = 1; version <= newest; version++)
      expect(readEvent(type, version, JSON.stringify({ type }))).toMatchObject({ type });
    expect(() => readEvent(type, newest + 1, JSON.stringify({ type }))).toThrow(new UnknownEntry(type, newest + 1));
  },
);
