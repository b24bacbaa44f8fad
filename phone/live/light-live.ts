import type { Live } from '../../wire/live.ts';
import {
  AWAY_AFTER_MS,
  BEAT_MS,
  type FollowAnswer,
  type FromServer,
  LIVE_PATH,
  type Version,
} from '../../wire/socket.ts';
import { UpToDate } from '../../wire/up-to-date.ts';
import type { Instant } from '../../wire/views.ts';
import { emit, type Frame, join, PONG, readFrame } from './frames.ts';

/** What a phone needs of the live connection. */
export type LightLive = Pick<Live, 'follow' | 'onHeard' | 'close'> & {
  /** The server's time when it was last heard; null before it ever was. */
  heardAt(): Instant | null;
};

type Message = Parameters<FromServer['view']>[0];
type Beat = Parameters<FromServer['beat']>[0];
type Problem = Extract<FollowAnswer, { ok: false }>['problem'];

interface Following {
  have: Version | null;
  readonly onView: (view: never) => void;
  readonly onProblem: ((problem: Problem) => void) | undefined;
}

const FIRST_PAUSE_MS = 500;
/** A hall full of phones comes back in this span, not at one moment. */
const LONGEST_PAUSE_MS = 5_000;
/** A beat has been missed: reason enough for a phone that wakes, or changes its network, to mistrust its connection. */
const DOUBT_AFTER_MS = BEAT_MS + 1_000;

/** Like `wire/live.ts`, one follower a topic, without the socket.io client: see `frames.ts` for why. */
export function connectLightly(baseUrl: string): LightLive {
  const following = new Map<string, Following>();
  const asked = new Map<number, string>();
  const upToDate = new UpToDate();
  let socket: WebSocket | null = null;
  let joined = false;
  let closed = false;
  let heardAt: Instant | null = null;
  /** By the phone's own clock, which runs on while it sleeps: when something was heard, or the connection was begun. */
  let aliveAt = 0;
  let questions = 0;
  let tries = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const listen = (): void => {
    aliveAt = Date.now();
    clearTimeout(silence);
    silence = setTimeout(renew, AWAY_AFTER_MS);
  };
  const hear = (now: Instant): void => {
    heardAt = now;
    tries = 0;
    listen();
    upToDate.heard(true);
  };
  const ask = (topic: string): void => {
    const entry = following.get(topic);
    if (entry === undefined || !joined) return;
    questions += 1;
    asked.set(questions, topic);
    socket?.send(emit('follow', [topic, entry.have], questions));
  };

  const take = (frame: Frame): void => {
    switch (frame.kind) {
      case 'opened':
        socket?.send(join(null));
        break;
      case 'ping':
        socket?.send(PONG);
        break;
      case 'joined':
        joined = true;
        for (const topic of following.keys()) ask(topic);
        break;
      case 'ended':
        socket?.close();
        break;
      case 'answer':
        answered(frame.id, frame.given as FollowAnswer);
        break;
      case 'event':
        if (frame.name === 'view') viewed(frame.given as Message);
        else if (frame.name === 'beat') beaten(frame.given as Beat);
        else if (frame.name === 'closing') upToDate.heard(false);
        break;
      case 'other':
        break;
      default:
        frame satisfies never;
    }
  };
  const answered = (id: number, answer: FollowAnswer): void => {
    const topic = asked.get(id) ?? '';
    asked.delete(id);
    if (following.has(topic)) upToDate.answered(topic, answer);
    if (!answer.ok) following.get(topic)?.onProblem?.(answer.problem);
  };
  const viewed = ({ topic, epoch, seq, now, view }: Message): void => {
    hear(now);
    const entry = following.get(topic);
    if (entry === undefined) return;
    entry.have = { epoch, seq };
    entry.onView(view as never);
  };
  const beaten = ({ now, heads }: Beat): void => {
    hear(now);
    for (const topic of upToDate.waitingTopics) ask(topic);
    for (const [topic, epoch, seq] of heads) {
      const have = following.get(topic)?.have;
      if (have != null && (have.epoch !== epoch || have.seq < seq)) ask(topic);
    }
  };

  /** Gives the connection up without waiting for its end: a dead one takes a minute to close. */
  const drop = (): void => {
    const dead = socket;
    socket = null;
    joined = false;
    asked.clear();
    clearTimeout(silence);
    upToDate.heard(false);
    dead?.close();
  };
  const renew = (): void => {
    drop();
    open();
  };
  const open = (): void => {
    clearTimeout(again);
    if (closed || socket !== null) return;
    const made = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}${LIVE_PATH}/?EIO=4&transport=websocket`);
    socket = made;
    made.onmessage = ({ data }) => {
      if (made === socket && typeof data === 'string') take(readFrame(data));
    };
    made.onclose = () => {
      if (made !== socket) return;
      drop();
      tries += 1;
      if (!closed) again = setTimeout(open, pauseBefore(tries));
    };
    listen();
  };
  const doubt = (): void => {
    if (Date.now() - aliveAt > DOUBT_AFTER_MS) renew();
    else open();
  };
  const wake = (): void => {
    if (document.visibilityState === 'visible') doubt();
  };
  globalThis.document?.addEventListener('visibilitychange', wake);
  globalThis.addEventListener?.('online', doubt);
  open();

  return {
    follow(topic, onView, onProblem) {
      following.set(topic, { have: null, onView, onProblem });
      ask(topic);
      return () => {
        upToDate.followedNoMore(topic);
        if (following.delete(topic) && joined) socket?.send(emit('unfollow', [topic], null));
      };
    },
    onHeard: (changed) => upToDate.listen(changed),
    heardAt: () => heardAt,
    close() {
      closed = true;
      clearTimeout(again);
      globalThis.document?.removeEventListener('visibilitychange', wake);
      globalThis.removeEventListener?.('online', doubt);
      drop();
    },
  };
}

const pauseBefore = (tries: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries, 5)) * (0.5 + Math.random() / 2);
