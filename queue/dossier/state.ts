import {
  as,
  type DossierCode,
  type Instant,
  type LocalDate,
  type TicketId,
  type Token,
  type VaultRef,
} from '../ids.ts';
import { byText, drop, emptySorted, put, type Sorted } from '../sorted.ts';
import { never } from '../stamp.ts';
import type { Dossier, DossierFacts, HandedOver } from './dossier.ts';
import type { DossierEvent } from './events.ts';

/** The dossiers that can still change, and those that were handed over a few days ago; the others are on the shelf. */
export interface DossierState {
  readonly dossiers: Sorted<DossierCode, Dossier>;
  readonly byToken: Sorted<Token, DossierCode>;
  /** The dossiers received in each visit of the day of the last receipt. */
  readonly receivedIn: Sorted<TicketId, readonly DossierCode[]>;
  /** The last sequence given, and the day it was given on: sequences start again each day. */
  readonly sequence: { readonly date: string; readonly last: number };
  /** Those handed over, the longest ago first: whose turn it is to go to the shelf. */
  readonly byHandover: Sorted<string, DossierCode>;
  /** How many are on the shelf. */
  readonly shelved: number;
  /** Of all that were ever received: what is on the shelf was handed over. */
  readonly counts: { readonly inProgress: number; readonly ready: number; readonly handedOver: number };
}

export const initialDossiers: DossierState = {
  dossiers: emptySorted<DossierCode, Dossier>(byText),
  byToken: emptySorted<Token, DossierCode>(byText),
  receivedIn: emptySorted<TicketId, readonly DossierCode[]>(byText),
  sequence: { date: '', last: 0 },
  byHandover: emptySorted<string, DossierCode>(byText),
  shelved: 0,
  counts: { inProgress: 0, ready: 0, handedOver: 0 },
};

export function evolveDossier(state: DossierState, event: DossierEvent, at: Instant): DossierState {
  if (event.type === 'DossiersShelved') return shelve(state, event.dossiers);
  if (event.type === 'DossierTakenFromShelf') return takeFromShelf(state, event.facts);
  if (event.type === 'DossierReceived') {
    const { type: _, dossier: code, clerk: receivedBy, ...rest } = event;
    const dossier: Dossier = {
      ...rest,
      code,
      receivedBy,
      receivedAt: at,
      handovers: 0,
      collection: null,
      correction: null,
      rows: [],
      erased: false,
      state: 'in_progress',
    };
    const [, date = '', last = '0'] = code.split('-');
    return {
      ...replace(state, dossier),
      byToken: put(state.byToken, event.token, code),
      receivedIn: addReceived(state.sequence.date === date ? state.receivedIn : initialDossiers.receivedIn, dossier),
      sequence: { date, last: Number(last) },
    };
  }
  const before = state.dossiers.get(event.dossier);
  if (before === undefined) throw new Error(`${event.type} names ${event.dossier}, which was never received`);
  switch (event.type) {
    case 'DossierReady':
      return replace(state, { ...factsOf(before), state: 'ready', readyAt: at, declined: null });
    case 'ResultWithdrawn':
      return replace(state, { ...factsOf(before), state: 'in_progress' });
    case 'DossierHandedOver': {
      const { ticket, clerk, counter, to, letter } = event;
      const handover = { at, clerk, counter, ticket, to, letter };
      return replace(state, {
        ...withRow(before, letter),
        handovers: event.handover,
        state: 'handed_over',
        readyAt: readyAt(before),
        handover,
      });
    }
    case 'HandoverDeclined': {
      const { reason, note } = event;
      const declined = { reason, note };
      return replace(state, { ...withRow(before, note), state: 'ready', readyAt: readyAt(before), declined });
    }
    case 'HandoverUndone':
      return replace(state, { ...factsOf(before), state: 'ready', readyAt: readyAt(before), declined: null });
    case 'HandoverCorrected': {
      const { clerk, reason } = event;
      const facts = { ...withRow(before, reason), correction: { at, clerk, reason } };
      return replace(state, { ...facts, state: 'ready', readyAt: readyAt(before), declined: null });
    }
    case 'PersonalDataErased':
      return replace(state, { ...before, rows: [], erased: true });
    default:
      return never(event);
  }
}

export const addReceived = (
  received: DossierState['receivedIn'],
  { ticket, code }: Pick<Dossier, 'ticket' | 'code'>,
): DossierState['receivedIn'] => put(received, ticket, [...(received.get(ticket) ?? []), code].sort(byText));

/** A collection ticket was issued or joined for these dossiers. */
export const attachCollection = (state: DossierState, codes: readonly DossierCode[], ticket: TicketId): DossierState =>
  codes.reduce((next, code) => {
    const dossier = next.dossiers.get(code);
    return dossier === undefined ? next : replace(next, { ...dossier, collection: ticket });
  }, state);

/** The last code of that day, as its number in the sequence; 0 when it has none. */
export const lastCode = ({ sequence }: DossierState, date: LocalDate): number =>
  sequence.date === codeDate(date) ? sequence.last : 0;

/** After a restore: so many codes of the day may stand on receipts that nobody knows of any more. */
export function skipCodes(state: DossierState, date: LocalDate, by: number): DossierState {
  const day = codeDate(date);
  if (state.sequence.date === day) return { ...state, sequence: { date: day, last: state.sequence.last + by } };
  return { ...state, receivedIn: initialDossiers.receivedIn, sequence: { date: day, last: by } };
}

