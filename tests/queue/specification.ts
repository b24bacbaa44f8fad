import { expect } from 'vitest';
import {
  type BranchCommand,
  type BranchEvent,
  type BranchState,
  decide,
  evolve,
  initialBranch,
} from '../../queue/branch/branch.ts';
import {
  as,
  type CallId,
  type ClerkId,
  type CounterId,
  type DossierCode,
  type Instant,
  type ServiceId,
  type TicketId,
  type Token,
  type VaultRef,
} from '../../queue/ids.ts';
import type { Ticket } from '../../queue/line/ticket.ts';
import type { Refusal } from '../../queue/refusals.ts';
import { PaperShelf } from './paper-shelf.ts';
import { BIRTH, BOARD, C1, C2, C3, EIGHT, HALL, HOA, LAN, MINH, smallHall, TODAY } from './small-hall.ts';

/**
 * A branch whose clock stands still until it is moved: `given` what was asked for and granted, `when` a command comes,
 * `then` these events, or this refusal and nothing changed.
 */
export class Hall {
  state: BranchState = initialBranch;
  now: Instant = EIGHT;
  readonly entries: { readonly event: BranchEvent; readonly at: Instant }[] = [];
  readonly shelf = new PaperShelf();
  private tokens = 0;

  /** Commands that must be granted, one after the other. */
  given(...commands: readonly BranchCommand[]): this {
    for (const command of commands) this.grants(command);
    return this;
  }

  after(ms: number): this {
    this.now = as<Instant>(this.now + ms);
    return this;
  }

  grants(command: BranchCommand): readonly BranchEvent[] {
    const decision = this.asks(command);
    if (!decision.ok) throw new Error(`${command.type} is refused: ${JSON.stringify(decision.refusal)}`);
    return decision.events;
  }

  asks(command: BranchCommand): ReturnType<typeof decide> {
    const stamp = { at: this.now, token: as<Token>(`token-${this.tokens++}`) };
    const decision = decide(this.state, command, stamp, this.shelf.named(command));
    if (decision.ok)
      for (const event of decision.events) {
        this.shelf.sees(this.state, event);
        this.state = evolve(this.state, event, this.now);
        this.entries.push({ event, at: this.now });
      }
    return decision;
  }

  refuses(command: BranchCommand, refusal: Refusal['name'] | Refusal): void {
    const before = this.state;
    const decision = this.asks(command);
    const given = decision.ok ? decision.events : decision.refusal;
    expect(given).toEqual(typeof refusal === 'string' ? expect.objectContaining({ name: refusal }) : refusal);
    expect(this.state).toBe(before);
  }

  ticket(id: TicketId): Ticket {
    const ticket = this.state.line.tickets.get(id.slice(TODAY.length + 1));
    if (ticket === undefined) throw new Error(`${id} was never issued`);
    return ticket;
  }

  present(counter: CounterId): string | null {
    return this.state.line.counters.get(counter)?.present?.split('/')[1] ?? null;
  }

  /** Takes a ticket and says which. */
  issues(service: ServiceId = BIRTH, ground: string | null = null): TicketId {
    for (const event of this.grants(issue(service, ground))) if (event.type === 'TicketIssued') return event.ticket;
    throw new Error('No ticket was issued');
  }

  /** Whom the counter calls next. */
  calls(counter: CounterId, clerk: ClerkId): TicketId {
    for (const event of this.grants({ type: 'CallNext', counter, clerk }))
      if (event.type === 'TicketCalled') return event.ticket;
    throw new Error('Nobody was called');
  }

  /** Takes in a dossier at the desk, with the visitor being served there. */
  receives(counter: CounterId, clerk: ClerkId, ticket: TicketId, service: ServiceId = BIRTH): DossierCode {
    for (const event of this.grants(receive(counter, clerk, ticket, service)))
      if (event.type === 'DossierReceived') return event.dossier;
    throw new Error('No dossier was received');
  }
}

/** Open since eight; Lan at 1, Minh at 2, Hoa at 3; the board speaks. */
export const openHall = (): Hall =>
  new Hall().given(
    { type: 'AdoptCatalogue', citySeq: 1, catalogue: smallHall },
    { type: 'OpenDay', date: TODAY },
    { type: 'SignIn', counter: C1, clerk: LAN, takeOver: false },
    { type: 'SignIn', counter: C2, clerk: MINH, takeOver: false },
    { type: 'SignIn', counter: C3, clerk: HOA, takeOver: false },
    { type: 'OfferVoice', zone: HALL, display: BOARD, absent: null },
  );

export const issue = (
  service: ServiceId,
  ground: string | null = null,
): Extract<BranchCommand, { type: 'IssueTicket' }> => ({
  type: 'IssueTicket',
  service,
  category: ground === null ? 'standard' : 'priority',
  ground,
  channel: 'kiosk',
  language: 'vi',
  printer: null,
});

export const receive = (
  counter: CounterId,
  clerk: ClerkId,
  ticket: TicketId,
  service: ServiceId = BIRTH,
): Extract<BranchCommand, { type: 'ReceiveDossier' }> => ({
  type: 'ReceiveDossier',
  counter,
  clerk,
  ticket,
  service,
  applicant: as<VaultRef>('applicant-1'),
  papers: [{ name: 'Tờ khai', form: 'original', quantity: 1 }],
  sets: 1,
  feeVnd: 0,
  due: null,
});

export const collect = (...dossiers: DossierCode[]): Extract<BranchCommand, { type: 'IssueCollection' }> => ({
  type: 'IssueCollection',
  dossiers,
  channel: 'kiosk',
  language: 'vi',
  printer: null,
});

export const ticketId = (number: string): TicketId => as<TicketId>(`${TODAY}/${number}`);
export const callId = (number: string, count = 1): CallId => as<CallId>(`${TODAY}/${number}/${count}`);

/** What a clerk asks of a ticket, at their counter. */
const by =
  (counter: CounterId, clerk: ClerkId) =>
  <Type extends BranchCommand['type']>(type: Type, ticket: TicketId) =>
    ({ type, counter, clerk, ticket }) as const;

export const lan = by(C1, LAN);
export const minh = by(C2, MINH);
export const hoa = by(C3, HOA);
