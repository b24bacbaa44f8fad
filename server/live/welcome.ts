import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import type { Peer, Peers } from '../entrance/peers.ts';
import type { Log } from '../log.ts';
import type { Identity } from '../people/identity.ts';
import { HOUSE_LANE, type Portions } from '../portions.ts';
import type { Clock } from '../ports.ts';
import { openDeviceLine } from './device-line.ts';
import { createFollows } from './follows.ts';
import type { Guarded } from './guarded.ts';
import { type LiveSocket, pageOf, tokenOf } from './handshake.ts';
import type { MessageLimit } from './message-limit.ts';
import type { Presence } from './presence.ts';
import type { PrinterReports } from './printer-reports.ts';
import { BEAT_TURNS, type Publisher } from './publisher.ts';
import { type Screen, screenOf } from './screen.ts';
import type { Views } from './views.ts';

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly portions: Portions;
  readonly peers: Peers;
  readonly presence: Presence;
  readonly printerReports: PrinterReports;
  readonly views: Views;
  readonly publisher: Publisher;
  readonly screens: Set<Screen>;
  readonly identify: (token: string | null) => Identity | null;
  readonly problem: (name: ProblemName) => Problem;
}

interface Line {
  readonly peer: Peer;
  readonly limit: MessageLimit;
  readonly guarded: Guarded;
}

/** Takes a socket in that has said who it is, and listens to it. */
export function createWelcome(parts: Parts): (socket: LiveSocket, line: Line) => void {
  const { peers, portions, publisher, screens } = parts;
  let nextTurn = 0;

  return (socket, { peer, limit, guarded }) => {
    const token = tokenOf(socket);
    const identity = parts.identify(token);
    const isOfHouse = identity !== null && identity.kind !== 'visitor';
    if (isOfHouse) {
      peers.stands(peer, 'house');
      limit.widen();
    }
    const lane = isOfHouse ? HOUSE_LANE : peer.address;
    const screen = screenOf(socket, {
      turn: nextTurn++ % BEAT_TURNS,
      token,
      lane,
      topics: () => follows.topics,
    });
    const follows = createFollows(parts, screen, { identity, token }, ({ kind }) => {
      if (kind === 'ticket' && !isOfHouse) peers.stands(peer, 'holder');
    });
    screens.add(screen);
    // `drain` of the connection comes at hand-over, before the transport is writable again; `ready` after.
    socket.conn.transport.on('ready', () => publisher.flush(screen));
    const device =
      identity?.kind === 'device' ? openDeviceLine(parts, identity, { socket: socket.id, page: pageOf(socket) }) : null;

    const asked = guarded((topic: unknown, have: unknown, answer: unknown) => {
      if (!socket.connected) return;
      const said = limit.isOver()
        ? ({ ok: false, problem: parts.problem('too_many_requests') } as const)
        : follows.follow(topic, have);
      if (typeof answer === 'function') answer(said);
    });
    const waiting: (() => void)[] = [];
    const answerAll = (): void =>
      screen.together(() => {
        for (const answer of waiting.splice(0)) answer();
      });
    socket.on('follow', (...told) => {
      // Answered at once where it is the last: the connection ends with this turn.
      if (isOfHouse || limit.isOver()) return asked(...told);
      waiting.push(() => asked(...told));
      if (waiting.length === 1) portions.add(lane, answerAll);
    });
    socket.on(
      'unfollow',
      guarded((topic) => {
        if (!limit.isOver()) follows.unfollow(topic);
      }),
    );
    socket.on(
      'status',
      guarded((told) => device?.told(told)),
    );
    socket.on(
      'disconnect',
      guarded(() => {
        screens.delete(screen);
        follows.end();
        device?.ended();
      }),
    );
  };
}
