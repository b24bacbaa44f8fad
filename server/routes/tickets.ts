import { z } from 'zod';
import type { DeviceId, Token } from '../../queue/ids.ts';
import type { FromKiosk } from '../../queue/line/commands.ts';
import { ticketByToken } from '../../queue/line/state.ts';
import type { Channel } from '../../queue/line/ticket.ts';
import { ticketUrl } from '../../wire/codes.ts';
import { done } from '../../wire/http/fields.ts';
import {
  amendTicketBody,
  cancelTicketBody,
  issuedAnswer,
  issueTicketBody,
  reprintBody,
} from '../../wire/http/tickets.ts';
import type { Outcome } from '../branch/outcome.ts';
import type { Identity } from '../people/identity.ts';
import type { Api, Entered } from './api.ts';
import { carryOut, doneAnswer, eventOf } from './command.ts';

const tag = 'Tickets';

export function ticketRoutes(api: Api): void {
  api.command(
    {
      path: '/api/branches/{branch}/tickets',
      summary: 'Issue a ticket',
      tag,
      right: 'issue',
      body: issueTicketBody,
      answer: issuedAnswer,
    },
    (asked) => {
      const { service, category, ground, language } = asked.body;
      const printer = printerFor(asked, asked.body.printer);
      if (printer === undefined) return { refused: 'unknown_printer' };
      const channel = channelOf(asked.identity);
      const device = kioskId(asked);
      return {
        command: { type: 'IssueTicket', service, category, ground, channel, device, language, printer },
        answer: issuedBy(api, asked),
      };
    },
  );
  api.command(
    {
      path: '/api/branches/{branch}/tickets/amend',
      summary: 'Change service or category; number and time of issue stay',
      tag,
      right: 'amend',
      body: amendTicketBody,
      answer: done,
    },
    (asked) => {
      const { token, ...change } = asked.body;
      return { command: { type: 'AmendTicket', ...change, kiosk: fromKiosk(asked, token) }, answer: doneAnswer };
    },
  );
  api.command(
    {
      path: '/api/branches/{branch}/tickets/cancel',
      summary: 'Cancel a waiting ticket',
      tag,
      right: 'amend',
      body: cancelTicketBody,
      answer: done,
    },
    (asked) => {
      const { ticket, token } = asked.body;
      return { command: { type: 'CancelTicket', ticket, kiosk: fromKiosk(asked, token) }, answer: doneAnswer };
    },
  );
  api.post(
    {
      path: '/api/branches/{branch}/tickets/reprint',
      summary: 'Print a ticket again',
      tag,
      right: 'reprint',
      body: reprintBody,
      answer: done,
    },
    (asked) => {
      const { ticket, token } = asked.body;
      const printer = printerFor(asked, asked.body.printer);
      if (printer == null) return asked.problem('unknown_printer');
      return carryOut(asked, { type: 'ReprintTicket', ticket, printer, kiosk: fromKiosk(asked, token) }, doneAnswer);
    },
  );
  api.post(
    {
      path: '/api/branches/{branch}/phone/{token}/cancel',
      summary: 'Cancel a ticket from the phone: the token is the right',
      tag,
      right: null,
      body: z.strictObject({}),
      answer: done,
    },
    (asked) => {
      const { line } = asked.branch.folded().state;
      const ticket = ticketByToken(line, asked.params.token as Token);
      if (ticket === undefined) return asked.problem('ticket_unknown');
      return carryOut(asked, { type: 'CancelTicket', ticket: ticket.id }, doneAnswer, [], ticket.id);
    },
  );
}

export const channelOf = (identity: Identity): Channel =>
  identity.kind === 'clerk' ? 'clerk' : identity.kind === 'visitor' ? 'phone' : 'kiosk';

/** The kiosk that asks; null for everybody else. */
export const kioskId = ({ identity }: Entered): DeviceId | null =>
  identity.kind === 'device' && identity.device === 'kiosk' ? identity.id : null;

/** How a kiosk's right to a ticket is looked at in the rules: it gave it, or has read its QR (`token`). */
export function fromKiosk(asked: Entered, token: Token | null): FromKiosk | null {
  const device = kioskId(asked);
  return device === null ? null : { device, token };
}

/** A kiosk prints on the printer beside it, or not at all; a clerk where they say. Undefined: that one is not theirs. */
export function printerFor(asked: Entered, wanted: DeviceId | null | undefined): DeviceId | null | undefined {
  const own = ownPrinter(asked);
  if (wanted === undefined) return own;
  return asked.identity.kind !== 'device' || wanted === null || wanted === own ? wanted : undefined;
}

function ownPrinter({ branch, identity }: Entered) {
  if (identity.kind !== 'device') return null;
  return branch.folded().state.line.plan?.devices.get(identity.id)?.printer ?? null;
}

/** What a new ticket's visitor is told, read from the event: a retry gets the same words. */
export const issuedBy =
  (api: Api, { branchId }: Entered) =>
  (outcome: Extract<Outcome, { kind: 'done' }>) => {
    const issued = eventOf(outcome, 'TicketIssued');
    if (issued === undefined) throw new Error('A ticket was issued without an event');
    const { ticket, number, token, due, ahead, wait, print } = issued;
    const url = ticketUrl(api.house.publicUrl, branchId, token);
    return { ...doneAnswer(outcome), ticket, number, token, url, due, ahead, wait, printJob: print?.job ?? null };
  };
