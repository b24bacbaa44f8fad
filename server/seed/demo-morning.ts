import { type BranchCommand, type BranchState, decide, evolve, initialBranch } from '../../queue/branch/branch.ts';
import {
  as,
  type ClerkId,
  type CounterId,
  type Instant,
  type LocalDate,
  type ServiceId,
  type TicketId,
  type Token,
  type VaultRef,
} from '../../queue/ids.ts';
import { ticketOf } from '../../queue/line/state.ts';
import type { Applicant } from '../../wire/http/dossiers.ts';
import { demoBranch } from './branches.ts';
import { catalogueOf } from './catalogue.ts';
import { applicants, type DemoVisitor, visitors } from './demo-visitors.ts';

export interface DemoStep {
  readonly minutesAgo: number;
  readonly command: BranchCommand;
  /** `house`, `device:kiosk-1`, `clerk:lan`. */
  readonly sender: string;
  readonly vault?: readonly { readonly ref: VaultRef; readonly content: Applicant }[];
}

/** Two of the eight counters stay free: there the person who looks at the demo signs in. */
const AT_WORK: readonly (readonly [counter: string, clerk: string])[] = [
  ['1', 'lan'],
  ['2', 'minh'],
  ['3', 'hoa'],
  ['4', 'duc'],
  ['6', 'son'],
  ['8', 'tuan'],
];
const OPENED_MINUTES_AGO = 60;
const TICK_MINUTES = 0.25;
/** From the call until the visitor stands at the desk; after the second, the clerk believes in a no-show. */
const WALK_MINUTES = 0.75;
const GIVEN_UP_MINUTES = 2;
/** The catalogue's minutes, with the spread of people's matters: one factor after the other. */
const SPREAD = [0.8, 1.1, 0.6, 1.3, 0.9, 0.7, 1.2];
/** The dossiers of these applicants have become results by now. */
const READY = [0, 2];
const READY_MINUTES_AGO = 6;
/** The board shows these large as the hall opens. */
const JUST_CALLED: readonly (readonly [counter: string, clerk: string, minutesAgo: number])[] = [
  ['4', 'duc', 0.2],
  ['2', 'minh', 0.1],
];

/**
 * A morning of the demo branch, so that its hall opens already alive: what was asked for, by whom, and how long before now.
 * Complete for an empty stream: it begins with the catalogue and the day, and the rules refuse none of it.
 */
export function demoMorning(date: LocalDate): readonly DemoStep[] {
  const morning = new Morning(date);
  const coming = [...visitors];
  for (let ago = OPENED_MINUTES_AGO - 2; ago > 0; ago -= TICK_MINUTES) {
    for (let next = coming[0]; next !== undefined && next.minutesAgo >= ago; next = coming[0]) {
      morning.arrives(next, ago);
      coming.shift();
    }
    for (const [counter, clerk] of AT_WORK) morning.works(as<CounterId>(counter), as<ClerkId>(clerk), ago);
    if (ago === READY_MINUTES_AGO) morning.resultsAreReady(ago);
  }
  for (const [counter, clerk, ago] of JUST_CALLED) morning.callsNext(as<CounterId>(counter), as<ClerkId>(clerk), ago);
  return morning.steps;
}

class Morning {
  readonly steps: DemoStep[] = [];
  private state: BranchState = initialBranch;
  private readonly visitorOf = new Map<TicketId, { readonly visitor: DemoVisitor; readonly spread: number }>();
  private readonly filed = new Set<number>();

  constructor(date: LocalDate) {
    const catalogue = catalogueOf(demoBranch);
    this.add(OPENED_MINUTES_AGO, 'house', { type: 'AdoptCatalogue', citySeq: 1, catalogue });
    this.add(OPENED_MINUTES_AGO, 'house', { type: 'OpenDay', date });
    for (const [counter, clerk] of AT_WORK)
      this.add(OPENED_MINUTES_AGO - 1, `clerk:${clerk}`, {
        type: 'SignIn',
        counter: as<CounterId>(counter),
        clerk: as<ClerkId>(clerk),
        takeOver: false,
      });
  }

