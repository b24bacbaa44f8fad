import type { FromKiosk } from './commands.ts';
import type { Ticket } from './ticket.ts';

/**
 * Whether a kiosk may act on a ticket: it gave it, or has read its QR. A number alone is no right, since numbers are counted
 * up and stand on the board. Without a kiosk it is somebody whose right was looked at before.
 */
export const isFor = (ticket: Ticket, kiosk: FromKiosk | null | undefined): boolean =>
  kiosk == null || ticket.device === kiosk.device || ticket.token === kiosk.token;
