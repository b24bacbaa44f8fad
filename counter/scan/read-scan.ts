import { readCode, type ScannedCode } from '../../wire/codes.ts';
import { looksLikeCard, readCitizenCard } from '../citizen-card.ts';
import type { ConsoleEvent } from '../console/console-flow.ts';
import type { Order } from '../console/order.ts';
import type { BranchId, PresentCard } from '../views.ts';

/** Whether a text is one that this house reads, so that it has no business in a field. */
export const isOurCode = (text: string): boolean => looksLikeCard(text) || readCode(text).kind !== 'unreadable';

export type ScanMeaning =
  | { readonly order: Order }
  | { readonly event: ConsoleEvent }
  | { readonly foreign: Extract<ScannedCode, { kind: 'receipt' | 'ticket' }> }
  | null;

/** What a scan on the open console means: a citizen card begins a dossier, a receipt joins the collection at the counter. */
export function readScan(present: PresentCard | null, text: string, branch: BranchId): ScanMeaning {
  if (looksLikeCard(text)) {
    if (present?.state !== 'serving' || present.category === 'collection')
      return { event: { type: 'told', notice: { kind: 'card_needs_service' } } };
    const scan = readCitizenCard(text);
    return { event: { type: 'dialog_opened', dialog: { name: 'receive', ticket: present, scan } } };
  }
  const code = readCode(text);
  switch (code.kind) {
    case 'receipt':
      if (code.branch !== null && code.branch !== branch) return { foreign: code };
      return present?.category === 'collection'
        ? { order: { kind: 'join', ticket: present.ticket, dossiers: [], receipts: [code.token] } }
        : { event: { type: 'told', notice: { kind: 'receipt_needs_collection' } } };
    case 'dossier_code':
      return { event: { type: 'dialog_opened', dialog: { name: 'search', words: code.code } } };
    case 'unreadable':
      return { event: { type: 'told', notice: { kind: 'unreadable' } } };
    default:
      return null;
  }
}
