import { z } from 'zod';
import { deviceId, done, instant, language, line, serviceId, ticketId, token, waitRange } from './fields.ts';

export const issueTicketBody = z
  .strictObject({
    service: serviceId,
    category: z.enum(['standard', 'priority']).default('standard'),
    /** Of the branch's list of grounds; with `priority` only. */
    ground: line(40).nullable().default(null),
    language: language.default('vi'),
    /** Where to print it; null when the visitor needs no paper. A kiosk's own printer is used when left out. */
    printer: deviceId.nullable().optional(),
  })
  .meta({ id: 'IssueTicket' });
export type IssueTicketBody = z.input<typeof issueTicketBody>;

export const issuedAnswer = done
  .extend({
    ticket: ticketId,
    number: z.string(),
    token,
    /** Where a phone follows it. */
    url: z.string(),
    due: instant,
    ahead: z.int(),
    wait: waitRange,
    printJob: z.string().nullable(),
  })
  .meta({ id: 'IssuedTicket' });
export type IssuedAnswer = z.output<typeof issuedAnswer>;

/** Of a ticket that a kiosk did not give: what its QR said. Nobody else needs it. */
const scanned = token.nullable().default(null);

/**
 * From the kiosk's ticket screen ("I am eighty"), or from the console. With the service of results no category is given: the
 * ticket becomes a collection ticket.
 */
export const amendTicketBody = z
  .strictObject({
    ticket: ticketId,
    service: serviceId.nullable().default(null),
    category: z.enum(['standard', 'priority']).nullable().default(null),
    ground: line(40).nullable().default(null),
    token: scanned,
  })
  .meta({ id: 'AmendTicket' });
export type AmendTicketBody = z.input<typeof amendTicketBody>;

export const ticketBody = z.strictObject({ ticket: ticketId }).meta({ id: 'OnTicket' });
export type TicketBody = z.input<typeof ticketBody>;

export const cancelTicketBody = z.strictObject({ ticket: ticketId, token: scanned }).meta({ id: 'CancelTicket' });
export type CancelTicketBody = z.input<typeof cancelTicketBody>;

export const reprintBody = z
  .strictObject({ ticket: ticketId, printer: deviceId.optional(), token: scanned })
  .meta({ id: 'ReprintTicket' });
export type ReprintBody = z.input<typeof reprintBody>;
