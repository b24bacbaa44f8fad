import type { Text } from '../../catalogue.ts';
import type { CounterId, Instant, LocalDate, TicketId, Token } from '../../ids.ts';
import { isCallingOver, type LineState, ticketByToken } from '../../line/state.ts';
import type { Language, TicketState } from '../../line/ticket.ts';

/** One ticket as its own visitor sees it, on the phone or on the kiosk's ticket screen. Its place stands in the line view. */
export interface TicketView {
  readonly ticket: TicketId;
  readonly number: string;
  readonly branch: Text;
  readonly field: Text;
  readonly service: Text;
  readonly state: TicketState;
  readonly language: Language;
  readonly issuedAt: Instant;
  readonly date: LocalDate;
  /** Where the visitor is called to or served; null while waiting. */
  readonly counter: CounterId | null;
  readonly calledAt: Instant | null;
  /** Raised by each recall, so that a phone rings again. */
  readonly announcement: number;
  readonly endedAt: Instant | null;
  /** A no-show that can come back no more, since nobody is called any more that day. */
  readonly final: boolean;
}

export function ticketView(line: LineState, token: Token): TicketView | null {
  const ticket = ticketByToken(line, token);
  const { plan, day } = line;
  if (ticket === undefined || plan === null || day === null) return null;
  const call = ticket.state === 'called' ? line.calls.get(ticket.call) : undefined;
  const nameless: Text = { vi: '', en: '' };
  return {
    ticket: ticket.id,
    number: ticket.number,
    branch: plan.catalogue.branch.name,
    field: plan.fields.get(ticket.field)?.name ?? nameless,
    service: plan.services.get(ticket.service)?.name ?? nameless,
    state: ticket.state,
    language: ticket.language,
    issuedAt: ticket.issuedAt,
    date: day.date,
    counter: 'counter' in ticket ? ticket.counter : null,
    calledAt: call?.askedAt ?? null,
    announcement: call?.announcement ?? 0,
    endedAt: 'endedAt' in ticket ? ticket.endedAt : null,
    final: ticket.state === 'missed' && isCallingOver(line),
  };
}
