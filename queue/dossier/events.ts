import type { ClerkId, CounterId, DossierCode, LocalDate, ServiceId, TicketId, Token, VaultRef } from '../ids.ts';
import type { DeclineReason, Dossier, ReceivedPaper } from './dossier.ts';

export type DossierEvent =
  | {
      readonly type: 'DossierReceived';
      readonly dossier: DossierCode;
      readonly token: Token;
      readonly service: ServiceId;
      readonly applicant: VaultRef;
      readonly papers: readonly ReceivedPaper[];
      readonly sets: number;
      readonly feeVnd: number;
      readonly clerk: ClerkId;
      readonly counter: CounterId;
      readonly ticket: TicketId;
      readonly due: LocalDate;
    }
  | { readonly type: 'DossierReady'; readonly dossier: DossierCode }
  /** Ready by mistake: the result goes back into work. */
  | { readonly type: 'ResultWithdrawn'; readonly dossier: DossierCode }
  | {
      readonly type: 'DossierHandedOver';
      readonly dossier: DossierCode;
      readonly ticket: TicketId;
      readonly clerk: ClerkId;
      readonly counter: CounterId;
      readonly to: 'applicant' | 'representative';
      readonly letter: VaultRef | null;
      /** 1, or one more after each undo: part of the claim that makes a second handover impossible. */
      readonly handover: number;
    }
  | {
      readonly type: 'HandoverDeclined';
      readonly dossier: DossierCode;
      readonly ticket: TicketId;
      readonly clerk: ClerkId;
      readonly counter: CounterId;
      readonly reason: DeclineReason;
      readonly note: VaultRef | null;
    }
  | { readonly type: 'HandoverUndone'; readonly dossier: DossierCode }
  /** By a supervisor, however late: it was recorded on the wrong dossier, or the result never left the house. */
  | {
      readonly type: 'HandoverCorrected';
      readonly dossier: DossierCode;
      readonly clerk: ClerkId;
      readonly reason: VaultRef;
    }
  /** What the vault kept of it is gone; what happened, and when, stays. */
  | {
      readonly type: 'PersonalDataErased';
      readonly dossier: DossierCode;
      readonly clerk: ClerkId;
      /** All rows of the vault about it, as of this event. Since version 2. */
      readonly rows: readonly VaultRef[];
    }
  /** They leave the state: what was handed over before that day, the longest ago first. */
  | {
      readonly type: 'DossiersShelved';
      readonly handedOverBefore: LocalDate;
      readonly dossiers: readonly DossierCode[];
    }
  /** It is in the state again, as it was shelved: the event after this one changes it. */
  | { readonly type: 'DossierTakenFromShelf'; readonly dossier: DossierCode; readonly facts: Dossier };
