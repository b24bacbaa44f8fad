import type { BranchId, ClerkId } from '../../queue/ids.ts';
import type { Log } from '../log.ts';
import type { Clock, SteadyClock, Timers } from '../ports.ts';
import { createGuessGuard } from './guess-guard.ts';
import { type Identity, visitor } from './identity.ts';
import type { KeyStore } from './key-store.ts';
import type { ClerkKey } from './keys-file.ts';
import { createPinDesk } from './pin-desk.ts';
import type { Places } from './places.ts';
import type { Sessions } from './sessions.ts';

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
  /** The session is over, whoever holds it. */
  signOut(token: string | null): void;
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
  readonly sessions: Sessions;
}

export function createPeople(parts: Parts): People {
  const { keys, log, refusedPins, places, sessions } = parts;
  const guard = createGuessGuard(parts);
  const desk = createPinDesk(parts);
  const pinHashes = new Map<string, string>();
  const active = new Set<string>();

  const clerkNamed = (branch: BranchId, id: ClerkId): ClerkKey | undefined =>
    keys.clerks(branch).find((clerk) => clerk.id === id);

  function clerkOf(token: string): Identity | null {
    const told = sessions.read(token);
    return told === null ? null : { kind: 'clerk', id: told.clerk, branch: told.branch, role: told.role };
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
        return {
          kind: 'signed_in',
          session: sessions.open(clerk),
          clerk,
          place: from.place ? null : places.admit(branch),
        };
      }
      const now = guard.leave(name, from);
      log.warn('pin_refused', { branch, clerk: id, address, known: from.place !== null, locked: now.kind === 'wait' });
      return now.kind === 'wait' ? now : { kind: 'wrong_pin', triesLeft: guard.left(name, from) };
    },
    signOut(token) {
      if (token?.startsWith('c.') === true) sessions.end(token);
    },
    isActive: (branch, clerk) => active.has(`${branch}/${clerk}`),
    identify(token) {
      if (token === null) return visitor;
      // A token that was made a moment ago, by `npm run keys` in another process.
      return known(token) ?? (keys.reload() ? known(token) : null);
    },
  };
}