  arrives(visitor: DemoVisitor, minutesAgo: number): void {
    const kiosk = this.visitorOf.size % 3 === 2 ? '2' : '1';
    this.add(minutesAgo, `device:kiosk-${kiosk}`, {
      type: 'IssueTicket',
      service: as<ServiceId>(visitor.service),
      category: visitor.ground === undefined ? 'standard' : 'priority',
      ground: visitor.ground ?? null,
      channel: 'kiosk',
      language: visitor.language ?? 'vi',
      printer: null,
    });
    const issued = [...this.state.line.tickets.values()].find(({ id }) => !this.visitorOf.has(id));
    if (issued === undefined) throw new Error('A ticket was asked for and not issued');
    const spread = SPREAD[this.visitorOf.size % SPREAD.length] ?? 1;
    this.visitorOf.set(issued.id, { visitor, spread });
  }

  /** One look of a clerk at the desk: calls, starts, finishes or gives up, whichever is due. */
  works(counter: CounterId, clerk: ClerkId, minutesAgo: number): void {
    const present = this.state.line.counters.get(counter)?.present ?? null;
    const ticket = present === null ? undefined : ticketOf(this.state.line, present);
    const by = { counter, clerk };
    const sender = `clerk:${clerk}`;
    if (ticket === undefined) {
      this.add(minutesAgo, sender, { type: 'CallNext', ...by }, 'may be refused');
      return;
    }
    const on = { ...by, ticket: ticket.id };
    const { visitor, spread } = this.visitorOf.get(ticket.id) ?? { visitor: undefined, spread: 1 };
    const now = instantOf(minutesAgo);
    if (ticket.state === 'called') {
      const minutes = (now - ticket.calledAt) / 60_000;
      if (visitor?.leaves === true) {
        if (minutes >= GIVEN_UP_MINUTES) this.add(minutesAgo, sender, { type: 'MissTicket', ...on });
      } else if (minutes >= WALK_MINUTES) this.add(minutesAgo, sender, { type: 'StartService', ...on });
    }
    if (ticket.state === 'serving') {
      const expected = this.state.line.plan?.services.get(ticket.service)?.minutes ?? 0;
      const minutes = (now - ticket.startedAt) / 60_000;
      if (visitor?.files !== undefined && !this.filed.has(visitor.files) && minutes >= expected / 2)
        this.files(visitor.files, on, ticket.service, minutesAgo);
      if (minutes >= expected * spread) this.add(minutesAgo, sender, { type: 'FinishService', ...on });
    }
  }

  callsNext(counter: CounterId, clerk: ClerkId, minutesAgo: number): void {
    const ticket = this.state.line.counters.get(counter)?.present;
    if (ticket == null) throw new Error(`Counter ${counter} has nobody to finish with`);
    this.add(minutesAgo, `clerk:${clerk}`, { type: 'FinishAndCallNext', counter, clerk, ticket });
  }

  private files(
    index: number,
    on: { counter: CounterId; clerk: ClerkId; ticket: TicketId },
    id: ServiceId,
    minutesAgo: number,
  ): void {
    const taken = this.state.line.plan?.services.get(id)?.dossier;
    const content = applicants[index];
    if (taken == null || content === undefined) return;
    this.filed.add(index);
    const ref = as<VaultRef>(`demo-applicant-${index + 1}`);
    const { papers, feeVnd } = taken;
    this.add(
      minutesAgo,
      `clerk:${on.clerk}`,
      { type: 'ReceiveDossier', ...on, service: id, applicant: ref, papers, sets: 1, feeVnd, due: null },
      'must succeed',
      [{ ref, content }],
    );
  }

  resultsAreReady(minutesAgo: number): void {
    for (const { code, applicant } of this.state.dossiers.dossiers.values())
      if (READY.some((index) => applicant === `demo-applicant-${index + 1}`))
        this.add(minutesAgo, 'house', { type: 'MarkReady', dossier: code });
  }

  private add(
    minutesAgo: number,
    sender: string,
    command: BranchCommand,
    refusal: 'must succeed' | 'may be refused' = 'must succeed',
    vault?: NonNullable<DemoStep['vault']>,
  ): void {
    const at = instantOf(minutesAgo);
    const token = as<Token>(`demo-${this.steps.length}`);
    const decision = decide(this.state, command, { at, token });
    if (!decision.ok) {
      if (refusal === 'may be refused') return;
      throw new Error(`The demo's morning: ${command.type} is refused, ${decision.refusal.name}`);
    }
    for (const event of decision.events) this.state = evolve(this.state, event, at);
    this.steps.push({ minutesAgo, command, sender, ...(vault === undefined ? {} : { vault }) });
  }
}

/** Only distances count here; the loop stamps the real time. */
const SOME_NOON = 1_800_000_000_000;
const instantOf = (minutesAgo: number): Instant => as<Instant>(SOME_NOON - minutesAgo * 60_000);
