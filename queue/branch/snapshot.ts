import type { CallingRule, Catalogue } from '../catalogue.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { addReceived, type DossierState, handoverPlace, initialDossiers } from '../dossier/state.ts';
import type { CallId, CounterId, DeviceId, DossierCode, FieldId, ServiceId, Token, ZoneId } from '../ids.ts';
import { type EndedRow, textOf } from '../line/ended-ticket.ts';
import { emptyLane, join } from '../line/lane.ts';
import { addMissed, type Missed, nobodyMissed, nobodyReturned, returnedNow } from '../line/missed.ts';
import { planOf } from '../line/plan.ts';
import { type PrintJob, PrintQueue } from '../line/print-queue.ts';
import { type Call, type CounterState, type Day, initialLine, type LineState } from '../line/state.ts';
import type { Tally } from '../line/tally.ts';
import type { Ticket } from '../line/ticket.ts';
import { type Kept, type Moves, TicketBook } from '../line/ticket-book.ts';
import { SmallMap } from '../small-map.ts';
import { byText, fromSorted, sortedOf } from '../sorted.ts';
import type { BranchState } from './branch.ts';

/** The version of the state's shape: an older snapshot is ignored, and the stream folded from its start. */
export const STATE_VERSION = 12;

/** A branch's state as plain JSON. Disposable: what can be derived is left out and derived again. */
export interface SavedBranch {
  readonly catalogue: Catalogue | null;
  readonly citySeq: number;
  readonly pins: readonly (readonly [CounterId, readonly ServiceId[]])[];
  readonly rule: CallingRule;
  readonly day: Day | null;
  readonly numbers: Readonly<Record<string, number>>;
  readonly numbersFrom: number;
  readonly clock: LineState['clock'];
  readonly counters: readonly (readonly [CounterId, CounterState])[];
  /** An ended one as its line of text says it. */
  readonly tickets: readonly (Ticket | EndedRow)[];
  readonly moves: Moves;
  readonly tallies: readonly (readonly [FieldId, Tally])[];
  readonly calls: readonly (readonly [CallId, Call])[];
  readonly speakers: readonly (readonly [ZoneId, DeviceId])[];
  readonly prints: readonly PrintJob[];
  /** Every dossier of a service lists the same papers: each list is kept once, and shared again by those that are loaded. */
  readonly papers: readonly Dossier['papers'][];
  readonly dossiers: readonly SavedDossier[];
  readonly sequence: DossierState['sequence'];
  readonly shelved: number;
}

/** What few dossiers have; left out where nothing was corrected, written down or erased. */
type Seldom = Pick<Dossier, 'correction' | 'rows' | 'erased'>;

/** `papers` is a place in the list of lists. */
type SavedDossier = Omit<Dossier, 'papers' | keyof Seldom> & Partial<Seldom> & { readonly papers: number };

/** Dossiers or tickets in a piece: two milliseconds on a quiet machine, five on a busy one. */
const ROWS_A_PIECE = 500;

/**
 * The JSON of a SavedBranch, piece by piece: a branch that has served for years, or thousands today, holds so much that its
 * hall would stand still for the time that the whole takes. The state may go on meanwhile; this one stays as it is.
 */
