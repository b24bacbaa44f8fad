import {
  type BranchCommand,
  type BranchEvent,
  type BranchState,
  decide,
  evolve,
  initialBranch,
} from '../../queue/branch/branch.ts';
import type { Catalogue } from '../../queue/catalogue.ts';
import {
  as,
  type ClerkId,
  type CounterId,
  type Instant,
  type LocalDate,
  type ServiceId,
  type TicketId,
  type Token,
} from '../../queue/ids.ts';
import type { Ticket } from '../../queue/line/ticket.ts';
import type { Refusal } from '../../queue/refusals.ts';
import type { Dice } from './dice.ts';

export const MINUTE = 60_000;
const DAY = as<LocalDate>('2026-11-23');
/** Midnight in Hanoi at the beginning of that Monday: minutes of the day count from here. */
const MIDNIGHT = Date.UTC(2026, 10, 22, 17);
export const minuteOf = (at: Instant): number => (at - MIDNIGHT) / MINUTE;

/** From the call until the visitor stands at the desk. */
const WALK_MINUTES = 0.5;
const GIVEN_UP_MINUTES = 1.5;

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * A hall with visitors and clerks, played on the real rules with its own time. Clerks call as soon as they are free;
 * visitors come when `at` says so. Nothing in it depends on the machine.
 */
export class SimulatedHall {
  state: BranchState = initialBranch;
  readonly entries: { readonly event: BranchEvent; readonly at: Instant }[] = [];
  readonly refused: Refusal[] = [];
  private now = 0;
  private order = 0;
  private tokens = 0;
  private due: Due[] = [];
  private readonly dice: Dice;
  private readonly noShows: number;
  /** Another rule than the house's: whom a counter calls by number. Null: nobody. */
  chooses: ((counter: CounterId) => TicketId | null) | null = null;

  constructor(catalogue: Catalogue, dice: Dice, noShows = 0) {
    this.dice = dice;
    this.noShows = noShows;
    this.ask({ type: 'AdoptCatalogue', citySeq: 1, catalogue });
    const { lunch } = catalogue.hours;
    const at = (minute: number): Instant => as<Instant>(MIDNIGHT + minute * MINUTE);
    const known = lunch === null ? {} : { lunch: { from: at(lunch.from), until: at(lunch.until) } };
    this.ask({ type: 'OpenDay', date: DAY, ...known });
  }

  get instant(): Instant {
    return as<Instant>(Math.round(MIDNIGHT + this.now * MINUTE));
  }

  /** @param minute of the day. */
  at(minute: number, run: () => void): void {
    this.due.push({ at: minute, order: this.order++, run });
  }

  /** Runs everything that is due, in order of time, until nothing is left. */
  run(): void {
    for (;;) {
      let next = 0;
      if (this.due.length === 0) return;
      this.due.forEach((one, index) => {
        const best = this.due[next] as Due;
        if (one.at < best.at || (one.at === best.at && one.order < best.order)) next = index;
      });
      const [one] = this.due.splice(next, 1);
      if (one === undefined) return;
      this.now = Math.max(this.now, one.at);
      one.run();
    }
  }

  ask(command: BranchCommand): boolean {
    const at = this.instant;
    const decision = decide(this.state, command, { at, token: as<Token>(`token-${this.tokens++}`) });
    if (!decision.ok) {
      this.refused.push(decision.refusal);
      return false;
    }
    for (const event of decision.events) {
      this.state = evolve(this.state, event, at);
      this.entries.push({ event, at });
    }
    return true;
  }

  opens(counter: CounterId): void {
    this.ask({ type: 'SignIn', counter, clerk: clerkAt(counter), takeOver: false });
    this.calls(counter);
  }

  takes(service: ServiceId, ground: string | null = null): void {
    const taken = this.ask(
      service === this.state.line.plan?.results?.id
        ? { type: 'IssueCollection', dossiers: [], channel: 'kiosk', language: 'vi', printer: null }
        : {
            type: 'IssueTicket',
            service,
            category: ground === null ? 'standard' : 'priority',
            ground,
            channel: 'kiosk',
            language: 'vi',
            printer: null,
          },
    );
    if (taken) for (const counter of this.state.line.counters.keys()) this.calls(counter);
  }

  /** A clerk who is free and not on a pause calls whoever is next. */
  calls(counter: CounterId): void {
    const desk = this.state.line.counters.get(counter);
    if (desk === undefined || desk.clerk === null || desk.paused || desk.present !== null) return;
    const by = { counter, clerk: clerkAt(counter) };
    const chosen = this.chooses?.(counter);
    if (chosen === null) return;
    const command =
      chosen === undefined ? ({ type: 'CallNext' } as const) : ({ type: 'CallTicket', ticket: chosen } as const);
    if (!this.ask({ ...command, ...by })) return;
    const ticket = this.state.line.counters.get(counter)?.present;
    if (ticket == null) throw new Error('A call was granted and nobody stands at the desk');
    if (this.dice.chance(this.noShows)) this.later(GIVEN_UP_MINUTES, counter, 'MissTicket', ticket);
    else this.at(this.now + WALK_MINUTES, () => this.serves(counter, ticket));
  }

  ticketOf(id: TicketId): Ticket | undefined {
    return this.state.line.tickets.get(id.slice(DAY.length + 1));
  }

  private serves(counter: CounterId, ticket: TicketId): void {
    if (!this.ask({ type: 'StartService', counter, clerk: clerkAt(counter), ticket })) return;
    const service = this.ticketOf(ticket)?.service;
    const minutes = (service && this.state.line.plan?.services.get(service)?.minutes) ?? 1;
    this.later(this.dice.serviceTime(minutes), counter, 'FinishService', ticket);
  }

  private later(minutes: number, counter: CounterId, type: 'FinishService' | 'MissTicket', ticket: TicketId): void {
    this.at(this.now + minutes, () => {
      this.ask({ type, counter, clerk: clerkAt(counter), ticket });
      this.calls(counter);
    });
  }
}

export const clerkAt = (counter: CounterId): ClerkId => as<ClerkId>(`clerk-${counter}`);

/** Minutes from issue to first call of those that were called. */
export const waits = (tickets: Iterable<Ticket>): number[] =>
  [...tickets].flatMap(({ firstCalledAt, issuedAt }) =>
    firstCalledAt === null ? [] : [(firstCalledAt - issuedAt) / MINUTE],
  );

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
