import type { Portions } from '../portions.ts';
import type { PackedView } from './packed-view.ts';

/** Somebody who follows topics: one socket. */
export interface Follower {
  /** Whose turn its views wait for: the house's, or that of its address. */
  readonly lane: string;
  /** Whether what was sent before has left; a slow socket keeps one pending view a topic, the newest. */
  isReady(): boolean;
  send(views: readonly PackedView[]): void;
}

/** What each follower is still to get: of each topic the newest view alone, as it is when its turn comes. */
export class Deliveries {
  private readonly owed = new Map<Follower, Set<string>>();
  private readonly queued = new Set<Follower>();
  private readonly portions: Portions;
  private readonly newest: (topic: string, follower: Follower) => PackedView | null;

  /** @param newest null when there is nothing to send: it is gone, or is followed no more. */
  constructor(portions: Portions, newest: (topic: string, follower: Follower) => PackedView | null) {
    this.portions = portions;
    this.newest = newest;
  }

  /** When its turn has come. */
  owe(follower: Follower, topic: string): void {
    this.note(follower, topic);
    if (this.queued.has(follower)) return;
    this.queued.add(follower);
    this.portions.add(follower.lane, () => {
      this.queued.delete(follower);
      this.flush(follower);
    });
  }

  /** At once, where what was sent before has left. */
  bring(follower: Follower, topic: string): void {
    this.note(follower, topic);
    this.flush(follower);
  }

  /** It follows the topic no more. */
  forgive(follower: Follower, topic: string): void {
    const topics = this.owed.get(follower);
    topics?.delete(topic);
    if (topics?.size === 0) this.owed.delete(follower);
  }

  flush(follower: Follower): void {
    const topics = this.owed.get(follower);
    if (topics === undefined || !follower.isReady()) return;
    this.owed.delete(follower);
    const views = [...topics].flatMap((topic) => this.newest(topic, follower) ?? []);
    if (views.length > 0) follower.send(views);
  }

  private note(follower: Follower, topic: string): void {
    const topics = this.owed.get(follower) ?? new Set<string>();
    this.owed.set(follower, topics.add(topic));
  }
}
