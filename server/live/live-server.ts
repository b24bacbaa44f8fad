import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import { type FromScreen, type FromServer, LIVE_PATH } from '../../wire/socket.ts';
import type { AddressOf } from '../address.ts';
import type { Folded } from '../branch/branch-stream.ts';
import type { Peers } from '../entrance/peers.ts';
import type { Refusals } from '../entrance/refusals.ts';
import type { Log } from '../log.ts';
import type { Identity } from '../people/identity.ts';
import type { NextTurn, Portions } from '../portions.ts';
import type { Clock, SteadyClock, Timers } from '../ports.ts';
import { keepBeat } from './beat.ts';
import { guardedFor } from './guarded.ts';
import { type Conn, netSocketOf } from './hang-up.ts';
import { limitMessages, type MessageLimit } from './message-limit.ts';
import type { Presence } from './presence.ts';
import { createPrinterReports } from './printer-reports.ts';
import { createPublisher } from './publisher.ts';
import type { Screen } from './screen.ts';
import { createUpgrades } from './upgrades.ts';
import { createViews } from './views.ts';
import { createWelcome } from './welcome.ts';

export interface LiveParts {
  readonly http: HttpServer;
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly timers: Timers;
  readonly nextTurn: NextTurn;
  readonly log: Log;
  readonly portions: Portions;
  readonly peers: Peers;
  readonly refusals: Refusals;
  readonly addressOf: AddressOf;
  readonly publicUrl: string;
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
  /** Closes the sockets; resolves when they are told. */
  close(): Promise<void>;
}

/**
 * A board that has lost its power says nothing: it is found gone within 20 s, so that what waits to be spoken (45 s) is still
 * in time for the next board.
 */
const PING_EVERY_MS = 10_000;
const PING_WITHIN_MS = 10_000;
/** A message has some 150 bytes; a session's token, with which a screen joins, some 200. */
const MOST_MESSAGE_BYTES = 4_096;
/** No browser cuts a short message into frames, and an empty frame costs as much as a full one. */
const MOST_FRAMES = 4;
const MOST_PIECES = 64;

/** Answers no ping of the other end: our own screens send none, and whoever sends them by the thousand reads no answer. */
class StrictWebSocketServer extends WebSocketServer {
  constructor(options: object) {
    super({ ...options, autoPong: false, maxFragments: MOST_FRAMES, maxBufferedChunks: MOST_PIECES } as never);
  }
}

/** socket.io, WebSocket only, no adapter: each process pushes to its own sockets. */
export function createLiveServer(parts: LiveParts): LiveServer {
  const { http, presence, log, refusals } = parts;
  // Our own entrance decides what is let in, and when: socket.io hears of nothing else.
  const behind = createServer();
  const io = new Server<FromScreen, FromServer>(behind, {
    path: LIVE_PATH,
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MOST_MESSAGE_BYTES,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_WITHIN_MS,
    wsEngine: StrictWebSocketServer,
  });
  const upgrades = createUpgrades({
    ...parts,
    open: (request, socket, head) => void behind.emit('upgrade', request, socket, head),
  });
  http.on('upgrade', upgrades.ask);
  const views = createViews(parts);
  const publisher = createPublisher({ ...parts, views });
  presence.onChange((branch) => publisher.changed(branch, 'devices'));
  presence.onTestPage((socket) => void io.to(socket).emit('test_page'));
  const screens = new Set<Screen>();
  const limits = new WeakMap<Conn, MessageLimit>();
  io.engine.on('connection', (conn: Conn) => void limits.set(conn, limitMessages(conn, parts)));
  const welcome = createWelcome({ ...parts, views, publisher, screens, printerReports: createPrinterReports(log) });

  io.on('connection', (socket) => {
    const { conn } = socket;
    const admitted = upgrades.of(conn.request as IncomingMessage);
    const limit = limits.get(conn);
    // Somebody who joins twice over one connection is no screen of ours.
    if (admitted === undefined || limit === undefined) return void socket.disconnect(true);
    limits.delete(conn);
    const guarded = guardedFor(socket, log);
    admitted.joined();
    guarded(() => welcome(socket, { peer: admitted.peer, limit, guarded }))();
  });
  const stopBeat = keepBeat({ ...parts, publisher, screens: () => screens });

  return {
    changed: (branch) => publisher.changed(branch),
    recheck() {
      for (const screen of screens)
        if (screen.token !== null && parts.identify(screen.token) === null) screen.sendAway();
    },
    tellClosing() {
      stopBeat();
      io.emit('closing');
    },
    async close() {
      const open = [...io.sockets.sockets.values()].map(({ conn }) => netSocketOf(conn));
      await io.close();
      refusals.flush();
      // A close in good order would wait half a minute for whoever does not answer.
      for (const socket of open) parts.timers.after(LAST_WORD_MS, () => socket.destroy());
    },
  };
}

/** So long a screen has to take the end of its connection. */
const LAST_WORD_MS = 500;
