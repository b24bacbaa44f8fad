import { type BranchCommand, type BranchState, decide, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { claimsOf } from '../../queue/branch/claims.ts';
import { eventVersions } from '../../queue/branch/event-versions.ts';
import { shelvedBy } from '../../queue/branch/shelf.ts';
import { visitOf } from '../../queue/branch/visits.ts';
import {
  as,
  type ClerkId,
  type CounterId,
  type DeviceId,
  type DossierCode,
  type Instant,
  type LocalDate,
  type TicketId,
} from '../../queue/ids.ts';
import { shelfRow } from '../../server/branch/shelf-row.ts';
import { createTokens } from '../../server/branch/tokens.ts';
import type { CommandWrite } from '../../server/journal/port.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { systemRandom } from '../../server/system.ts';
import { Dice } from '../simulation/dice.ts';

const FIRST_DAY = '2026-06-01';
const VISITORS_A_DAY = 400;
const MINUTE = 60_000;
/** How long after a dossier came in its result is reported ready. */
const READY_AFTER_DAYS = 3;

/**
 * A branch's stream of about so many entries, made by the rules themselves: working days on which visitors take tickets,
 * are called, shown and served, hand in dossiers and collect their results. Yields what each command writes.
 */
export function* months(entries: number): Generator<CommandWrite> {
  const catalogue = catalogueOf(demoBranch);
  const counters = catalogue.counters.map(({ id }) => id);
  const dice = new Dice(20_260_601);
  const token = createTokens(systemRandom);
  const display = as<DeviceId>('display-1');
  let state: BranchState = initialBranch;
  let at = 0;
  let written = 0;
  let key = 0;
  /** Codes by the day on which they become ready. */
  const ripening: DossierCode[][] = [];

  function* ask(command: BranchCommand, by = 'house'): Generator<CommandWrite> {
    const now = as<Instant>(at);
    const decision = decide(state, command, { at: now, token: token() });
    if (!decision.ok) return;
    const claims: string[] = [];
    const visits = [];
    const shelf = [];
    for (const event of decision.events) {
      shelf.push(...shelvedBy(state, event).map(shelfRow));
      state = evolve(state, event, now);
      claims.push(...claimsOf(event));
      const visit = visitOf(state, event, now);
      if (visit !== null) visits.push(visit);
    }
    written += decision.events.length;
    const events = decision.events.map((event) => ({
      type: event.type,
      version: eventVersions[event.type],
      data: JSON.stringify(event),
    }));
    yield { key: `${by}|${key++}`, by, at: now, fingerprint: '', events, claims, vault: [], visits, shelf };
  }

  function* serve(counter: CounterId): Generator<CommandWrite> {
    const clerk = clerkAt(counter);
    const by = `clerk:${clerk}`;
    yield* ask({ type: 'CallNext', counter, clerk }, by);
    const ticket = state.line.counters.get(counter)?.present ?? null;
    if (ticket === null) return;
    const held = state.line.tickets.get(ticket.split('/')[1] ?? '');
    if (held?.state !== 'called') return;
    yield* ask({ type: 'ReportShown', call: held.call, display }, 'device:display-1');
    yield* ask(
      { type: 'ClaimAnnouncement', call: held.call, announcement: 1, display, form: 'short' },
      'device:display-1',
    );
    at += 8_000;
    yield* ask({ type: 'ReportSpoken', call: held.call, announcement: 1, display }, 'device:display-1');
    if (dice.chance(0.05)) return yield* ask({ type: 'MissTicket', counter, clerk, ticket }, by);
    yield* ask({ type: 'StartService', counter, clerk, ticket }, by);
    for (const dossier of held.dossiers)
      yield* ask({ type: 'HandOver', counter, clerk, ticket, dossier, to: 'applicant', letter: null }, by);
    if (held.category !== 'collection' && dice.chance(0.5)) yield* receive(counter, ticket, by);
    yield* ask({ type: 'FinishService', counter, clerk, ticket }, by);
  }

  function* receive(counter: CounterId, ticket: TicketId, by: string): Generator<CommandWrite> {
    const clerk = clerkAt(counter);
    const service = state.line.plan?.services.get(
      dice.pick(catalogue.counters.find(({ id }) => id === counter)?.services ?? []),
    );
    if (service === undefined) return;
    const before = state.dossiers.dossiers.size;
    yield* ask(
      {
        type: 'ReceiveDossier',
        counter,
        clerk,
        ticket,
        service: service.id,
        applicant: as(token()),
        papers: [...(service.dossier?.papers ?? [])],
        sets: 1,
        feeVnd: 8_000,
        due: null,
      },
      by,
    );
    const code = state.dossiers.dossiers.maxKey();
    if (state.dossiers.dossiers.size > before && code !== undefined) ripening.at(-1)?.push(code);
  }

  at = Temporal.PlainDate.from(FIRST_DAY).toZonedDateTime('Asia/Ho_Chi_Minh').epochMilliseconds;
  yield* ask({ type: 'AdoptCatalogue', citySeq: 1, catalogue });
  for (let day = 0; written < entries; day++) {
    const date = Temporal.PlainDate.from(FIRST_DAY).add({ days: day });
    if (date.dayOfWeek > 5) continue;
    ripening.push([]);
    at = date.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '08:00' }).epochMilliseconds;
    yield* ask({ type: 'OpenDay', date: as<LocalDate>(date.toString()) });
    for (const counter of counters) yield* ask({ type: 'SignIn', counter, clerk: clerkAt(counter), takeOver: true });
    for (const { id: zone } of catalogue.zones)
      yield* ask({ type: 'OfferVoice', zone, display, absent: null }, 'device:display-1');
    const ripe = ripening.at(-1 - READY_AFTER_DAYS) ?? [];
    for (const dossier of ripe) yield* ask({ type: 'MarkReady', dossier }, 'system:cases');
    const kiosk = { channel: 'kiosk', language: 'vi', printer: null } as const;
    for (let visitor = 0; visitor < VISITORS_A_DAY; visitor++) {
      at += MINUTE;
      const result = ripe[visitor];
      yield* result === undefined
        ? ask(
            { type: 'IssueTicket', service: servedAt(visitor), category: 'standard', ground: null, ...kiosk },
            'device:kiosk-1',
          )
        : ask({ type: 'IssueCollection', dossiers: [result], ...kiosk }, 'device:kiosk-1');
      // A few stand in line all day, so that the line has its length.
      if (visitor > 20) yield* serve(counters[visitor % counters.length] ?? as(''));
    }
    for (let round = 0; round < 10; round++) for (const counter of counters) yield* serve(counter);
    yield* ask({ type: 'CloseDay', date: as<LocalDate>(date.toString()) });
  }

  function servedAt(visitor: number) {
    return dice.pick(catalogue.counters[visitor % counters.length]?.services ?? []);
  }
}

const clerkAt = (counter: CounterId): ClerkId => as<ClerkId>(`clerk-${counter}`);
