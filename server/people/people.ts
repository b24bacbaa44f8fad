import { timingSafeEqual } from 'node:crypto';
import type { BranchId, ClerkId } from '../../queue/ids.ts';
import type { Role } from '../../wire/http/people.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports.ts';
import { type Identity, visitor } from './identity.ts';
import type { ClerkKey, KeyStore } from './key-store.ts';

/** A clerk's working day; a session ends by itself after it. */
const SESSION_MS = 12 * 60 * 60_000;
/** A short PIN is safe only while it cannot be guessed at: five tries, then a wait. */
const TRIES = 5;
const LOCKED_MS = 5 * 60_000;

export type SignedIn =
  | { readonly kind: 'signed_in'; readonly session: string; readonly clerk: ClerkKey }
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number }
  | { readonly kind: 'locked'; readonly until: number };

export interface People {
  signIn(branch: BranchId, clerk: ClerkId, pin: string): Promise<SignedIn>;
  /** Whose token or session this is; null when it is nobody's (any more). A missing one is a visitor's. */
  identify(token: string | null): Identity | null;
  /** Whether a clerk has signed in since the server's start: a person sits there, and no demo plays them. */
  isActive(branch: BranchId, clerk: ClerkId): boolean;
}

export function createPeople(keys: KeyStore, clock: Clock, log: Log): People {
  const failures = new Map<string, { count: number; lockedUntil: number }>();
  const active = new Set<string>();
  // Checking a device's token costs a hash for each device; a screen sends the same one with every request.
  const known = new Map<string, Identity>();

  function session(clerk: ClerkKey): string {
    const body = Buffer.from(JSON.stringify([clerk.branch, clerk.id, clerk.role, clock.now() + SESSION_MS])).toString(
      'base64url',
    );
    return `c.${body}.${keys.sign(body)}`;
  }

  function clerkOf(token: string): Identity | null {
    const [, body = '', signature = ''] = token.split('.');
    const expected = keys.sign(body);
    if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected)))
      return null;
    const [branch, id, role, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      BranchId,
      ClerkId,
      Role,
      number,
    ];
    return until > clock.now() ? { kind: 'clerk', id, branch, role } : null;
  }

  function deviceOf(token: string): Identity | null {
    const before = known.get(token);
    if (before?.kind === 'device' && keys.device(before.id, before.branch) !== undefined) return before;
    const key = keys.deviceOf(token);
    if (key === undefined) return null;
    const identity: Identity = { kind: 'device', id: key.id, branch: key.branch, device: key.kind };
    known.set(token, identity);
    return identity;
  }

  return {
    async signIn(branch, id, pin) {
      const name = `${branch}/${id}`;
      const failed = failures.get(name) ?? { count: 0, lockedUntil: 0 };
      if (failed.lockedUntil > clock.now()) return { kind: 'locked', until: failed.lockedUntil };
      // Counted before the check, so that many tries at once are not all let through.
      const count = failed.count + 1;
      failures.set(name, { count, lockedUntil: count >= TRIES ? clock.now() + LOCKED_MS : 0 });
      const clerk = keys.clerks(branch).find((other) => other.id === id);
      if (clerk !== undefined && (await keys.checkPin(clerk, pin))) {
        failures.delete(name);
        active.add(name);
        return { kind: 'signed_in', session: session(clerk), clerk };
      }
      log.warn('pin_refused', { branch, clerk: id, locked: count >= TRIES });
      if (count < TRIES) return { kind: 'wrong_pin', triesLeft: TRIES - count };
      failures.set(name, { count: 0, lockedUntil: clock.now() + LOCKED_MS });
      return { kind: 'locked', until: clock.now() + LOCKED_MS };
    },
    isActive: (branch, clerk) => active.has(`${branch}/${clerk}`),
    identify(token) {
      if (token === null) return visitor;
      if (token.startsWith('c.')) return clerkOf(token);
      if (token.startsWith('d.')) return deviceOf(token);
      const system = token.startsWith('s.') ? keys.systemOf(token) : undefined;
      return system === undefined ? null : { kind: 'system', id: system };
    },
  };
}
