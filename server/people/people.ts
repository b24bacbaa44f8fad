import { timingSafeEqual } from 'node:crypto';
import type { BranchId, ClerkId } from '../../queue/ids.ts';
import type { Role } from '../../wire/http/people.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports.ts';
import { type Identity, visitor } from './identity.ts';
import type { ClerkKey, KeyStore } from './key-store.ts';

/** A clerk's working day; a session ends by itself after it. */
const SESSION_MS = 12 * 60 * 60_000;
/** So far a clock is set back without a word (branch/clock-guard.ts). */
const STRAYS_MS = 60_000;
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

interface Parts {
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Log;
  /** PINs that open no door: in branch mode those that the demo's page shows to everybody. */
  readonly refusedPins: ReadonlySet<string>;
}

/** Of one PIN: a new one is not locked for what was typed in place of the old. */
interface Failures {
  readonly pinHash: string;
  readonly count: number;
  readonly lockedUntil: number;
}

export function createPeople({ keys, clock, log, refusedPins }: Parts): People {
  const failures = new Map<string, Failures>();
  const active = new Set<string>();

  function session(clerk: ClerkKey): string {
    const body = Buffer.from(JSON.stringify([clerk.branch, clerk.id, clerk.role, clock.now() + SESSION_MS])).toString(
      'base64url',
    );
    return `c.${body}.${signature(body, clerk)}`;
  }
  // With the PIN's hash in it, so that a new PIN ends the sessions of the old one.
  const signature = (body: string, clerk: ClerkKey): string => keys.sign(`${body} ${clerk.pinHash}`);

  const clerkNamed = (branch: BranchId, id: ClerkId): ClerkKey | undefined =>
    keys.clerks(branch).find((clerk) => clerk.id === id);

  function clerkOf(token: string): Identity | null {
    const [, body = '', given = ''] = token.split('.');
    const told = sessionOf(body);
    if (told === null || told.until <= clock.now()) return null;
    // Made while the clock was ahead: it would last until that day.
    if (told.until > clock.now() + SESSION_MS + STRAYS_MS) return null;
    const clerk = clerkNamed(told.branch, told.clerk);
    // Somebody who has been removed, or has another role now, signs in anew.
    if (clerk === undefined || clerk.role !== told.role) return null;
    if (!isSame(given, signature(body, clerk))) return null;
    return { kind: 'clerk', id: clerk.id, branch: clerk.branch, role: clerk.role };
  }

  // A device sends its token with every request, and looking it up costs a digest; forgotten when any key changes.
  const devices = new Map<string, Identity>();
  let devicesVersion = 0;

  function deviceOf(token: string): Identity | null {
    if (devicesVersion !== keys.version()) devices.clear();
    devicesVersion = keys.version();
    const before = devices.get(token);
    if (before !== undefined) return before;
    const key = keys.deviceOf(token);
    if (key === undefined) return null;
    const identity: Identity = { kind: 'device', id: key.id, branch: key.branch, device: key.kind };
    devices.set(token, identity);
    return identity;
  }

  function systemOf(token: string): Identity | null {
    const id = keys.systemOf(token);
    return id === undefined ? null : { kind: 'system', id };
  }

  function known(token: string): Identity | null {
    if (token.startsWith('c.')) return clerkOf(token);
    if (token.startsWith('d.')) return deviceOf(token);
    return token.startsWith('s.') ? systemOf(token) : null;
  }

  return {
    async signIn(branch, id, pin) {
      // A PIN that was made a moment ago, by `npm run keys`: the first try with it is no wrong one.
      keys.reload();
      const name = `${branch}/${id}`;
      const clerk = clerkNamed(branch, id);
      // Nothing is remembered of names that nobody has: whoever invents them fills no memory.
      if (clerk === undefined) return { kind: 'wrong_pin', triesLeft: TRIES - 1 };
      const { pinHash } = clerk;
      const before = failures.get(name);
      const failed = before?.pinHash === pinHash ? before : { count: 0, lockedUntil: 0 };
      if (failed.lockedUntil > clock.now()) return { kind: 'locked', until: failed.lockedUntil };
      // Counted before the check, so that many tries at once are not all let through.
      const count = failed.count + 1;
      failures.set(name, { pinHash, count, lockedUntil: count >= TRIES ? clock.now() + LOCKED_MS : 0 });
      if (!refusedPins.has(pin) && (await keys.checkPin(clerk, pin))) {
        failures.delete(name);
        active.add(name);
        return { kind: 'signed_in', session: session(clerk), clerk };
      }
      log.warn('pin_refused', { branch, clerk: id, locked: count >= TRIES });
      if (count < TRIES) return { kind: 'wrong_pin', triesLeft: TRIES - count };
      failures.set(name, { pinHash, count: 0, lockedUntil: clock.now() + LOCKED_MS });
      return { kind: 'locked', until: clock.now() + LOCKED_MS };
    },
    isActive: (branch, clerk) => active.has(`${branch}/${clerk}`),
    identify(token) {
      if (token === null) return visitor;
      // A token that was made a moment ago, by `npm run keys` in another process.
      return known(token) ?? (keys.reload() ? known(token) : null);
    },
  };
}

/** Whether two signatures are one. Compared as bytes: a character of a forged one may be several. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sessionOf(
  body: string,
): { readonly branch: BranchId; readonly clerk: ClerkId; readonly role: Role; readonly until: number } | null {
  try {
    const [branch, clerk, role, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      BranchId,
      ClerkId,
      Role,
      number,
    ];
    return { branch, clerk, role, until };
  } catch {
    return null;
  }
}
