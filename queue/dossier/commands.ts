import type { RequiredPaper } from '../catalogue.ts';
import type { ClerkId, CounterId, DossierCode, LocalDate, ServiceId, TicketId, VaultRef } from '../ids.ts';
import type { DeclineReason } from './dossier.ts';

interface AtCounter {
  readonly counter: CounterId;
  readonly clerk: ClerkId;
  /** The ticket being served there. */
  readonly ticket: TicketId;
}

export type DossierCommand =
  | ({
      readonly type: 'ReceiveDossier';
      readonly service: ServiceId;
      readonly applicant: VaultRef;
      /** As the clerk wrote them down. */
      readonly papers: readonly RequiredPaper[];
      readonly sets: number;
      readonly feeVnd: number;
      /** Null: computed from the service's working days. */
      readonly due: LocalDate | null;
    } & AtCounter)
  | { readonly type: 'MarkReady'; readonly dossier: DossierCode }
  | { readonly type: 'WithdrawResult'; readonly dossier: DossierCode }
  | ({
      readonly type: 'HandOver';
      readonly dossier: DossierCode;
      readonly to: 'applicant' | 'representative';
      readonly letter: VaultRef | null;
    } & AtCounter)
  | ({
      readonly type: 'DeclineHandover';
      readonly dossier: DossierCode;
      readonly reason: DeclineReason;
      readonly note: VaultRef | null;
    } & AtCounter)
  | {
      readonly type: 'UndoHandover';
      readonly dossier: DossierCode;
      readonly counter: CounterId;
      readonly clerk: ClerkId;
    }
  /** By a supervisor. */
  | {
      readonly type: 'CorrectHandover';
      readonly dossier: DossierCode;
      readonly clerk: ClerkId;
      readonly reason: VaultRef;
    }
  /** By the house, while more is due than the day's opening has taken. */
  | { readonly type: 'ShelveDossiers' }
  /** By a supervisor. */
  | { readonly type: 'ErasePersonalData'; readonly dossier: DossierCode; readonly clerk: ClerkId };
