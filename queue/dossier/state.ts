import type { DossierCode, Instant, LocalDate, TicketId, Token, VaultRef } from '../ids.ts';
import { byText, emptySorted, put, type Sorted } from '../sorted.ts';
import { never } from '../stamp.ts';
import type { Dossier, DossierFacts } from './dossier.ts';
import type { DossierEvent } from './events.ts';

export interface DossierState {
  readonly dossiers: Sorted<DossierCode, Dossier>;
  readonly byToken: Sorted<Token, DossierCode>;
  /** The dossiers received in each visit of the day of the last receipt. */
  readonly receivedIn: Sorted<TicketId, readonly DossierCode[]>;
  /** The last sequence given, and the day it was given on: sequences start again each day. */
  readonly sequence: { readonly date: string; readonly last: number };
  readonly counts: { readonly inProgress: number; readonly ready: number; readonly handedOver: number };
}

export const initialDossiers: DossierState = {
  dossiers: emptySorted<DossierCode, Dossier>(byText),
  byToken: emptySorted<Token, DossierCode>(byText),
  receivedIn: emptySorted<TicketId, readonly DossierCode[]>(byText),
  sequence: { date: '', last: 0 },
  counts: { inProgress: 0, ready: 0, handedOver: 0 },
};

export function evolveDossier(state: DossierState, event: DossierEvent, at: Instant): DossierState {
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
): DossierState['receivedIn'] => put(received, ticket, [...(received.get(ticket) ?? []), code]);

/** A collection ticket was issued or joined for these dossiers. */
export const attachCollection = (state: DossierState, codes: readonly DossierCode[], ticket: TicketId): DossierState =>
  codes.reduce((next, code) => {
    const dossier = next.dossiers.get(code);
    return dossier === undefined ? next : replace(next, { ...dossier, collection: ticket });
  }, state);

/** After a restore: so many codes of the day may stand on receipts that nobody knows of any more. */
export function skipCodes(state: DossierState, date: LocalDate, by: number): DossierState {
  const day = codeDate(date);
  if (state.sequence.date === day) return { ...state, sequence: { date: day, last: state.sequence.last + by } };
  return { ...state, receivedIn: initialDossiers.receivedIn, sequence: { date: day, last: by } };
}

export const dossierByToken = (state: DossierState, token: Token): Dossier | undefined => {
  const code = state.byToken.get(token);
  return code === undefined ? undefined : state.dossiers.get(code);
};

/** `261122`: the day as it stands in a dossier code. */
export const codeDate = (date: LocalDate): string => date.slice(2).replaceAll('-', '');

function replace(state: DossierState, after: Dossier): DossierState {
  const before = state.dossiers.get(after.code);
  const counts = { ...state.counts };
  if (before !== undefined) counts[countOf[before.state]] -= 1;
  counts[countOf[after.state]] += 1;
  return { ...state, dossiers: put(state.dossiers, after.code, after), counts };
}

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
