import type { BranchId, Token } from '../queue/ids.ts';

/** What a QR that leaves the building says. The branch stands beside the token, so that another branch can name it. */
export const ticketUrl = (publicUrl: string, branch: BranchId, token: Token): string =>
  `${publicUrl}/t/${token}?b=${branch}`;
export const receiptUrl = (publicUrl: string, branch: BranchId, token: Token): string =>
  `${publicUrl}/d/${token}?b=${branch}`;

export type ScannedCode =
  | { readonly kind: 'ticket' | 'receipt'; readonly token: Token; readonly branch: BranchId | null }
  /** A dossier code on its own, typed or from a bar code. */
  | { readonly kind: 'dossier_code'; readonly code: string }
  | { readonly kind: 'unreadable' };

const URL_FORM = /\/([td])\/([A-Za-z0-9_-]{22,64})(?:\?b=([a-z0-9-]{1,40}))?$/;
const DOSSIER_FORM = /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{1,3}){1,4})-\d{6}-\d{4,7}$/;

/** Reads whatever a camera, a keyboard-wedge scanner or a hand gave. */
export function readCode(text: string): ScannedCode {
  const trimmed = text.trim();
  const url = URL_FORM.exec(trimmed);
  if (url?.[1] !== undefined && url[2] !== undefined)
    return {
      kind: url[1] === 't' ? 'ticket' : 'receipt',
      token: url[2] as Token,
      branch: url[3] === undefined ? null : (url[3] as BranchId),
    };
  const code = trimmed.toUpperCase();
  return DOSSIER_FORM.test(code) ? { kind: 'dossier_code', code } : { kind: 'unreadable' };
}
