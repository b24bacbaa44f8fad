import type { RequiredPaper } from '../catalogue.ts';
import type {
  ClerkId,
  CounterId,
  DossierCode,
  Instant,
  LocalDate,
  ServiceId,
  TicketId,
  Token,
  VaultRef,
} from '../ids.ts';

/** A paper that was handed in. Null: what a clerk wrote down for it, which may be anything, stands in the applicant's row of the vault. */
export interface ReceivedPaper extends Omit<RequiredPaper, 'name'> {
  readonly name: string | null;
}

/** What every dossier has. Who the applicant is stands in the vault, under `applicant`. */
export interface DossierFacts {
  readonly code: DossierCode;
  /** What the receipt's QR carries. */
  readonly token: Token;
  readonly service: ServiceId;
  readonly applicant: VaultRef;
  readonly papers: readonly ReceivedPaper[];
  readonly sets: number;
  readonly feeVnd: number;
  readonly receivedAt: Instant;
  readonly receivedBy: ClerkId;
  readonly counter: CounterId;
  /** The ticket in whose visit it was received. */
  readonly ticket: TicketId;
  readonly due: LocalDate;
  /** How often it has been handed over; above 1 only after an undo. */
  readonly handovers: number;
  /** The collection ticket that was last issued or joined for it. */
  readonly collection: TicketId | null;
  /** The last handover that a supervisor took back. */
  readonly correction: Correction | null;
  /** All rows of the vault about it, besides the applicant's: letters, notes, reasons. */
  readonly rows: readonly VaultRef[];
  /** Whether the vault was told to erase them all. */
  readonly erased: boolean;
}

export interface Correction {
  readonly at: Instant;
  readonly clerk: ClerkId;
  /** The vault's row with the reason. */
  readonly reason: VaultRef;
}

export interface Handover {
  readonly at: Instant;
  readonly clerk: ClerkId;
  readonly counter: CounterId;
  readonly ticket: TicketId;
  readonly to: 'applicant' | 'representative';
  /** Of a representative: the vault's row with who it was, and the letter of authorisation. */
  readonly letter: VaultRef | null;
}

export type Dossier =
  | (DossierFacts & { readonly state: 'in_progress' })
  | (DossierFacts & { readonly state: 'ready'; readonly readyAt: Instant; readonly declined: Declined | null })
  | HandedOver;

export type HandedOver = DossierFacts & {
  readonly state: 'handed_over';
  readonly readyAt: Instant;
  readonly handover: Handover;
};

/** A ready result that was not handed over; it stays ready. */
export interface Declined {
  readonly reason: DeclineReason;
  /** The vault's row with anything more. */
  readonly note: VaultRef | null;
}

/** Why a ready result was not handed over. */
export type DeclineReason =
  | 'identity_not_proven'
  | 'no_letter'
  | 'result_not_found'
  | 'result_has_mistakes'
  | 'fee_unpaid'
  | 'other';
