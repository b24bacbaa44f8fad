import type { Instant } from '../../queue/ids.ts';
import type { FromServer, Version } from '../../wire/socket.ts';
import type { Folded } from '../branch/branch-stream.ts';
import type { Clock, Timers } from '../ports.ts';
import { type Named, projectionOf } from './projections.ts';

export type ViewMessage = Parameters<FromServer['view']>[0];

/** Somebody who follows topics: one socket. */
export interface Follower {
  /** Whether what was sent before has left; a slow socket keeps one pending view a topic, the newest. */
  isReady(): boolean;
  send(message: ViewMessage): void;
}

/** A beat goes round in so many turns, each with its share of topics and sockets: not all of a city's in one moment. */
export const BEAT_TURNS = 10;

interface Followed {
  readonly topic: string;
  /** The turn of the beat in which it is looked at. */
  readonly turn: number;
  readonly named: Named;
  readonly followers: Set<Follower>;
  version: Version;
  view: unknown;
  json: string;
  basis: unknown;
  sentAt: number;
  timer: (() => void) | null;
}

interface Parts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly folded: (branch: string) => Folded | undefined;
  /** Demo mode: calling ends with the day. */
  readonly alwaysOpen: boolean;
  /** Sends one message to several sockets, encoded once. */
  readonly broadcast: (followers: readonly Follower[], message: ViewMessage) => void;
}

export interface Publisher {
  /** The newest view at once, unless the follower has that one. Null when the branch or the view is not there: it follows no more. */
  follow(follower: Follower, topic: string, named: Named, have: Version | null): ViewMessage | 'unchanged' | null;
  unfollow(follower: Follower, topic: string): void;
  /** A branch has changed. */
  changed(branch: string): void;
  /** With each turn of a beat: its share of the views that depend on the time of day. */
  aged(turn: number): void;
  head(topic: string): Version | undefined;
  /** Sends what a slow follower has missed, each topic's newest only. */
  flush(follower: Follower): void;
}

/**
 * What it showed is not there any more (yesterday's ticket). Nothing is pushed, since no screen knows how to show nothing: the
 * next beat tells its followers that they are behind, and when they ask they are refused by name.
 */
const isGone = ({ view }: Followed): boolean => view === null;

/** Views, not deltas: each followed topic's view is made once a change, encoded once, and pushed only if it differs. */
export function createPublisher({ clock, timers, folded, alwaysOpen, broadcast }: Parts): Publisher {
  const topics = new Map<string, Followed>();
  const byBranch = new Map<string, Set<Followed>>();
  const owed = new Map<Follower, Set<string>>();
  let nextTurn = 0;

  /** True when the view is another than before. */
  function refresh(entry: Followed): boolean {
    const now = folded(entry.named.branch);
    if (now === undefined) return false;
    const { view, basis } = projectionOf(entry.named.kind);
    const made = basis?.(now.state, entry.named.part);
    if (basis !== undefined && made === entry.basis && entry.json !== '') return false;
    entry.basis = made;
    const at = Math.max(clock.now(), now.at) as Instant;
    const fresh = view(now.state, entry.named.part, at, alwaysOpen);
    const json = JSON.stringify(fresh);
    if (json === entry.json) return false;
    Object.assign(entry, { view: fresh, json, version: { epoch: now.epoch, seq: now.seq } });
    return true;
  }

  const message = ({ topic, version, view }: Followed): ViewMessage => ({
    topic,
    ...version,
    now: clock.now() as Instant,
    view,
  });

  function push(entry: Followed): void {
    entry.timer = null;
    if (entry.followers.size === 0 || !refresh(entry) || isGone(entry)) return;
    entry.sentAt = clock.now();
    tell(entry, entry.followers);
  }

  /** Sends a view that is new; to a slow follower it is owed. */
  function tell(entry: Followed, followers: Iterable<Follower>): void {
    const ready: Follower[] = [];
    for (const follower of followers) {
      if (follower.isReady()) ready.push(follower);
      else owe(follower, entry.topic);
    }
    if (ready.length > 0) broadcast(ready, message(entry));
  }

  function owe(follower: Follower, topic: string): void {
    const pending = owed.get(follower) ?? new Set();
    owed.set(follower, pending.add(topic));
  }

  function schedule(entry: Followed): void {
    if (entry.timer !== null) return;
    const { gapMs } = projectionOf(entry.named.kind);
    // Never longer than the gap: a clock that was set back an hour would hold the screens still for an hour.
    const wait = Math.min(gapMs, entry.sentAt + gapMs - clock.now());
    if (wait <= 0) push(entry);
    else entry.timer = timers.after(wait, () => push(entry));
  }

  function entryOf(topic: string, named: Named): Followed {
    const existing = topics.get(topic);
    if (existing !== undefined) return existing;
    const version = { epoch: 0, seq: -1 };
    const entry: Followed = {
      topic,
      turn: nextTurn++ % BEAT_TURNS,
      named,
      version,
      followers: new Set(),
      view: null,
      json: '',
      basis: undefined,
      sentAt: 0,
      timer: null,
    };
    topics.set(topic, entry);
    byBranch.set(named.branch, (byBranch.get(named.branch) ?? new Set()).add(entry));
    return entry;
  }

  return {
    follow(follower, topic, named, have) {
      if (folded(named.branch) === undefined) return null;
      const entry = entryOf(topic, named);
      // Others of the topic get what is new at the same moment, so that all have the same version.
      if (refresh(entry) && !isGone(entry))
        tell(
          entry,
          [...entry.followers].filter((other) => other !== follower),
        );
      if (isGone(entry)) {
        leave(follower, entry);
        return null;
      }
      entry.followers.add(follower);
      const { epoch, seq } = entry.version;
      const same = have !== null && have.epoch === epoch && have.seq === seq && !projectionOf(named.kind).ages;
      return same ? 'unchanged' : message(entry);
    },
    unfollow(follower, topic) {
      const entry = topics.get(topic);
      if (entry !== undefined) leave(follower, entry);
    },
    changed(branch) {
      for (const entry of byBranch.get(branch) ?? []) schedule(entry);
    },
    aged(turn) {
      for (const entry of topics.values())
        if (entry.turn === turn && projectionOf(entry.named.kind).ages) schedule(entry);
    },
    head: (topic) => topics.get(topic)?.version,
    flush(follower) {
      const pending = owed.get(follower);
      if (pending === undefined) return;
      owed.delete(follower);
      for (const topic of pending) {
        const entry = topics.get(topic);
        if (entry?.followers.has(follower) && !isGone(entry)) follower.send(message(entry));
      }
    },
  };

  function leave(follower: Follower, entry: Followed): void {
    entry.followers.delete(follower);
    const pending = owed.get(follower);
    pending?.delete(entry.topic);
    if (pending?.size === 0) owed.delete(follower);
    if (entry.followers.size === 0) forget(entry);
  }

  function forget(entry: Followed): void {
    entry.timer?.();
    topics.delete(entry.topic);
    byBranch.get(entry.named.branch)?.delete(entry);
  }
}
