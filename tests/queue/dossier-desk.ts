import { as, type DossierCode, type TicketId, type VaultRef } from '../../queue/ids.ts';
import { C1, C3, HOA, LAN, MINUTE } from './small-hall.ts';
import { collect, type Hall, hoa, lan, openHall } from './specification.ts';

/** A visitor at counter 1, being served. */
export function atDesk(): { hall: Hall; ticket: TicketId } {
  const hall = openHall();
  const ticket = hall.issues();
  hall.given(lan('CallTicket', ticket), lan('StartService', ticket));
  return { hall, ticket };
}

/** One dossier received and ready, and its visitor gone. */
export function readyHall(): { hall: Hall; code: DossierCode } {
  const { hall, ticket } = atDesk();
  const code = hall.receives(C1, LAN, ticket);
  hall.given(lan('FinishService', ticket), { type: 'MarkReady', dossier: code });
  return { hall: hall.after(MINUTE), code };
}

/** The collection ticket of that dossier, being served at counter 3. */
export function collecting(): { hall: Hall; code: DossierCode; ticket: TicketId } {
  const { hall, code } = readyHall();
  hall.given(collect(code));
  const ticket = hall.calls(C3, HOA);
  hall.given(hoa('StartService', ticket));
  return { hall, code, ticket };
}

export const handOver = (ticket: TicketId, dossier: DossierCode) =>
  ({ ...hoa('HandOver', ticket), dossier, to: 'applicant', letter: null }) as const;
export const decline = (ticket: TicketId, dossier: DossierCode) =>
  ({ ...hoa('DeclineHandover', ticket), dossier, reason: 'identity_not_proven', note: null }) as const;
export const undo = (dossier: DossierCode) => ({ type: 'UndoHandover', dossier, counter: C3, clerk: HOA }) as const;
export const correct = (dossier: DossierCode) =>
  ({ type: 'CorrectHandover', dossier, clerk: LAN, reason: as<VaultRef>('reason-1') }) as const;
export const erase = (dossier: DossierCode) => ({ type: 'ErasePersonalData', dossier, clerk: LAN }) as const;
export const dossierOf = (hall: Hall, code: DossierCode) => hall.state.dossiers.dossiers.get(code);
