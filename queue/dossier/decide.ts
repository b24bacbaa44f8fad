import type { Catalogue, Service } from '../catalogue.ts';
import { as, type DossierCode, type LocalDate, type ServiceId } from '../ids.ts';
import { localHour } from '../local-time.ts';
import { accept, type Decision, type Refusal, refuse } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import type { DossierCommand } from './commands.ts';
import type { Dossier } from './dossier.ts';
import { dueDate, latestDue } from './due-date.ts';
import type { DossierEvent } from './events.ts';
import { listedPapers } from './papers.ts';
import { shelving } from './shelving.ts';
import { codeDate, type DossierState, lastCode } from './state.ts';

/** What the rules of dossiers need to know of the branch: its catalogue, and which day it is there. */
export interface Office {
  readonly catalogue: Catalogue;
  readonly services: ReadonlyMap<ServiceId, Service>;
  /** Null before its first day. */
  readonly date: LocalDate | null;
}

/** As for calls: a slip of the hand is noticed within seconds. */
export const UNDO_HANDOVER_MS = 10_000;

export function decideDossier(
  state: DossierState,
  command: DossierCommand,
  stamp: Stamp,
  office: Office,
): Decision<DossierEvent> {
  if (command.type === 'ReceiveDossier') return receive(state, command, stamp, office);
  if (command.type === 'ShelveDossiers') {
    if (office.date === null) return refuse({ name: 'branch_closed' });
    const shelved = shelving(state, office.date);
    return shelved === null ? refuse({ name: 'nothing_to_change' }) : accept(shelved);
  }
  const dossier = state.dossiers.get(command.dossier);
  if (dossier === undefined) return refuse({ name: 'dossier_unknown' });
  switch (command.type) {
    case 'MarkReady':
      if (dossier.state === 'ready') return refuse({ name: 'dossier_already_ready' });
      if (dossier.state === 'handed_over') return refuse(alreadyHandedOver(dossier));
      return accept({ type: 'DossierReady', dossier: dossier.code });
    case 'WithdrawResult':
      return dossier.state === 'ready'
        ? accept({ type: 'ResultWithdrawn', dossier: dossier.code })
        : refuse(notReady(dossier) ?? { name: 'nothing_to_change' });
    case 'HandOver': {
      const refusal = notReady(dossier);
      if (refusal !== null) return refuse(refusal);
      if (command.to === 'representative' && command.letter === null) return refuse({ name: 'authorisation_required' });
      const { ticket, clerk, counter, to, letter } = command;
      const handover = dossier.handovers + 1;
      return accept({ type: 'DossierHandedOver', dossier: dossier.code, ticket, clerk, counter, to, letter, handover });
    }
    case 'DeclineHandover': {
      const refusal = notReady(dossier);
      if (refusal !== null) return refuse(refusal);
      if (command.reason === 'other' && command.note === null) return refuse({ name: 'reason_required' });
      const { ticket, clerk, counter, reason, note } = command;
      return accept({ type: 'HandoverDeclined', dossier: dossier.code, ticket, clerk, counter, reason, note });
    }
    case 'UndoHandover':
      if (dossier.state !== 'handed_over' || dossier.handover.clerk !== command.clerk)
        return refuse({ name: 'nothing_to_undo' });
      if (stamp.at - dossier.handover.at > UNDO_HANDOVER_MS) return refuse({ name: 'too_late_to_undo' });
      // Nobody could be told any more whose it is.
      if (dossier.erased) return refuse({ name: 'dossier_erased' });
      return accept({ type: 'HandoverUndone', dossier: dossier.code });
    case 'CorrectHandover':
      if (dossier.state !== 'handed_over') return refuse({ name: 'dossier_not_handed_over' });
      if (dossier.erased) return refuse({ name: 'dossier_erased' });
      return accept({
        type: 'HandoverCorrected',
        dossier: dossier.code,
        clerk: command.clerk,
        reason: command.reason,
      });
    case 'ErasePersonalData':
      if (dossier.state !== 'handed_over') return refuse({ name: 'dossier_not_handed_over' });
      if (dossier.erased) return refuse({ name: 'nothing_to_change' });
      return accept({
        type: 'PersonalDataErased',
        dossier: dossier.code,
        clerk: command.clerk,
        rows: [dossier.applicant, ...dossier.rows],
      });
    default:
      return never(command);
  }
}

/** Why a dossier cannot be collected now; null when it can. */
export function notReady(dossier: Dossier): Refusal | null {
  if (dossier.state === 'handed_over') return alreadyHandedOver(dossier);
  return dossier.state === 'ready' ? null : { name: 'dossier_not_ready', due: dossier.due };
}

const alreadyHandedOver = (dossier: Extract<Dossier, { state: 'handed_over' }>): Refusal => ({
  name: 'dossier_already_handed_over',
  at: dossier.handover.at,
});

function receive(
  state: DossierState,
  command: Extract<DossierCommand, { type: 'ReceiveDossier' }>,
  stamp: Stamp,
  office: Office,
): Decision<DossierEvent> {
  const { date } = office;
  if (date === null) return refuse({ name: 'branch_closed' });
  const service = office.services.get(command.service);
  if (service === undefined) return refuse({ name: 'unknown_service' });
  if (service.dossier === null) return refuse({ name: 'service_takes_no_dossiers' });
  if (command.papers.length === 0) return refuse({ name: 'papers_required' });
  if (command.due !== null && (command.due < date || command.due > latestDue(date)))
    return refuse({ name: 'due_date_invalid' });
  const day = codeDate(date);
  const sequence = lastCode(state, date) + 1;
  const hour = localHour(stamp.at, office.catalogue.branch.timeZone);
  const { applicant, papers, sets, feeVnd, clerk, counter, ticket } = command;
  return accept({
    type: 'DossierReceived',
    dossier: as<DossierCode>(`${office.catalogue.branch.agency}-${day}-${String(sequence).padStart(4, '0')}`),
    token: stamp.token,
    service: service.id,
    applicant,
    papers: listedPapers(service, papers),
    sets,
    feeVnd,
    clerk,
    counter,
    ticket,
    due: command.due ?? dueDate(date, hour, service.dossier.workingDays, office.catalogue.holidays),
  });
}
