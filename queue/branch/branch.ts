import type { DossierCommand } from '../dossier/commands.ts';
import { decideDossier } from '../dossier/decide.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { DossierEvent } from '../dossier/events.ts';
import { shelving } from '../dossier/shelving.ts';
import {
  attachCollection,
  type DossierState,
  evolveDossier,
  initialDossiers,
  lastCode,
  moveDossiers,
  skipCodes,
} from '../dossier/state.ts';
import type { DossierCode, Instant, TicketId } from '../ids.ts';
import type { LineCommand } from '../line/commands.ts';
import { decideLine } from '../line/decide.ts';
import { mayWork, presentTicket } from '../line/decide-calling.ts';
import type { LineEvent } from '../line/events.ts';
import { evolveLine } from '../line/evolve.ts';
import { withGiven } from '../line/given.ts';
import { shiftOf } from '../line/move-clock.ts';
import { initialLine, type LineState, numberOf, ticketOf } from '../line/state.ts';
import { accept, type Decision, type Refusal, refuse } from '../refusals.ts';
import type { Stamp } from '../stamp.ts';
import { mayCollect, unlessCollectedElsewhere } from './one-living-ticket.ts';

/** A branch: its line and its dossiers, and the rules that need both. */
export interface BranchState {
  readonly line: LineState;
  readonly dossiers: DossierState;
}
export type BranchCommand = LineCommand | DossierCommand;
export type BranchEvent = LineEvent | DossierEvent;

export const initialBranch: BranchState = { line: initialLine, dossiers: initialDossiers };

/**
 * @param shelved of the dossiers that the command names, those on the shelf, as they are there. They are decided on like any
 * other, and come back into the state when the command changes them.
 */
export function decide(
  state: BranchState,
  command: BranchCommand,
  stamp: Stamp,
  shelved: readonly Dossier[] = [],
): Decision<BranchEvent> {
  const taken = shelved
    .filter(({ code }) => !state.dossiers.dossiers.has(code))
    .map((facts) => ({ type: 'DossierTakenFromShelf', dossier: facts.code, facts }) as const);
  if (taken.length === 0) return decideWhole(state, command, stamp);
  const whole = taken.reduce((next, event) => evolve(next, event, stamp.at), state);
  const decision = decideWhole(whole, command, stamp);
  return decision.ok ? accept<BranchEvent>(...taken, ...decision.events) : decision;
}

function decideWhole(state: BranchState, command: BranchCommand, stamp: Stamp): Decision<BranchEvent> {
  switch (command.type) {
    case 'OpenDay':
      return opening(state, command, decideLine(state.line, command, stamp));
    case 'ShelveDossiers':
    case 'ReceiveDossier':
    case 'HandOver':
    case 'DeclineHandover':
    case 'MarkReady':
    case 'WithdrawResult':
    case 'UndoHandover':
    case 'CorrectHandover':
    case 'ErasePersonalData':
      return aboutDossier(state, command, stamp);
    case 'IssueCollection':
    case 'JoinDossiers': {
      const refusal = firstRefusal(newTo(state, command), (code) => mayCollect(state, code));
      return refusal === null ? decideLine(state.line, command, stamp) : refuse(refusal);
    }
    case 'ReinstateTicket':
    case 'Undo':
    case 'ReopenDay':
      return unlessCollectedElsewhere(state, decideLine(state.line, command, stamp));
    default:
      return decideLine(state.line, command, stamp);
  }
}

export function evolve(state: BranchState, event: BranchEvent, at: Instant): BranchState {
  switch (event.type) {
    case 'DossierReceived':
    case 'DossierReady':
    case 'ResultWithdrawn':
    case 'DossierHandedOver':
    case 'HandoverDeclined':
    case 'HandoverUndone':
    case 'HandoverCorrected':
    case 'PersonalDataErased':
    case 'DossiersShelved':
    case 'DossierTakenFromShelf':
      return { ...state, dossiers: evolveDossier(state.dossiers, event, at) };
    case 'DayOpened':
    case 'NumbersJumped': {
      const line = evolveLine(state.line, event, at);
      const by = event.type === 'DayOpened' ? line.numbersFrom : event.by;
      const { day } = line;
      if (day === null || day.phase === 'closed' || by === 0) return { ...state, line };
      return { line, dossiers: skipCodes(state.dossiers, day.date, by) };
    }
    case 'DayReopened': {
      // Numbers jumped over while it was closed (a restore) are jumped over in its dossiers' codes as well.
      const by = state.line.numbersFrom;
      const line = evolveLine(state.line, event, at);
      return { line, dossiers: by === 0 ? state.dossiers : skipCodes(state.dossiers, event.date, by) };
    }
    case 'DayClosed': {
      const line = evolveLine(state.line, event, at);
      const clock = withGiven(line.clock, event.date, lastCode(state.dossiers, event.date));
      return { ...state, line: { ...line, clock } };
    }
    case 'ClockMoved':
      return {
        line: evolveLine(state.line, event, at),
        dossiers: moveDossiers(state.dossiers, shiftOf(event)),
      };
    case 'TicketIssued':
    case 'DossiersJoined':
      return collecting(state, event, event.dossiers, at);
    // Another ticket may have had its dossiers meanwhile, and have ended.
    case 'TicketReinstated':
    case 'ExpiryUndone':
    case 'MissUndone':
    case 'FinishUndone':
      return collecting(state, event, ticketOf(state.line, event.ticket)?.dossiers ?? [], at);
    default:
      return { ...state, line: evolveLine(state.line, event, at) };
  }
}

