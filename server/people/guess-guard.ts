import type { Log } from '../log.ts';
import type { SteadyClock, Timers } from '../ports.ts';
import { createGrowingLimit, type LimitForm } from './growing-limit.ts';
import type { Rank } from './pin-desk.ts';

/** Where a PIN is typed: the address, and the known place if it is one (places.ts). */
export interface From {
  readonly address: string;
  readonly place: string | null;
}

/** A try that may be looked at, or how long to wait first and for whose doing. */
export type Leave =
  | { readonly kind: 'go'; readonly rank: Rank }
  | { readonly kind: 'wait'; readonly ms: number; readonly because: 'own' | 'strangers' };

export interface GuessGuard {
  leave(person: string, from: From): Leave;
  /** Counted before the PIN is looked at, so that many tries at once are not all let through. */
  tried(person: string, from: From): void;
  /** It was right, or was not looked at. */
  cleared(person: string, from: From, right: boolean): void;
  /** How many more tries there are before a wait. */
  left(person: string, from: From): number;
  /** One that is not looked at at all. */
  turnedAway(branch: string, from: From): void;
  /** A new PIN: what was typed in place of the old one counts no more. */
  renewed(person: string): void;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HALF_HOUR = 30 * MINUTE;
const HOUR = 60 * MINUTE;

/** A person at a known place: counted for that person there alone, so nobody else locks them. */
const AT_PLACE: LimitForm = { free: 4, firstWaitMs: 30 * SECOND, longestWaitMs: 15 * MINUTE, forgetMs: 10 * MINUTE };
/** A known place that tries everybody: somebody took its token, or stands at it. */
const OF_PLACE: LimitForm = { free: 20, firstWaitMs: 30 * SECOND, longestWaitMs: 15 * MINUTE, forgetMs: 10 * MINUTE };
/** A stranger's address: some twenty-five tries a day. */
const OF_ADDRESS: LimitForm = { free: 4, firstWaitMs: 30 * SECOND, longestWaitMs: 2 * HOUR, forgetMs: 4 * HOUR };
/** All strangers together, of one person: some seventy tries a day. */
const BY_STRANGERS: LimitForm = { free: 9, firstWaitMs: 10 * SECOND, longestWaitMs: HALF_HOUR, forgetMs: HALF_HOUR };
/** Whether an address has guessed wrong in two days; only counted. Who may be new again within a day may guess all day. */
const SEEN: LimitForm = { free: 1e6, firstWaitMs: SECOND, longestWaitMs: SECOND, forgetMs: 48 * HOUR };
/** A stranger's neighbourhood; only counted, nobody waits for it. */
const AROUND: LimitForm = { free: 1e6, firstWaitMs: SECOND, longestWaitMs: SECOND, forgetMs: 6 * HOUR };
/** From there on nobody of a neighbourhood counts as one who has done nothing yet. */
const RESTLESS = 8;
const TOLD_EVERY_MS = MINUTE;
/** Addresses that are told apart for a line of the log. */
const MOST_TOLD = 10_000;

/**
 * How PINs are kept from being guessed without letting a stranger lock anybody out (docs/decisions/0034): known places are
 * counted apart from strangers, a stranger by address and by person. A stranger whose address and neighbourhood have guessed
 * nothing wrong lately is heard once, whatever other strangers did to that person.
 */
export function createGuessGuard({
  steady,
  timers,
  log,
}: {
  steady: SteadyClock;
  timers: Timers;
  log: Log;
}): GuessGuard {
  const limit = (form: LimitForm) => createGrowingLimit(steady, form);
  const [atPlace, ofPlace, ofAddress, byStrangers, seen, around] = [
    limit(AT_PLACE),
    limit(OF_PLACE),
    limit(OF_ADDRESS),
    limit(BY_STRANGERS),
    limit(SEEN),
    limit(AROUND),
  ];
  const there = (person: string, place: string): string => `${place} ${person}`;
  const placesOf = new Map<string, Set<string>>();
  let away = new Map<string, { count: number; addresses: Set<string> }>();

  function told(): void {
    for (const [branch, { count, addresses }] of away)
      log.warn('guesses_turned_away', { branch, count, addresses: addresses.size });
    away = new Map();
  }
  const isFresh = (address: string): boolean =>
    seen.count(address) === 0 && around.count(neighbourhoodOf(address)) < RESTLESS;

  return {
    leave(person, { address, place }) {
      if (place !== null) {
        const ms = Math.max(atPlace.waitMs(there(person, place)), ofPlace.waitMs(place));
        return ms > 0 ? { kind: 'wait', ms, because: 'own' } : { kind: 'go', rank: 'known' };
      }
      const own = ofAddress.waitMs(address);
      if (own > 0) return { kind: 'wait', ms: own, because: 'own' };
      if (isFresh(address)) return { kind: 'go', rank: 'fresh' };
      const ms = byStrangers.waitMs(person);
      return ms > 0 ? { kind: 'wait', ms, because: 'strangers' } : { kind: 'go', rank: 'other' };
    },
    tried(person, { address, place }) {
      if (place === null) {
        ofAddress.add(address);
        seen.add(address);
        around.add(neighbourhoodOf(address));
        byStrangers.add(person);
        return;
      }
      atPlace.add(there(person, place));
      ofPlace.add(place);
      placesOf.set(person, (placesOf.get(person) ?? new Set()).add(place));
    },
    cleared(person, { address, place }, right) {
      if (place === null) {
        ofAddress.takeBack(address);
        seen.takeBack(address);
        around.takeBack(neighbourhoodOf(address));
        byStrangers.takeBack(person);
        return;
      }
      if (right) atPlace.forget(there(person, place));
      else atPlace.takeBack(there(person, place));
      ofPlace.takeBack(place);
    },
    left: (person, { address, place }) =>
      place === null
        ? Math.min(ofAddress.left(address), byStrangers.left(person))
        : Math.min(atPlace.left(there(person, place)), ofPlace.left(place)),
    turnedAway(branch, { address }) {
      if (away.size === 0) timers.after(TOLD_EVERY_MS, told);
      const sums = away.get(branch) ?? { count: 0, addresses: new Set<string>() };
      sums.count += 1;
      if (sums.addresses.size < MOST_TOLD) sums.addresses.add(address);
      away.set(branch, sums);
    },
    renewed(person) {
      byStrangers.forget(person);
      for (const place of placesOf.get(person) ?? []) atPlace.forget(there(person, place));
      placesOf.delete(person);
    },
  };
}

/** Who is likely to be the same hand: an IPv4 network of 24 bits, an IPv6 one of 48. */
export function neighbourhoodOf(address: string): string {
  const around = address.includes(':') ? /^(?:[^:]*:){0,2}[^:]*/ : /^\d+\.\d+\.\d+/;
  return around.exec(address)?.[0] ?? address;
}
