import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import type { BranchId, Instant } from '../../queue/ids.ts';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import {
  BEAT_MS,
  type FollowAnswer,
  type FromScreen,
  type FromServer,
  LIVE_PATH,
  type Version,
} from '../../wire/socket.ts';
import type { Folded } from '../branch/branch-stream.ts';
import type { Log } from '../log.ts';
import { type Identity, strangerProblem } from '../people/identity.ts';
import type { Clock, Timers } from '../ports.ts';
import { isSameOrigin, type LiveSocket, pageOf, tokenOf } from './handshake.ts';
import type { Presence } from './presence.ts';
import { createPrinterReports } from './printer-reports.ts';
import { isTopicKind, projectionOf, readTopic } from './projections.ts';
import { BEAT_TURNS, createPublisher, type Follower } from './publisher.ts';

interface Parts {
  readonly http: HttpServer;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly presence: Presence;
  readonly identify: (token: string | null) => Identity | null;
  readonly folded: (branch: string) => Folded | undefined;
  readonly problem: (name: ProblemName) => Problem;
  /** Demo mode. */
  readonly alwaysOpen: boolean;
}

export interface LiveServer {
  /** A branch has changed: its followed views are made anew. */
  changed(branch: string): void;
  /** Somebody's keys have changed: who is known no longer is sent away. */
  recheck(): void;
  /** Tells every screen that the server stops in good order. */
  tellClosing(): void;
  /** Closes the sockets and the HTTP server with them; resolves when the last answer has gone out. */
  close(): Promise<void>;
}

interface LiveFollower extends Follower {
  readonly socket: LiveSocket;
  /** The turn of the beat in which it hears it. */
  readonly turn: number;
  readonly topics: Set<string>;
}

const version = z.object({ epoch: z.int(), seq: z.int() }).nullable();
const status = z.object({
  printer: z.enum(['ready', 'paper_low', 'paper_out', 'cover_open', 'failed', 'busy', 'gone', 'unknown']).optional(),
  head: z
    .object({ dots: z.int().positive(), dpi: z.int().positive(), source: z.enum(['set', 'told', 'assumed']) })
    .optional(),
  sound: z.enum(['on', 'blocked']).optional(),
});
/**
 * A board that has lost its power says nothing: it is found gone within 20 s, so that what waits to be spoken (45 s) is still
 * in time for the next board.
 */
const PING_EVERY_MS = 10_000;
const PING_WITHIN_MS = 10_000;
/** A phone follows two topics, a console a handful; more is no screen of ours. */
const MOST_TOPICS = 40;