/** The hall's time was wrong and has moved: `shift` tells where each moment stands now. */
export function moveDossiers(state: DossierState, shift: (at: Instant) => Instant): DossierState {
  let next = state;
  for (const dossier of state.dossiers.values()) {
    const moved = moveDossier(dossier, shift);
    if (momentsOf(moved) !== momentsOf(dossier)) next = replace(next, moved);
  }
  return next;
}

function moveDossier(dossier: Dossier, shift: (at: Instant) => Instant): Dossier {
  const receivedAt = shift(dossier.receivedAt);
  const correction = dossier.correction && { ...dossier.correction, at: shift(dossier.correction.at) };
  if (dossier.state === 'in_progress') return { ...dossier, receivedAt, correction };
  const since = { receivedAt, correction, readyAt: shift(dossier.readyAt) };
  if (dossier.state === 'ready') return { ...dossier, ...since };
  return { ...dossier, ...since, handover: { ...dossier.handover, at: shift(dossier.handover.at) } };
}

const momentsOf = (dossier: Dossier): string =>
  [
    dossier.receivedAt,
    readyAt(dossier),
    dossier.state === 'handed_over' ? dossier.handover.at : '',
    dossier.correction?.at,
  ].join();

export const dossierByToken = (state: DossierState, token: Token): Dossier | undefined => {
  const code = state.byToken.get(token);
  return code === undefined ? undefined : state.dossiers.get(code);
};

/** `261122`: the day as it stands in a dossier code. */
export const codeDate = (date: LocalDate): string => date.slice(2).replaceAll('-', '');

function shelve(state: DossierState, codes: readonly DossierCode[]): DossierState {
  let { dossiers, byToken, byHandover, receivedIn } = state;
  for (const code of codes) {
    const dossier = dossiers.get(code);
    if (dossier?.state !== 'handed_over') throw new Error(`${code} goes to the shelf and was not handed over`);
    dossiers = drop(dossiers, code);
    byToken = drop(byToken, dossier.token);
    byHandover = drop(byHandover, handoverPlace(dossier));
    const left = receivedIn.get(dossier.ticket)?.filter((other) => other !== code);
    if (left !== undefined)
      receivedIn = left.length === 0 ? drop(receivedIn, dossier.ticket) : put(receivedIn, dossier.ticket, left);
  }
  return { ...state, dossiers, byToken, byHandover, receivedIn, shelved: state.shelved + codes.length };
}

function takeFromShelf(state: DossierState, dossier: Dossier): DossierState {
  if (state.dossiers.has(dossier.code)) throw new Error(`${dossier.code} is taken from the shelf and was not there`);
  const isOfLastDay = dossier.code.split('-')[1] === state.sequence.date;
  return {
    ...state,
    dossiers: put(state.dossiers, dossier.code, dossier),
    byToken: put(state.byToken, dossier.token, dossier.code),
    byHandover:
      dossier.state === 'handed_over' ? put(state.byHandover, handoverPlace(dossier), dossier.code) : state.byHandover,
    receivedIn: isOfLastDay ? addReceived(state.receivedIn, dossier) : state.receivedIn,
    shelved: state.shelved - 1,
  };
}

function replace(state: DossierState, after: Dossier): DossierState {
  const before = state.dossiers.get(after.code);
  const counts = { ...state.counts };
  let { byHandover } = state;
  if (before !== undefined) counts[countOf[before.state]] -= 1;
  if (before?.state === 'handed_over') byHandover = drop(byHandover, handoverPlace(before));
  counts[countOf[after.state]] += 1;
  if (after.state === 'handed_over') byHandover = put(byHandover, handoverPlace(after), after.code);
  return { ...state, dossiers: put(state.dossiers, after.code, after), byHandover, counts };
}

/** Rises with the day of the handover, as the branch counted its days whatever its clock said. */
export const handoverPlace = ({ code, handover }: HandedOver): string => `${handover.ticket} ${code}`;

/** The day of the branch on which it was handed over: that of the ticket. */
export const handoverDay = ({ handover }: HandedOver): LocalDate => as<LocalDate>(handover.ticket.split('/')[0] ?? '');

const countOf = { in_progress: 'inProgress', ready: 'ready', handed_over: 'handedOver' } as const;

const readyAt = (dossier: Dossier): Instant => (dossier.state === 'in_progress' ? dossier.receivedAt : dossier.readyAt);

const withRow = (dossier: Dossier, row: VaultRef | null): DossierFacts => {
  const facts = factsOf(dossier);
  return row === null ? facts : { ...facts, rows: [...facts.rows, row] };
};

const factsOf = (dossier: Dossier): DossierFacts => ({
  code: dossier.code,
  token: dossier.token,
  service: dossier.service,
  applicant: dossier.applicant,
  papers: dossier.papers,
  sets: dossier.sets,
  feeVnd: dossier.feeVnd,
  receivedAt: dossier.receivedAt,
  receivedBy: dossier.receivedBy,
  counter: dossier.counter,
  ticket: dossier.ticket,
  due: dossier.due,
  handovers: dossier.handovers,
  collection: dossier.collection,
  correction: dossier.correction,
  rows: dossier.rows,
  erased: dossier.erased,
});
