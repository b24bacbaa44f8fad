import type { CallingRule, Catalogue } from '../catalogue.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { addReceived, type DossierState, initialDossiers } from '../dossier/state.ts';
import type { CallId, CounterId, DeviceId, DossierCode, PrintJobId, ServiceId, Token, ZoneId } from '../ids.ts';
import { byNumber, emptyLane, join } from '../line/lane.ts';
import { planOf } from '../line/plan.ts';
import { type Call, type CounterState, type Day, initialLine, type LineState, type PrintJob } from '../line/state.ts';
import type { Ticket } from '../line/ticket.ts';
import { SmallMap } from '../small-map.ts';
import { byText, sortedOf } from '../sorted.ts';
import type { BranchState } from './branch.ts';

/** A branch's state as plain JSON. Disposable: what can be derived is left out and derived again. */
export interface SavedBranch {
  readonly catalogue: Catalogue | null;
  readonly citySeq: number;
  readonly pins: readonly (readonly [CounterId, readonly ServiceId[]])[];
  readonly rule: CallingRule;
  readonly day: Day | null;
  readonly numbers: Readonly<Record<string, number>>;
  readonly numbersFrom: number;
  readonly counters: readonly (readonly [CounterId, CounterState])[];
  readonly tickets: readonly Ticket[];
  readonly calls: readonly (readonly [CallId, Call])[];
  readonly missed: LineState['missed'];
  readonly speakers: readonly (readonly [ZoneId, DeviceId])[];
  readonly prints: readonly (readonly [PrintJobId, PrintJob])[];
  readonly dossiers: readonly Dossier[];
  readonly sequence: DossierState['sequence'];
}

export function save({ line, dossiers }: BranchState): SavedBranch {
  return {
    catalogue: line.plan?.catalogue ?? null,
    citySeq: line.citySeq,
    pins: [...line.pins],
    rule: line.rule,
    day: line.day,
    numbers: line.numbers,
    numbersFrom: line.numbersFrom,
    counters: [...line.counters],
    tickets: [...line.tickets.values()],
    calls: [...line.calls],
    missed: line.missed,
    speakers: [...line.speakers],
    prints: [...line.prints],
    dossiers: [...dossiers.dossiers.values()],
    sequence: dossiers.sequence,
  };
}

export function load(saved: SavedBranch): BranchState {
  return { line: loadLine(saved), dossiers: loadDossiers(saved) };
}

function loadLine(saved: SavedBranch): LineState {
  const { citySeq, rule, day, numbers, numbersFrom } = saved;
  const pins = new Map(saved.pins);
  let lanes = initialLine.lanes;
  let ownLanes = initialLine.ownLanes;
  for (const ticket of saved.tickets) {
    if (ticket.state !== 'waiting') continue;
    if (ticket.only === null) lanes = lanes.with(ticket.service, join(lanes.get(ticket.service) ?? emptyLane, ticket));
    else ownLanes = ownLanes.with(ticket.only, join(ownLanes.get(ticket.only) ?? emptyLane, ticket));
  }
  return {
    ...initialLine,
    plan: saved.catalogue === null ? null : planOf(saved.catalogue, pins),
    citySeq,
    pins,
    rule,
    day,
    numbers,
    numbersFrom,
    counters: SmallMap.of(saved.counters),
    tickets: sortedOf(
      saved.tickets.map((ticket) => [ticket.number, ticket] as const),
      byNumber,
    ),
    lanes,
    ownLanes,
    calls: new Map(saved.calls),
    missed: saved.missed,
    speakers: new Map(saved.speakers),
    prints: new Map(saved.prints),
  };
}

function loadDossiers({ dossiers, sequence }: SavedBranch): DossierState {
  const counts = { inProgress: 0, ready: 0, handedOver: 0 };
  for (const { state } of dossiers)
    counts[state === 'in_progress' ? 'inProgress' : state === 'ready' ? 'ready' : 'handedOver'] += 1;
  if (dossiers.length === 0) return { ...initialDossiers, sequence };
  const today = dossiers.filter(({ code }) => code.split('-')[1] === sequence.date);
  return {
    dossiers: sortedOf(
      dossiers.map((dossier) => [dossier.code, dossier] as const),
      byText,
    ),
    byToken: sortedOf(
      dossiers.map((dossier): readonly [Token, DossierCode] => [dossier.token, dossier.code]),
      byText,
    ),
    receivedIn: today.reduce(addReceived, initialDossiers.receivedIn),
    sequence,
    counts,
  };
}