/** socket.io, WebSocket only, no adapter: each process pushes to its own sockets. */
export function createLiveServer(parts: Parts): LiveServer {
  const { clock, timers, log, presence, folded } = parts;
  const io = new Server<FromScreen, FromServer>(parts.http, {
    path: LIVE_PATH,
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 16_384,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_WITHIN_MS,
    // Same origin only: no page of another house speaks to this one.
    allowRequest: (request, answer) => answer(null, isSameOrigin(request.headers.origin, request.headers.host)),
  });
  const followers = new Map<string, LiveFollower>();
  let nextTurn = 0;
  const printerReports = createPrinterReports(log);
  const devicesSeq = new Map<string, number>();
  const publisher = createPublisher({
    clock,
    timers,
    folded,
    alwaysOpen: parts.alwaysOpen,
    broadcast(ready, message) {
      const ids = ready.map((follower) => (follower as unknown as { socket: LiveSocket }).socket.id);
      io.to(ids).emit('view', message);
    },
  });

  const devicesMessage = (branch: string) => ({
    topic: `devices:${branch}`,
    epoch: 1,
    seq: devicesSeq.get(branch) ?? 0,
    now: clock.now() as Instant,
    view: presence.view(branch, folded(branch)?.state.line.plan?.catalogue),
  });
  presence.onTestPage((socket) => void io.to(socket).emit('test_page'));
  presence.onChange((branch) => {
    devicesSeq.set(branch, (devicesSeq.get(branch) ?? 0) + 1);
    io.to(`devices:${branch}`).emit('view', devicesMessage(branch));
  });

  io.on('connection', (socket) => {
    /** Nothing that anybody sends ends the process: what throws is written down, and the sender's line is cut. */
    const guarded =
      <Told extends unknown[]>(run: (...told: Told) => void) =>
      (...told: Told): void => {
        try {
          run(...told);
        } catch (error) {
          log.error('socket_failed', { error });
          socket.disconnect(true);
        }
      };
    guarded(() => welcome(socket, guarded))();
  });

  function welcome(socket: LiveSocket, guarded: Guarded): void {
    const identity = parts.identify(tokenOf(socket));
    const follower = {
      socket,
      turn: nextTurn++ % BEAT_TURNS,
      topics: new Set<string>(),
      isReady: () => socket.conn.transport.writable,
      send: (message: Parameters<FromServer['view']>[0]) => void socket.emit('view', message),
    };
    followers.set(socket.id, follower);
    // `drain` of the connection comes at hand-over, before the transport is writable again; `ready` after.
    socket.conn.transport.on('ready', () => publisher.flush(follower));
    if (identity?.kind === 'device') {
      const from = { socket: socket.id, page: pageOf(socket) };
      presence.came(identity.branch, identity.id, from, clock.now() as Instant);
      log.info('device_connected', { branch: identity.branch, device: identity.id });
    }

    const follow = (topic: string, have: Version | null): FollowAnswer => {
      const refused = (name: ProblemName): FollowAnswer => ({ ok: false, problem: parts.problem(name) });
      if (identity === null) return refused(strangerProblem(tokenOf(socket)));
      const named = readTopic(topic);
      if (named === null) return refused('topic_unknown');
      if (identity.kind !== 'visitor' && identity.kind !== 'system' && identity.branch !== named.branch)
        return refused('not_allowed');
      const found = folded(named.branch);
      if (found === undefined) return refused('topic_unknown');
      if (found.waits !== undefined) return refused('branch_waits');
      const { state } = found;
      if (follower.topics.size >= MOST_TOPICS && !follower.topics.has(topic)) return refused('too_many_requests');
      if (named.kind === 'devices') {
        if (identity.kind !== 'device' && identity.kind !== 'clerk') return refused('not_allowed');
        follower.topics.add(topic);
        void socket.join(topic);
        socket.emit('view', devicesMessage(named.branch));
        return { ok: true };
      }
      if (!isTopicKind(named.kind)) return refused('topic_unknown');
      if (!projectionOf(named.kind).may(identity, named.part, state)) return refused('not_allowed');
      const message = publisher.follow(follower, topic, { ...named, kind: named.kind }, have);
      if (message === null) {
        follower.topics.delete(topic);
        return refused(named.kind === 'ticket' ? 'ticket_unknown' : 'topic_unknown');
      }
      follower.topics.add(topic);
      if (message !== 'unchanged') socket.emit('view', message);
      return { ok: true };
    };

    socket.on(
      'follow',
      guarded((topic, have, answer) => {
        const given = version.safeParse(have ?? null);
        const said = typeof topic === 'string' && given.success ? follow(topic, given.data) : null;
        if (typeof answer === 'function') answer(said ?? { ok: false, problem: parts.problem('invalid_body') });
      }),
    );
    socket.on(
      'unfollow',
      guarded((topic) => {
        if (typeof topic !== 'string' || !follower.topics.delete(topic)) return;
        void socket.leave(topic);
        publisher.unfollow(follower, topic);
      }),
    );
    socket.on(
      'status',
      guarded((told) => {
        const given = status.safeParse(told);
        if (!given.success || identity?.kind !== 'device') return;
        const { printer: state, head, sound } = given.data;
        const printer = state && printerReports.told(identity.branch, identity.id, socket.id, state);
        const report = {
          ...(printer === undefined ? {} : { printer }),
          ...(head === undefined ? {} : { head }),
          ...(sound === undefined ? {} : { sound }),
        };
        const changed = presence.reported(identity.branch, identity.id, socket.id, report);
        if (changed && printer !== undefined)
          log.info('printer_state', { branch: identity.branch, printer: identity.id, state: printer });
        const pages = presence.boards(identity.branch, identity.id);
        if (changed && sound !== undefined && pages > 1)
          log.warn('device_open_twice', { branch: identity.branch, device: identity.id, pages });
      }),
    );
    socket.on(
      'disconnect',
      guarded(() => {
        followers.delete(socket.id);
        for (const topic of follower.topics) publisher.unfollow(follower, topic);
        if (identity?.kind !== 'device') return;
        const left = printerReports.left(identity.branch, identity.id, socket.id);
        if (left !== null) presence.reported(identity.branch, identity.id, socket.id, { printer: left });
        presence.went(identity.branch, identity.id, socket.id, clock.now() as Instant);
        log.info('device_gone', { branch: identity.branch, device: identity.id });
      }),
    );
  }

  let stopBeat = (): void => {};
  let turn = 0;
  const beat = (): void => {
    stopBeat = timers.after(BEAT_MS / BEAT_TURNS, beat);
    turn = (turn + 1) % BEAT_TURNS;
    publisher.aged(turn);
    const now = clock.now() as Instant;
    for (const { socket, topics, turn: own } of followers.values()) {
      if (own !== turn) continue;
      const heads: (readonly [string, number, number])[] = [];
      for (const topic of topics) {
        const head = topic.startsWith('devices:')
          ? { epoch: 1, seq: devicesSeq.get(topic.slice('devices:'.length)) ?? 0 }
          : publisher.head(topic);
        if (head !== undefined) heads.push([topic, head.epoch, head.seq]);
      }
      socket.emit('beat', { now, heads });
    }
  };
  stopBeat = timers.after(BEAT_MS / BEAT_TURNS, beat);

  return {
    changed: (branch: BranchId | string) => publisher.changed(branch),
    recheck() {
      for (const { socket } of followers.values())
        if (parts.identify(tokenOf(socket)) === null) socket.disconnect(true);
    },
    tellClosing() {
      stopBeat();
      io.emit('closing');
    },
    close: () => io.close(),
  };
}

type Guarded = <Told extends unknown[]>(run: (...told: Told) => void) => (...told: Told) => void;
