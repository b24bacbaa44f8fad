import type { Instant } from '../../queue/ids.ts';
import type { Version } from '../../wire/socket.ts';
import type { Log } from '../log.ts';
import { HOUSE_LANE, type Portions } from '../portions.ts';
import type { Clock, SteadyClock, Timers } from '../ports.ts';
import { Deliveries, type Follower } from './deliveries.ts';
import { type PackedView, packView } from './packed-view.ts';
import { type Named, projectionOf } from './projections.ts';
import type { Views } from './views.ts';

/** A beat goes round in so many turns, each with its share of topics and sockets: not all of a city's in one moment. */
export const BEAT_TURNS = 10;
/** A view that nobody follows is kept so many beats: who comes and goes has it made no more often than who stays. */
const KEPT_BEATS = 6;
/** So old may the server's time in a packed view be: a thousand phones that come back within it share one packing. */
const PACKED_FOR_MS = 50;
/** So many tickets are looked at in one piece of work: some hundredths of a millisecond, where nothing has changed. */
const TICKETS_A_LOOK = 250;

interface Followed {
  readonly topic: string;
  /** The turn of the beat in which it is looked at. */
  readonly turn: number;
  readonly named: Named;
  readonly followers: Set<Follower>;
  version: Version;
  /** Null while none could be made. */
  json: string | null;
  /** What it showed is not there any more. */
  isGone: boolean;
  basis: unknown;
  /** The branch has changed since it was made. */
  isStale: boolean;
  lookedAt: number;
  idleBeats: number;
  timer: (() => void) | null;
  packed: { readonly version: Version; readonly at: number; readonly view: PackedView } | null;
}

interface Parts {
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly timers: Timers;
  readonly log: Log;
  readonly portions: Portions;
  readonly views: Views;
}

export interface Publisher {
  /**
   * The view that is there at once, unless the follower has that one; what is newer comes by itself. False when there is no
   * such view: it follows no more.
   */
  follow(follower: Follower, topic: string, named: Named, have: Version | null): boolean;
  unfollow(follower: Follower, topic: string): void;
  /** A branch has changed, or what one kind of its topics shows. */
  changed(branch: string, kind?: Named['kind']): void;
  /** With each turn of a beat: its share of the views that depend on the time of day. */
  aged(turn: number): void;
  /** Undefined while there is none: nobody follows it, or it could not be made. */
  head(topic: string): Version | undefined;
  /** Sends what a slow follower has missed, each topic's newest only. */
  flush(follower: Follower): void;
}

/**
 * Views, not deltas: each followed topic's view is made once a change, no more often than its gap, encoded once, and sent in
 * portions, only if it differs. A view that cannot be made is written down and tried again at the next change; the last one
 * stands meanwhile. One that is gone (yesterday's ticket) is pushed to nobody, since no screen knows how to show nothing: the
 * next beat tells its followers that they are behind, and when they ask they are refused by name.
 */
