import type { IncomingMessage } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { LIVE_PATH } from '../../wire/socket.ts';
import type { AddressOf } from '../address.ts';
import type { Peer, Peers } from '../entrance/peers.ts';
import type { Refusals } from '../entrance/refusals.ts';
import type { NextTurn, Portions } from '../portions.ts';
import type { Timers } from '../ports.ts';
import { isOwnOrigin } from '../routes/foreign.ts';

/** From the request for a socket until it says who it is: a phone in a bad network needs some seconds. */
const JOINS_WITHIN_MS = 10_000;
/** Of one address: a hall's phones that come back at once, and no more. */
const MOST_WAITING = 7_000;

interface Parts {
  readonly peers: Peers;
  readonly portions: Portions;
  readonly timers: Timers;
  readonly nextTurn: NextTurn;
  readonly refusals: Refusals;
  readonly addressOf: AddressOf;
  readonly publicUrl: string;
  readonly open: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** A request for a socket that was let in. */
export interface Admitted {
  readonly peer: Peer;
  /** It has said who it is. */
  joined(): void;
}

export interface Upgrades {
  ask(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  of(request: IncomingMessage): Admitted | undefined;
}

/**
 * Lets requests for a socket in, a portion a turn, the addresses in turns: each costs a quarter of a millisecond, and a hall
 * full of phones asks at one moment.
 */
export function createUpgrades(parts: Parts): Upgrades {
  const { peers, portions, timers, nextTurn, refusals, addressOf, publicUrl, open } = parts;
  const admitted = new WeakMap<IncomingMessage, Admitted>();

  function refuse(socket: Duplex, status: string): void {
    refusals.count('upgrade_refused');
    if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    socket.destroy();
  }

  return {
    ask(request, socket, head) {
      // Its end is told by `close`; without a listener a reset connection would be everybody's fault.
      socket.on('error', () => {});
      const wrong = wrongWith(request, head, publicUrl);
      if (wrong !== null) return refuse(socket, wrong);
      const peer = peers.of(socket as NetSocket);
      if (peer === undefined) return refuse(socket, '503 Service Unavailable');
      peers.speaksFor(peer, addressOf(request));
      if (portions.waiting(peer.address) >= MOST_WAITING) return refuse(socket, '503 Service Unavailable');
      const stop = timers.after(JOINS_WITHIN_MS, () => {
        refusals.count('nothing_asked');
        socket.destroy();
      });
      socket.once('close', stop);
      admitted.set(request, { peer, joined: stop });
      portions.add(peer.address, () => {
        if (socket.destroyed) return;
        // engine.io answers the request, and says its first word a moment later: both leave in one write.
        socket.cork();
        open(request, socket, head);
        nextTurn(() => socket.uncork());
      });
    },
    of: (request) => admitted.get(request),
  };
}

/** The answer to what is no request of a screen, a phone or a program of ours; null when it is one. */
function wrongWith({ url = '', headers }: IncomingMessage, head: Buffer, publicUrl: string): string | null {
  const [path, query = ''] = url.split('?');
  if (path !== `${LIVE_PATH}/`) return '404 Not Found';
  const asked = new URLSearchParams(query);
  // A `sid` would take over a connection that was begun by polling, which is not spoken here.
  if (asked.get('transport') !== 'websocket' || asked.get('EIO') !== '4' || asked.has('sid')) return '400 Bad Request';
  // Nobody speaks before they were let in.
  if (head.length > 0) return '400 Bad Request';
  const { origin, host } = headers;
  // A program (the printing agent, a sign) sends no origin; a browser always does.
  return origin === undefined || isOwnOrigin(origin, host, publicUrl) ? null : '403 Forbidden';
}
