import type { Problem } from './http/problem.ts';
import type { FollowAnswer } from './socket.ts';

/** @param waits why what is shown is old although the server is heard; null where that is not so */
export type UpToDateListener = (upToDate: boolean, waits: Problem | null) => void;

/**
 * Whether a screen shows what is true now: the server is heard, and can show what it was asked for. A branch that waits for
 * a newer program has gone on without this server: its last views are old, however well the server is heard.
 */
export class UpToDate {
  private isHeard = false;
  private readonly waiting = new Map<string, Problem>();
  private readonly listeners = new Set<UpToDateListener>();
  private told: { readonly now: boolean; readonly waits: Problem | null } = { now: false, waits: null };

  /** Those that are to be asked for again with each beat, since nobody says when the branch goes on. */
  get waitingTopics(): Iterable<string> {
    return [...this.waiting.keys()];
  }

  heard(value: boolean): void {
    this.isHeard = value;
    this.tell();
  }

  answered(topic: string, answer: FollowAnswer): void {
    if (!answer.ok && answer.problem.name === 'branch_waits') this.waiting.set(topic, answer.problem);
    else this.waiting.delete(topic);
    this.tell();
  }

  followedNoMore(topic: string): void {
    if (this.waiting.delete(topic)) this.tell();
  }

  listen(listener: UpToDateListener): () => void {
    this.listeners.add(listener);
    listener(this.told.now, this.told.waits);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    const [waits = null] = this.isHeard ? this.waiting.values() : [];
    const now = this.isHeard && waits === null;
    if (now === this.told.now && waits?.name === this.told.waits?.name) return;
    this.told = { now, waits };
    for (const listener of this.listeners) listener(now, waits);
  }
}
