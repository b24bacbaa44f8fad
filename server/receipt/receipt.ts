import type { RequiredPaper } from '../../queue/catalogue.ts';
import type { DossierCode, Instant, LocalDate } from '../../queue/ids.ts';

/** Everything that stands on a receipt: form 01 of Thông tư 03/2025/TT-VPCP. All text is in the visitor's own spelling. */
export interface Receipt {
  /** Over the branch's name at the top left, and broken where it has to be. */
  readonly agency: string;
  readonly branch: { readonly name: string; readonly address: string; readonly phone: string };
  readonly code: DossierCode;
  /** What the QR says: `receiptUrl` of wire/codes.ts. */
  readonly url: string;
  /** The number that was served, `A012`. */
  readonly ticket: string;
  readonly counter: string;
  /** The name of the clerk who received it. */
  readonly clerk: string;
  readonly applicant: {
    readonly name: string;
    readonly idNumber: string;
    readonly phone: string | null;
    readonly address: string | null;
  };
  /** With the national code, where it is known for certain. */
  readonly service: { readonly name: string; readonly code: string | null };
  readonly papers: readonly RequiredPaper[];
  readonly sets: number;
  /** The statutory time; 0 is the same day. */
  readonly workingDays: number;
  readonly feeVnd: number;
  readonly receivedAt: Instant;
  /** IANA name, the branch's. */
  readonly timeZone: string;
  readonly due: {
    readonly date: LocalDate;
    /** Minutes after midnight in the branch's zone, as in `Hours`. */
    readonly minute: number;
  };
  /** Where the result is returned: name and address in one line. */
  readonly collectAt: string;
}
