import { io, type Socket } from 'socket.io-client';
import type { Instant } from '../queue/ids.ts';
import { newKey } from './client.ts';
import type { Problem } from './http/problem.ts';
import { AWAY_AFTER_MS, type FromScreen, type FromServer, type Handshake, LIVE_PATH, type Version } from './socket.ts';
import type { Topic } from './topics.ts';
import { UpToDate, type UpToDateListener } from './up-to-date.ts';

export interface Live {
  /** What this connection is told apart by, also when it has been lost and made anew. */
  readonly page: string;
  /** Calls back with the newest view now and after each change; returns how to stop. */
  follow<View>(topic: Topic<View>, onView: (view: View) => void, onProblem?: (problem: Problem) => void): () => void;
  /**
   * Whether what is shown is true now: false from two and a half beats of the server's silence on, and while a branch waits
   * for a newer program.
   */
  onHeard(changed: UpToDateListener): () => void;
  /** The server's clock, as near as this screen knows it. */
  now(): Instant;
  /** Calls back once the server has told its time; until then `now` is a guess by the device's own clock. */
  onTime(known: () => void): void;
  /** A printer's agent is asked for a test page. */
  onTestPage: (wanted: () => void) => void;
  status: (status: Parameters<FromScreen['status']>[0]) => void;
  close(): void;
}

interface Following {
  have: Version | null;
  readonly onView: Set<(view: never) => void>;
  readonly onProblem: Set<(problem: Problem) => void>;
  last: unknown;
}

/**
 * Sent away by the server, a screen asks why: its session has ended, or its key was removed. Where the answer changes nothing
 * (a device stays where it stands) it asks ever less often.
 */
const SENT_AWAY_MS = { first: 1_000, longest: 30_000 };

/** The one connection of a screen: follows views, notices when it is behind or the server is away, and comes back by itself. */
export function connect(baseUrl: string, token: () => string | null): Live {
  const page = newKey();
  const socket: Socket<FromServer, FromScreen> = io(baseUrl, {
    path: LIVE_PATH,
    transports: ['websocket'],
    auth: (give) => give({ token: token(), page } satisfies Handshake),
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
  });
  const following = new Map<string, Following>();
  const upToDate = new UpToDate();
  let offset = Date.now() - performance.now();
  let isTimeKnown = false;
  const waitForTime = new Set<() => void>();
  let silence: ReturnType<typeof setTimeout> | undefined;
  let comeBack: ReturnType<typeof setTimeout> | undefined;
  let comeBackMs = SENT_AWAY_MS.first;

  const hear = (now: Instant): void => {
    // Against the page's own steady clock: a device whose wall clock jumps still shows the server's time.
    offset = now - performance.now();
    isTimeKnown = true;
    for (const known of waitForTime) known();
    waitForTime.clear();
    clearTimeout(silence);
    silence = setTimeout(() => upToDate.heard(false), AWAY_AFTER_MS);
    upToDate.heard(true);
  };
  const ask = (topic: string): void => {
    const entry = following.get(topic);
    if (entry === undefined || !socket.connected) return;
    socket.emit('follow', topic, entry.have, (answer) => {
      if (following.get(topic) === entry) upToDate.answered(topic, answer);
      if (answer.ok) comeBackMs = SENT_AWAY_MS.first;
      else for (const tell of entry.onProblem) tell(answer.problem);
    });
  };

  socket.on('connect', () => {
    for (const topic of following.keys()) ask(topic);
  });
  socket.on('disconnect', (reason) => {
    upToDate.heard(false);
    // The only end after which socket.io does not try again by itself.
    if (reason !== 'io server disconnect') return;
    comeBack = setTimeout(() => socket.connect(), comeBackMs);
    comeBackMs = Math.min(comeBackMs * 2, SENT_AWAY_MS.longest);
  });
  socket.on('closing', () => upToDate.heard(false));
  socket.on('view', ({ topic, epoch, seq, now, view }) => {
    hear(now);
    const entry = following.get(topic);
    if (entry === undefined) return;
    entry.have = { epoch, seq };
    entry.last = view;
    for (const tell of entry.onView) tell(view as never);
  });
  socket.on('beat', ({ now, heads }) => {
    hear(now);
    for (const topic of upToDate.waitingTopics) ask(topic);
    for (const [topic, epoch, seq] of heads) {
      const have = following.get(topic)?.have;
      if (have != null && (have.epoch !== epoch || have.seq < seq)) ask(topic);
    }
  });

  return {
    page,
    follow(topic, onView, onProblem) {
      const entry = following.get(topic) ?? { have: null, onView: new Set(), onProblem: new Set(), last: undefined };
      const first = !following.has(topic);
      following.set(topic, entry);
      entry.onView.add(onView as (view: never) => void);
      if (onProblem !== undefined) entry.onProblem.add(onProblem);
      if (first) ask(topic);
      else if (entry.last !== undefined) onView(entry.last as never);
      return () => {
        entry.onView.delete(onView as (view: never) => void);
        if (onProblem !== undefined) entry.onProblem.delete(onProblem);
        if (entry.onView.size > 0 || following.get(topic) !== entry) return;
        following.delete(topic);
        upToDate.followedNoMore(topic);
        if (socket.connected) socket.emit('unfollow', topic);
      };
    },
    onHeard: (changed) => upToDate.listen(changed),
    onTestPage: (wanted) => void socket.on('test_page', wanted),
    now: () => (performance.now() + offset) as Instant,
    onTime: (known) => {
      if (isTimeKnown) known();
      else waitForTime.add(known);
    },
    status: (status) => void socket.emit('status', status),
    close() {
      clearTimeout(silence);
      clearTimeout(comeBack);
      socket.close();
    },
  };
}
