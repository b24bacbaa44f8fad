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
