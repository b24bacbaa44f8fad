import type { DossierCommand } from '../dossier/commands.ts';
import { decideDossier, notReady } from '../dossier/decide.ts';
import type { DossierEvent } from '../dossier/events.ts';
import { attachCollection, type DossierState, evolveDossier, initialDossiers, skipCodes } from '../dossier/state.ts';
import type { DossierCode, Instant } from '../ids.ts';
import type { LineCommand } from '../line/commands.ts';
import { decideLine } from '../line/decide.ts';
import { mayWork, presentTicket } from '../line/decide-calling.ts';
import type { LineEvent } from '../line/events.ts';
import { evolveLine } from '../line/evolve.ts';
import { initialLine, type LineState, numberOf, ticketOf } from '../line/state.ts';
import { type Decision, type Refusal, refuse } from '../refusals.ts';
import type { Stamp } from '../stamp.ts';

/** A branch: its line and its dossiers, and the rules that need both. */
export interface BranchState {
  readonly line: LineState;
  readonly dossiers: DossierState;
}
export type BranchCommand = LineCommand | DossierCommand;
export type BranchEvent = LineEvent | DossierEvent;

export const initialBranch: BranchState = { line: initialLine, dossiers: initialDossiers };

export function decide(state: BranchState, command: BranchCommand, stamp: Stamp): Decision<BranchEvent> {
  switch (command.type) {
    case 'ReceiveDossier':
    case 'HandOver':
    case 'DeclineHandover':
    case 'MarkReady':
    case 'WithdrawResult':
    case 'UndoHandover':
      return aboutDossier(state, command, stamp);
    case 'IssueCollection':
    case 'JoinDossiers': {
      const refusal = firstRefusal(command.dossiers, (code) => mayCollect(state, code));
      return refusal === null ? decideLine(state.line, command, stamp) : refuse(refusal);
    }
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
      return { ...state, dossiers: evolveDossier(state.dossiers, event, at) };
    case 'DayOpened':
    case 'NumbersJumped': {
      const line = evolveLine(state.line, event, at);
      const by = event.type === 'DayOpened' ? line.numbersFrom : event.by;
      const { day } = line;
      if (day === null || day.phase === 'closed' || by === 0) return { ...state, line };
      return { line, dossiers: skipCodes(state.dossiers, day.date, by) };
    }
    default: {
      const line = evolveLine(state.line, event, at);
      const joins = event.type === 'TicketIssued' || event.type === 'DossiersJoined';
      if (!joins || event.dossiers.length === 0) return { ...state, line };
      return { line, dossiers: attachCollection(state.dossiers, event.dossiers, event.ticket) };
    }
  }
}

function aboutDossier(state: BranchState, command: DossierCommand, stamp: Stamp): Decision<BranchEvent> {
  const { plan, day } = state.line;
  if (plan === null) return refuse({ name: 'branch_not_ready' });
  if (day === null) return refuse({ name: 'branch_closed' });
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
    date: day.date,
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

/** A ready dossier, not already waiting to be collected on a living ticket. */
function mayCollect(state: BranchState, code: DossierCode): Refusal | null {
  const dossier = state.dossiers.dossiers.get(code);
  if (dossier === undefined) return { name: 'dossier_unknown' };
  const refusal = notReady(dossier);
  if (refusal !== null) return refusal;
  const ticket = dossier.collection === null ? undefined : ticketOf(state.line, dossier.collection);
  const living =
    ticket?.state === 'waiting' ||
    ticket?.state === 'called' ||
    ticket?.state === 'serving' ||
    ticket?.state === 'parked';
  return living ? { name: 'dossier_on_ticket', number: ticket.number } : null;
}

function firstRefusal(codes: readonly DossierCode[], check: (code: DossierCode) => Refusal | null): Refusal | null {
  for (const code of codes) {
    const refusal = check(code);
    if (refusal !== null) return refusal;
  }
  return null;
}