export function createPublisher({ clock, steady, timers, log, portions, views }: Parts): Publisher {
  const topics = new Map<string, Followed>();
  const byBranch = new Map<string, Set<Followed>>();
  const ticketsByBranch = new Map<string, Set<Followed>>();
  const sweeps = new Map<string, 'once' | 'again'>();
  let nextTurn = 0;
  const deliveries = new Deliveries(portions, (topic, follower) => {
    const entry = topics.get(topic);
    return entry?.followers.has(follower) ? packedOf(entry) : null;
  });

  function packedOf(entry: Followed): PackedView | null {
    const { topic, version, json, isGone } = entry;
    if (json === null || isGone) return null;
    const at = steady.elapsed();
    if (entry.packed === null || entry.packed.version !== version || at - entry.packed.at > PACKED_FOR_MS)
      entry.packed = { version, at, view: packView(topic, version, clock.now() as Instant, json) };
    return entry.packed.view;
  }

  /** Makes the view anew where it may have changed. True when it is another than before. */
  function refresh(entry: Followed): boolean {
    entry.isStale = false;
    entry.lookedAt = steady.elapsed();
    try {
      const now = views.of(entry.named);
      if (now === undefined) return false;
      if (now.basis !== undefined && now.basis === entry.basis && entry.json !== null) return false;
      const view = now.make();
      const json = JSON.stringify(view);
      entry.basis = now.basis;
      if (json === entry.json) return false;
      Object.assign(entry, { json, isGone: view === null, version: now.version });
      return true;
    } catch (error) {
      entry.isStale = true;
      log.error('view_failed', { branch: entry.named.branch, topic: entry.named.kind, error });
      return false;
    }
  }

  function look(entry: Followed): void {
    entry.timer = null;
    if (entry.followers.size > 0 && refresh(entry) && !entry.isGone)
      for (const follower of entry.followers) deliveries.owe(follower, entry.topic);
  }

  const waitOf = ({ named, lookedAt }: Followed): number =>
    lookedAt + projectionOf(named.kind).gapMs - steady.elapsed();

  /** The gap holds also where the view did not change: what counts is what the looking costs. */
  function schedule(entry: Followed): void {
    entry.isStale = true;
    if (entry.timer !== null || entry.followers.size === 0) return;
    const wait = waitOf(entry);
    if (wait <= 0) look(entry);
    else entry.timer = timers.after(wait, () => look(entry));
  }

  /** Thousands of phones follow a ticket each: one look over them a gap, a few hundred at a time. */
  function sweepTickets(branch: string): void {
    if (sweeps.has(branch)) {
      sweeps.set(branch, 'again');
      return;
    }
    sweeps.set(branch, 'once');
    const tickets = [...(ticketsByBranch.get(branch) ?? [])];
    for (let from = 0; from < tickets.length; from += TICKETS_A_LOOK)
      portions.add(HOUSE_LANE, () => {
        for (const entry of tickets.slice(from, from + TICKETS_A_LOOK)) look(entry);
      });
    timers.after(projectionOf('ticket').gapMs, () => {
      const again = sweeps.get(branch) === 'again';
      sweeps.delete(branch);
      if (again) sweepTickets(branch);
    });
  }

  function entryOf(topic: string, named: Named): Followed {
    const existing = topics.get(topic);
    if (existing !== undefined) return existing;
    const entry: Followed = {
      topic,
      turn: nextTurn++ % BEAT_TURNS,
      named,
      version: { epoch: 0, seq: -1 },
      followers: new Set(),
      json: null,
      isGone: false,
      basis: undefined,
      isStale: true,
      lookedAt: Number.NEGATIVE_INFINITY,
      idleBeats: 0,
      timer: null,
      packed: null,
    };
    topics.set(topic, entry);
    const family = familyOf(named);
    family.set(named.branch, (family.get(named.branch) ?? new Set()).add(entry));
    return entry;
  }

  const familyOf = ({ kind }: Named): Map<string, Set<Followed>> => (kind === 'ticket' ? ticketsByBranch : byBranch);

  function forget(entry: Followed): void {
    entry.timer?.();
    topics.delete(entry.topic);
    familyOf(entry.named).get(entry.named.branch)?.delete(entry);
  }

  function leave(follower: Follower, entry: Followed): void {
    entry.followers.delete(follower);
    deliveries.forgive(follower, entry.topic);
    if (entry.followers.size > 0) return;
    entry.timer?.();
    entry.timer = null;
    entry.idleBeats = 0;
    if (entry.isGone) forget(entry);
  }

  return {
    follow(follower, topic, named, have) {
      if (views.missing(named) !== null) {
        const entry = topics.get(topic);
        if (entry !== undefined) leave(follower, entry);
        return false;
      }
      const entry = entryOf(topic, named);
      const { basis, ages } = projectionOf(named.kind);
      // What tells by its basis whether it has changed costs nothing to ask; the others are made no more often than their gap.
      const mayLook = entry.json === null || basis !== undefined || (entry.isStale && waitOf(entry) <= 0);
      if (mayLook && refresh(entry) && !entry.isGone) for (const other of entry.followers) deliveries.owe(other, topic);
      if (entry.isGone) {
        leave(follower, entry);
        return false;
      }
      entry.followers.add(follower);
      entry.idleBeats = 0;
      if (entry.isStale) schedule(entry);
      const { epoch, seq } = entry.version;
      const isSame = have !== null && have.epoch === epoch && have.seq === seq && !ages;
      if (!isSame) deliveries.bring(follower, topic);
      return true;
    },
    unfollow(follower, topic) {
      const entry = topics.get(topic);
      if (entry !== undefined) leave(follower, entry);
    },
    changed(branch, kind) {
      for (const entry of byBranch.get(branch) ?? [])
        if (kind === undefined || entry.named.kind === kind) schedule(entry);
      if (kind === undefined && ticketsByBranch.has(branch)) sweepTickets(branch);
    },
    aged(turn) {
      for (const entry of topics.values()) {
        if (entry.turn !== turn) continue;
        if (entry.followers.size === 0 && ++entry.idleBeats > KEPT_BEATS) forget(entry);
        else if (projectionOf(entry.named.kind).ages) schedule(entry);
      }
    },
    head(topic) {
      const entry = topics.get(topic);
      if (entry === undefined || entry.json === null) return undefined;
      const { version, named } = entry;
      // There is a newer one, which this program cannot make: whoever asks for it is told so by name.
      return views.missing(named) === 'branch_waits' ? { ...version, seq: version.seq + 1 } : version;
    },
    flush: (follower) => deliveries.flush(follower),
  };
}
