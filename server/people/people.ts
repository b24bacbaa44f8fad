import { timingSafeEqual } from 'node:crypto';
import type { BranchId, ClerkId } from '../../queue/ids.ts';
import type { Role } from '../../wire/http/people.ts';
import type { Log } from '../log.ts';
import type { Clock, SteadyClock, Timers } from '../ports.ts';
import { createGuessGuard } from './guess-guard.ts';
import { type Identity, visitor } from './identity.ts';
import type { ClerkKey, KeyStore } from './key-store.ts';
import { createPinDesk } from './pin-desk.ts';
import type { Places } from './places.ts';

/** A clerk's working day; a session ends by itself after it. */
const SESSION_MS = 12 * 60 * 60_000;
/** So far a clock is set back without a word (branch/clock-guard.ts). */
const STRAYS_MS = 60_000;
/** What a name that nobody has is told. */
const TRIES_OF_NOBODY = 3;
/** So soon there is room again where PINs are looked at. */
const BUSY_MS = 5_000;

export type SignedIn =
  /** `place`: the token of a machine that had none. */
  | { readonly kind: 'signed_in'; readonly session: string; readonly clerk: ClerkKey; readonly place: string | null }
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number }
  /** Too short for branch mode, whoever's it was. */
  | { readonly kind: 'short_pin' }
  /** Not looked at: for what was typed wrong there, or for what strangers do. */
  | { readonly kind: 'wait'; readonly ms: number; readonly because: 'own' | 'strangers' };

/** Where somebody signs in: an address, and the token of a machine where somebody did before. */
export interface SignInFrom {
  readonly address: string;
  readonly place: string | null;
}

export interface People {
  signIn(branch: BranchId, clerk: ClerkId, pin: string, from: SignInFrom): Promise<SignedIn>;
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
  /** A shorter PIN than this opens no door. */
  readonly leastDigits: number;
  readonly steady: SteadyClock;
  readonly timers: Timers;
  readonly places: Places;
}

export function createPeople(parts: Parts): People {
  const { keys, clock, log, refusedPins, places } = parts;
  const guard = createGuessGuard(parts);
  const desk = createPinDesk(parts);
  const pinHashes = new Map<string, string>();
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
    async signIn(branch, id, pin, { address, place }) {
      if (pin.length < parts.leastDigits) return { kind: 'short_pin' };
      // A PIN that was made a moment ago, by `npm run keys`: the first try with it is no wrong one.
      keys.reload();
      const name = `${branch}/${id}`;
      const clerk = clerkNamed(branch, id);
      // Nothing is remembered of names that nobody has: whoever invents them fills no memory.
      if (clerk === undefined) return { kind: 'wrong_pin', triesLeft: TRIES_OF_NOBODY };
      if (pinHashes.get(name) !== clerk.pinHash) guard.renewed(name);
      pinHashes.set(name, clerk.pinHash);
      const from = { address, place: places.knows(branch, place) };
      const leave = guard.leave(name, from);
      if (leave.kind === 'wait') {
        guard.turnedAway(branch, from);
        return leave;
      }
      guard.tried(name, from);
      const looking = desk.check(leave.rank, async () => !refusedPins.has(pin) && (await keys.checkPin(clerk, pin)));
      if (looking === null) {
        guard.cleared(name, from, false);
        guard.turnedAway(branch, from);
        return { kind: 'wait', ms: BUSY_MS, because: 'strangers' };
      }
      if (await looking) {
        guard.cleared(name, from, true);
        active.add(name);
        return { kind: 'signed_in', session: session(clerk), clerk, place: from.place ? null : places.admit(branch) };
      }
      const now = guard.leave(name, from);
      log.warn('pin_refused', { branch, clerk: id, address, known: from.place !== null, locked: now.kind === 'wait' });
      return now.kind === 'wait' ? now : { kind: 'wrong_pin', triesLeft: guard.left(name, from) };
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
