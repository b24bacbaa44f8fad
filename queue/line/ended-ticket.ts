import type { Instant } from '../ids.ts';
import type { CancelledTicket, ExpiredTicket, ServedTicket, Ticket } from './ticket.ts';

/**
 * A ticket that has ended, as text: a hall that served 100,000 today keeps a line of some 200 bytes for each, where an object
 * with its times and texts takes 700. A snapshot takes the lines as they are.
 */
export type EndedText = string & { readonly endedTicket: true };

type EndedTicket = ServedTicket | CancelledTicket | ExpiredTicket;

/** A no-show is none of them: it may come back at any time. */
export const hasEnded = (ticket: Ticket): ticket is EndedTicket =>
  ticket.state === 'served' || ticket.state === 'cancelled' || ticket.state === 'expired';

/** In order; times count from the issue. The state's own fields stand last. */
export type EndedRow = readonly [
  id: Ticket['id'],
  field: Ticket['field'],
  service: Ticket['service'],
  category: Ticket['category'],
  ground: Ticket['ground'],
  issuedAt: Instant,
  due: number,
  token: Ticket['token'],
  channel: Ticket['channel'],
  device: Ticket['device'],
  language: Ticket['language'],
  dossiers: Ticket['dossiers'],
  only: Ticket['only'],
  foretold: readonly [ahead: number, min?: number, max?: number],
  counts: readonly [calls: number, returns: number, reprints: number],
  firstCalledAt: number | null,
  firstStartedAt: number | null,
  endedAt: number,
  end:
    | readonly [
        state: 'served',
        counter: ServedTicket['counter'],
        clerk: ServedTicket['clerk'],
        startedAt: number,
        startImplied: 0 | 1,
        byClosing: 0 | 1,
      ]
    | readonly ['cancelled']
    | readonly ['expired', ExpiredTicket['was']],
];

export function packed(ticket: EndedTicket): EndedText {
  const { issuedAt, foretold } = ticket;
  const since = <At extends Instant | null>(at: At) => (at === null ? null : at - issuedAt);
  return textOf([
    ticket.id,
    ticket.field,
    ticket.service,
    ticket.category,
    ticket.ground,
    issuedAt,
    ticket.due - issuedAt,
    ticket.token,
    ticket.channel,
    ticket.device,
    ticket.language,
    ticket.dossiers,
    ticket.only,
    foretold.wait === null ? [foretold.ahead] : [foretold.ahead, foretold.wait.min, foretold.wait.max],
    [ticket.calls, ticket.returns, ticket.reprints],
    since(ticket.firstCalledAt),
    since(ticket.firstStartedAt),
    ticket.endedAt - issuedAt,
    endOf(ticket),
  ]);
}

export const textOf = (row: EndedRow): EndedText => JSON.stringify(row) as EndedText;

function endOf(ticket: EndedTicket): EndedRow[18] {
  if (ticket.state === 'cancelled') return ['cancelled'];
  if (ticket.state === 'expired') return ['expired', ticket.was];
  const { counter, clerk, startedAt, startImplied, byClosing } = ticket;
  return ['served', counter, clerk, startedAt - ticket.issuedAt, startImplied ? 1 : 0, byClosing ? 1 : 0];
}

export function unpacked(text: EndedText): EndedTicket {
  const row = JSON.parse(text) as EndedRow;
  const [id, field, service, category, ground, issuedAt, due, token, channel, device, language, dossiers] = row;
  const [, , , , , , , , , , , , only, [ahead, min, max], counts, firstCalledAt, firstStartedAt, ended, end] = row;
  const [calls, returns, reprints] = counts;
  const at = (since: number): Instant => (issuedAt + since) as Instant;
  const facts = {
    id,
    number: numberIn(text),
    field,
    service,
    category,
    ground,
    issuedAt,
    due: at(due),
    token,
    channel,
    device,
    language,
    dossiers,
    only,
    calls,
    returns,
    reprints,
    foretold: { ahead, wait: min === undefined || max === undefined ? null : { min, max } },
    firstCalledAt: firstCalledAt === null ? null : at(firstCalledAt),
    firstStartedAt: firstStartedAt === null ? null : at(firstStartedAt),
  };
  const endedAt = at(ended);
  if (end[0] === 'cancelled') return { ...facts, state: 'cancelled', endedAt };
  if (end[0] === 'expired') return { ...facts, state: 'expired', endedAt, was: end[1] };
  const [state, counter, clerk, startedAt, startImplied, byClosing] = end;
  return {
    ...facts,
    state,
    counter,
    clerk,
    startedAt: at(startedAt),
    endedAt,
    startImplied: startImplied === 1,
    byClosing: byClosing === 1,
  };
}

/** Of `["2026-11-22/A012",…`; nothing else of it is read. */
export const numberIn = (text: EndedText): string => text.slice(text.indexOf('/') + 1, text.indexOf('"', 2));