export function* savedText({ line, dossiers }: BranchState): Generator<string> {
  const { sequence, shelved } = dossiers;
  let piece = `${JSON.stringify({ ...savedLine(line), sequence, shelved }).slice(0, -1)},"tickets":[`;
  let rows = 0;
  let comma = '';
  for (const kept of line.tickets.keptOnes()) {
    piece += comma + (typeof kept === 'string' ? kept : JSON.stringify(kept));
    comma = ',';
    rows += 1;
    if (rows % ROWS_A_PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  piece += '],"dossiers":[';
  comma = '';
  const places = new Map<string, number>();
  const papers: Dossier['papers'][] = [];
  for (const dossier of dossiers.dossiers.values()) {
    const text = JSON.stringify(dossier.papers);
    const place = places.get(text) ?? papers.push(dossier.papers) - 1;
    places.set(text, place);
    piece += comma + JSON.stringify(savedDossier(dossier, place));
    comma = ',';
    rows += 1;
    if (rows % ROWS_A_PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}],"papers":${JSON.stringify(papers)}}`;
}

function savedDossier({ correction, rows, erased, ...dossier }: Dossier, papers: number): SavedDossier {
  return {
    ...dossier,
    papers,
    ...(correction === null ? {} : { correction }),
    ...(rows.length === 0 ? {} : { rows }),
    ...(erased ? { erased } : {}),
  };
}

function savedLine(line: LineState): Omit<SavedBranch, 'papers' | 'dossiers' | 'sequence' | 'shelved' | 'tickets'> {
  return {
    catalogue: line.plan?.catalogue ?? null,
    citySeq: line.citySeq,
    pins: [...line.pins],
    rule: line.rule,
    day: line.day,
    numbers: line.numbers,
    numbersFrom: line.numbersFrom,
    clock: line.clock,
    counters: [...line.counters],
    moves: line.tickets.moves,
    tallies: [...line.tallies],
    calls: [...line.calls],
    speakers: [...line.speakers],
    prints: [...line.prints.values()],
  };
}

/** Takes over what it is given: the dossiers of the state are those of `saved`, which is of no use any more. */
export function load(saved: SavedBranch): BranchState {
  return { line: loadLine(saved), dossiers: loadDossiers(saved) };
}

function loadLine(saved: SavedBranch): LineState {
  const { citySeq, rule, day, numbers, numbersFrom, clock } = saved;
  const pins = new Map(saved.pins);
  let lanes = initialLine.lanes;
  let ownLanes = initialLine.ownLanes;
  let missed: Missed = nobodyMissed;
  let returned = nobodyReturned;
  for (const ticket of saved.tickets) {
    if (!('state' in ticket)) continue;
    returned = returnedNow(returned, null, ticket);
    if (ticket.state === 'missed') missed = addMissed(missed, ticket);
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
    clock,
    counters: SmallMap.of(saved.counters),
    tickets: TicketBook.of(keptOf(saved.tickets), saved.moves),
    lanes,
    ownLanes,
    calls: new Map(saved.calls),
    tallies: SmallMap.of(saved.tallies),
    missed,
    returned,
    speakers: new Map(saved.speakers),
    prints: PrintQueue.of(saved.prints),
  };
}

function* keptOf(saved: SavedBranch['tickets']): Generator<Kept> {
  for (const ticket of saved) yield 'state' in ticket ? ticket : textOf(ticket);
}

function loadDossiers({ papers, dossiers: saved, sequence, shelved }: SavedBranch): DossierState {
  const noRows: Dossier['rows'] = [];
  const dossiers = saved.map((dossier) => {
    const { correction = null, rows = noRows, erased = false } = dossier;
    return Object.assign(dossier, { papers: papers[dossier.papers] ?? [], correction, rows, erased }) as Dossier;
  });
  const counts = { inProgress: 0, ready: 0, handedOver: shelved };
  for (const { state } of dossiers)
    counts[state === 'in_progress' ? 'inProgress' : state === 'ready' ? 'ready' : 'handedOver'] += 1;
  if (dossiers.length === 0) return { ...initialDossiers, sequence, shelved, counts };
  const today = dossiers.filter(({ code }) => code.includes(`-${sequence.date}-`));
  return {
    // Saved in order of their codes.
    dossiers: fromSorted(
      dossiers.map(({ code }) => code),
      dossiers,
      byText,
    ),
    byToken: sortedOf(
      dossiers.map((dossier): readonly [Token, DossierCode] => [dossier.token, dossier.code]),
      byText,
    ),
    receivedIn: today.reduce(addReceived, initialDossiers.receivedIn),
    byHandover: sortedOf(
      dossiers.flatMap((dossier): (readonly [string, DossierCode])[] =>
        dossier.state === 'handed_over' ? [[handoverPlace(dossier), dossier.code]] : [],
      ),
      byText,
    ),
    sequence,
    shelved,
    counts,
  };
}