/** The day begins with what its opening takes out of the state. */
function opening(
  { dossiers }: BranchState,
  { date }: Extract<LineCommand, { type: 'OpenDay' }>,
  decision: Decision<LineEvent>,
): Decision<BranchEvent> {
  const shelved = shelving(dossiers, date);
  return decision.ok && shelved !== null ? accept<BranchEvent>(...decision.events, shelved) : decision;
}

function collecting(
  state: BranchState,
  event: Extract<LineEvent, { ticket: TicketId }>,
  dossiers: readonly DossierCode[],
  at: Instant,
): BranchState {
  const line = evolveLine(state.line, event, at);
  if (dossiers.length === 0) return { ...state, line };
  return { line, dossiers: attachCollection(state.dossiers, dossiers, event.ticket) };
}

function aboutDossier(state: BranchState, command: DossierCommand, stamp: Stamp): Decision<BranchEvent> {
  const { plan, day } = state.line;
  if (plan === null) return refuse({ name: 'branch_not_ready' });
  if ('ticket' in command) {
    const refusal = mayWork(state.line, command) ?? beingServed(state, command);
    if (refusal !== null) return refuse(refusal);
  }
  if (command.type === 'UndoHandover') {
    const refusal = mayWork(state.line, command) ?? holdsAnother(state, command);
    if (refusal !== null) return refuse(refusal);
  }
  return decideDossier(state.dossiers, command, stamp, {
    catalogue: plan.catalogue,
    services: plan.services,
    date: day?.date ?? null,
  });
}

type AtCounter = Extract<DossierCommand, { ticket: unknown }>;

/** Papers change hands only with the visitor at the desk. */
function beingServed(state: BranchState, command: AtCounter): Refusal | null {
  const ticket = presentTicket(state.line, command);
  if ('name' in ticket) return ticket;
  if (ticket.state !== 'serving') return { name: 'ticket_not_serving', state: ticket.state };
  const collects = command.type === 'HandOver' || command.type === 'DeclineHandover';
  return collects && !ticket.dossiers.includes(command.dossier) ? { name: 'dossier_not_on_ticket' } : null;
}

/** As every undo: where it was done, and before the next visitor stands there. */
function holdsAnother(state: BranchState, command: Extract<DossierCommand, { type: 'UndoHandover' }>): Refusal | null {
  const dossier = state.dossiers.dossiers.get(command.dossier);
  if (dossier?.state !== 'handed_over') return null;
  if (dossier.handover.counter !== command.counter) return { name: 'nothing_to_undo' };
  const present = state.line.counters.get(command.counter)?.present ?? null;
  return present === null || present === dossier.handover.ticket
    ? null
    : { name: 'counter_busy', number: numberOf(state.line, present) ?? '' };
}

/** Scanned again together with another receipt, what stands on the ticket already is no reason to refuse the other. */
function newTo(
  { line }: BranchState,
  command: Extract<LineCommand, { type: 'IssueCollection' | 'JoinDossiers' }>,
): readonly DossierCode[] {
  if (command.type === 'IssueCollection') return command.dossiers;
  const here = ticketOf(line, command.ticket)?.dossiers ?? [];
  const fresh = command.dossiers.filter((code) => !here.includes(code));
  return fresh.length === 0 ? command.dossiers : fresh;
}

function firstRefusal(codes: readonly DossierCode[], check: (code: DossierCode) => Refusal | null): Refusal | null {
  for (const code of codes) {
    const refusal = check(code);
    if (refusal !== null) return refusal;
  }
  return null;
}
