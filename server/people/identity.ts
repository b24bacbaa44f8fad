import type { BranchId, ClerkId, DeviceId, TicketId } from '../../queue/ids.ts';
import type { Role } from '../../wire/http/people.ts';

/** Who speaks to the server. */
export type Identity =
  | {
      readonly kind: 'device';
      readonly id: DeviceId;
      readonly branch: BranchId;
      readonly device: 'kiosk' | 'display' | 'printer';
    }
  | { readonly kind: 'clerk'; readonly id: ClerkId; readonly branch: BranchId; readonly role: Role }
  /** The case-handling information system, which reports results. */
  | { readonly kind: 'system'; readonly id: string }
  /** A phone, or anybody: has no more than the tokens on its papers. */
  | { readonly kind: 'visitor' };

/**
 * What somebody hears whose token or session is nobody's: a screen asks to be registered, a clerk signs in again, a system asks
 * for another token.
 */
export function strangerProblem(token: string | null): 'device_unknown' | 'not_signed_in_here' | 'token_unknown' {
  if (token?.startsWith('c.') === true) return 'not_signed_in_here';
  return token?.startsWith('s.') === true ? 'token_unknown' : 'device_unknown';
}

export const visitor: Identity = { kind: 'visitor' };

/**
 * How the journal names them; it also scopes their idempotency keys.
 * @param ticket whose token a phone showed: all phones are visitors, and one's key must not block another's.
 */
export function senderOf(identity: Identity, ticket?: TicketId): string {
  if (identity.kind !== 'visitor') return `${identity.kind}:${identity.id}`;
  return ticket === undefined ? 'visitor' : `visitor:${ticket}`;
}

/** What each needs to do its work, and no more. */
export type Right =
  | 'issue'
  | 'amend'
  | 'reprint'
  | 'collect'
  | 'read_receipt'
  | 'read_status'
  | 'announce'
  | 'print'
  | 'serve'
  | 'dossiers'
  | 'mark_ready'
  | 'supervise'
  | 'audit'
  /** How the house stands: what the office shows of it. */
  | 'look';

const rights: Readonly<Record<string, readonly Right[]>> = {
  kiosk: ['issue', 'amend', 'reprint', 'collect', 'read_receipt', 'read_status'],
  display: ['announce'],
  printer: ['print'],
  clerk: ['issue', 'amend', 'reprint', 'collect', 'read_receipt', 'read_status', 'serve', 'dossiers', 'mark_ready'],
  supervisor: [
    'issue',
    'amend',
    'reprint',
    'collect',
    'read_receipt',
    'read_status',
    'serve',
    'dossiers',
    'mark_ready',
    'supervise',
    'audit',
    'look',
  ],
  director: ['look'],
  auditor: ['audit', 'look'],
  system: ['mark_ready'],
  visitor: ['read_receipt'],
};

/** Whether somebody may do a thing at a branch. People and devices belong to one branch; the case-handling system to all. */
export function may(identity: Identity, right: Right, branch: BranchId): boolean {
  switch (identity.kind) {
    case 'device':
      return identity.branch === branch && rights[identity.device]?.includes(right) === true;
    case 'clerk':
      return identity.branch === branch && rights[identity.role]?.includes(right) === true;
    case 'system':
    case 'visitor':
      return rights[identity.kind]?.includes(right) === true;
  }
}

/** What a clerk does at a counter alone: who is seated nowhere has no visitor whose dossier to look at. */
const AT_COUNTER: ReadonlySet<Right> = new Set(['read_status', 'dossiers', 'mark_ready']);

/** Whether they must be seated for it. A supervisor answers for the whole hall, and looks from the office. */
export const needsSeat = (identity: Identity, right: Right): boolean =>
  identity.kind === 'clerk' && identity.role === 'clerk' && AT_COUNTER.has(right);
