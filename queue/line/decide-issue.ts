import type { Category, Service } from '../catalogue.ts';
import { as, type DeviceId, type DossierCode, type TicketId, type Token } from '../ids.ts';
import { accept, type Decision, type Refusal, refuse } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import type { IssueTicket, TicketCommand } from './commands.ts';
import type { LineEvent } from './events.ts';
import { isFor } from './for-kiosk.ts';
import { dueTime } from './rule.ts';
import { type LineState, ticketOf } from './state.ts';
import { type Channel, isLiving, type Language } from './ticket.ts';
import { forecast } from './wait.ts';

type IssueCommand = Extract<TicketCommand, { type: 'IssueTicket' | 'IssueCollection' | 'JoinDossiers' }>;

export function decideIssue(state: LineState, command: IssueCommand, stamp: Stamp): Decision<LineEvent> {
  switch (command.type) {
    case 'IssueTicket': {
      const service = state.plan?.services.get(command.service);
      if (service === undefined)
        return refuse(state.plan === null ? { name: 'branch_not_ready' } : { name: 'unknown_service' });
      if (service.id === state.plan?.results?.id) return refuse({ name: 'wrong_category' });
      const refusal = groundRefusal(state, command);
      return refusal === null ? issue(state, service, command, [], stamp) : refuse(refusal);
    }
    case 'IssueCollection': {
      const service = state.plan?.results;
      if (service === undefined || service === null) return refuse({ name: 'service_not_offered_here' });
      return issue(
        state,
        service,
        { ...command, category: 'collection', ground: null },
        [...new Set(command.dossiers)],
        stamp,
      );
    }
    case 'JoinDossiers': {
      const ticket = ticketOf(state, command.ticket);
      if (ticket === undefined) return refuse({ name: 'ticket_unknown' });
      if (!isFor(ticket, command.kiosk)) return refuse({ name: 'ticket_not_of_this_kiosk' });
      if (ticket.category !== 'collection') return refuse({ name: 'not_a_collection_ticket' });
      if (!isLiving(ticket)) return refuse({ name: 'ticket_ended', state: ticket.state });
      const fresh = [...new Set(command.dossiers)].filter((code) => !ticket.dossiers.includes(code));
      if (fresh.length === 0) return refuse({ name: 'nothing_to_change' });
      return accept({ type: 'DossiersJoined', ticket: ticket.id, dossiers: fresh });
    }
    default:
      return never(command);
  }
}

/** Priority needs a ground of the branch's list; nothing else has one. */
export function groundRefusal(state: LineState, asked: Pick<IssueTicket, 'category' | 'ground'>): Refusal | null {
  if (asked.category !== 'priority') return asked.ground === null ? null : { name: 'wrong_category' };
  if (asked.ground === null) return { name: 'ground_required' };
  const known = state.plan?.catalogue.grounds.some((ground) => ground.id === asked.ground) === true;
  return known ? null : { name: 'unknown_ground' };
}

interface Asked {
  readonly category: Category;
  readonly ground: string | null;
  readonly channel: Channel;
  readonly device?: DeviceId | null;
  readonly language: Language;
  readonly printer: DeviceId | null;
}

function issue(
  state: LineState,
  service: Service,
  asked: Asked,
  dossiers: readonly DossierCode[],
  stamp: Stamp,
): Decision<LineEvent> {
  const { plan, day } = state;
  if (plan === null) return refuse({ name: 'branch_not_ready' });
  const closed = closedFor(state);
  if (closed !== null || day === null) return refuse(closed ?? { name: 'branch_closed' });
  const field = plan.fields.get(service.field);
  if (field === undefined || !plan.countersOf.has(service.id)) return refuse({ name: 'service_not_offered_here' });
  if (asked.printer !== null && plan.devices.get(asked.printer)?.kind !== 'printer')
    return refuse({ name: 'unknown_printer' });
  const number = `${field.letter}${String((state.numbers[field.letter] ?? state.numbersFrom) + 1).padStart(3, '0')}`;
  const ticket = as<TicketId>(`${day.date}/${number}`);
  const due = dueTime(state, asked.category, stamp.at);
  return accept({
    type: 'TicketIssued',
    ticket,
    number,
    field: field.id,
    service: service.id,
    category: asked.category,
    ground: asked.ground,
    due,
    token: ticketToken(number, stamp.token),
    channel: asked.channel,
    device: asked.device ?? null,
    language: asked.language,
    dossiers,
    ...forecast(state, service.id, asked.category, due, stamp.at),
    print: asked.printer === null ? null : { job: as(`${ticket}/print`), printer: asked.printer },
  });
}

function closedFor(state: LineState): Refusal | null {
  const { day } = state;
  if (day === null || day.phase === 'closed') return { name: 'branch_closed' };
  if (day.phase !== 'open') return { name: 'issuing_ended' };
  return day.issuingPaused ? { name: 'issuing_paused' } : null;
}

/** The number stands before the random bits, so that a ticket is found by its token without an index of its own. */
const ticketToken = (number: string, random: Token): Token => as<Token>(`${number}-${random}`);
