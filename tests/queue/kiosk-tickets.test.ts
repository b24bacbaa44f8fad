import { describe, expect, test } from 'vitest';
import { as, type DeviceId, type TicketId, type Token } from '../../queue/ids.ts';
import type { FromKiosk } from '../../queue/line/commands.ts';
import { BIRTH, C1, COPY, KIOSK, LAN, PRINTER } from './small-hall.ts';
import { type Hall, issue, lan, openHall, ticketId } from './specification.ts';

const OTHER = as<DeviceId>('kiosk-2');

function given(device: DeviceId | null): { readonly hall: Hall; readonly ticket: TicketId } {
  const hall = openHall().given({ ...issue(BIRTH), device });
  return { hall, ticket: ticketId('A001') };
}
const amend = (ticket: TicketId, kiosk: FromKiosk) =>
  ({ type: 'AmendTicket', ticket, service: COPY, category: null, ground: null, kiosk }) as const;

describe('what a kiosk may do with a ticket', () => {
  test('[TAKE-6] given at this kiosk: amended, printed again, cancelled', () => {
    const { hall, ticket } = given(KIOSK);
    const kiosk = { device: KIOSK, token: null };
    hall.given(amend(ticket, kiosk), { type: 'ReprintTicket', ticket, printer: PRINTER, kiosk });
    hall.given({ type: 'CancelTicket', ticket, kiosk });
    expect(hall.ticket(ticket)).toMatchObject({ state: 'cancelled', service: COPY });
  });

  test.each([OTHER, null])('[TAKE-6] given by %s: refused, unless its QR was read here', (device) => {
    const { hall, ticket } = given(device);
    const stranger = { device: KIOSK, token: as<Token>('A001-guessed') };
    hall.refuses(amend(ticket, stranger), 'ticket_not_of_this_kiosk');
    hall.refuses({ type: 'CancelTicket', ticket, kiosk: stranger }, 'ticket_not_of_this_kiosk');
    hall.refuses({ type: 'ReprintTicket', ticket, printer: PRINTER, kiosk: stranger }, 'ticket_not_of_this_kiosk');
    hall.given(amend(ticket, { device: KIOSK, token: hall.ticket(ticket).token }));
  });

  test('[TAKE-6] a collection given elsewhere takes no receipt here, unless its QR was read', () => {
    const hall = openHall().given({
      type: 'IssueCollection',
      dossiers: [],
      channel: 'kiosk',
      device: OTHER,
      language: 'vi',
      printer: null,
    });
    const join = { type: 'JoinDossiers', ticket: ticketId('T001'), dossiers: [] } as const;
    hall.refuses({ ...join, kiosk: { device: KIOSK, token: null } }, 'ticket_not_of_this_kiosk');
    const { token } = hall.ticket(ticketId('T001'));
    hall.refuses({ ...join, kiosk: { device: KIOSK, token } }, 'nothing_to_change');
  });

  test('[TAKE-6] once a counter has called it, it is its clerk who amends it', () => {
    const { hall, ticket } = given(KIOSK);
    expect(hall.calls(C1, LAN)).toBe(ticket);
    hall.refuses(amend(ticket, { device: KIOSK, token: null }), { name: 'ticket_not_waiting', state: 'called' });
    hall.given(lan('StartService', ticket), { ...amend(ticket, { device: KIOSK, token: null }), kiosk: null });
  });
});
