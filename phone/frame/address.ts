import type { BranchId, Token } from '../../wire/views.ts';

/** What the QR of a ticket (`/t/…`) or of a receipt (`/d/…`) led the phone to. */
export interface Address {
  readonly kind: 'ticket' | 'receipt';
  readonly token: Token;
  /** Named beside the token, so that another branch's server can say so; null in an old or shortened link. */
  readonly branch: BranchId | null;
}

export function readAddress(path: string, search: string): Address | null {
  const [, kind, token] = /^\/([td])\/([A-Za-z0-9_-]{22,64})\/?$/.exec(path) ?? [];
  if (kind === undefined || token === undefined) return null;
  const branch = new URLSearchParams(search).get('b');
  return {
    kind: kind === 't' ? 'ticket' : 'receipt',
    token: token as Token,
    branch: branch === null || !/^[a-z0-9-]{1,40}$/.test(branch) ? null : (branch as BranchId),
  };
}
