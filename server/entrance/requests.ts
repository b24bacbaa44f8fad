import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { AddressOf } from '../address.ts';
import type { Portions } from '../portions.ts';
import type { Timers } from '../ports.ts';
import type { Peers } from './peers.ts';
import type { Refusals } from './refusals.ts';

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Of one address: what waits for its turn, and what is being answered (a slow reader keeps a file open). */
const MOST_WAITING = 512;
const MOST_RUNNING = 256;
/** Of all strangers; a share is left when one address takes all of its own. */
const MOST_RUNNING_IN_ALL = 1_024;
/** So long an answer to a stranger may be on its way; the largest file is 300 kB. */
const ANSWERED_WITHIN_MS = 60_000;

interface Parts {
  readonly peers: Peers;
  readonly portions: Portions;
  readonly timers: Timers;
  readonly refusals: Refusals;
  readonly addressOf: AddressOf;
  /** Whether a token is somebody's who belongs to the house. */
  readonly isOfHouse: (token: string) => boolean;
  readonly handle: Handle;
}

/**
 * Who shows a key of the house is answered at once. Strangers wait in a lane of their address, and the lanes take turns, some
 * milliseconds in a turn of the event loop: however many they are, a kiosk's command waits for one portion.
 */
export function createRequests({ peers, portions, timers, refusals, addressOf, isOfHouse, handle }: Parts): Handle {
  const onConnection = new WeakMap<Socket, Set<() => void>>();
  const running = new Map<string, number>();
  let runningInAll = 0;

  const add = (counts: Map<string, number>, address: string, many: number): void => {
    const now = (counts.get(address) ?? 0) + many;
    if (now === 0) counts.delete(address);
    else counts.set(address, now);
  };

  function releasesOf(socket: Socket): Set<() => void> {
    const known = onConnection.get(socket);
    if (known !== undefined) return known;
    const releases = new Set<() => void>();
    onConnection.set(socket, releases);
    // An answer that was still behind another one on this connection never tells that it is closed.
    socket.once('close', () => {
      for (const release of releases) release();
    });
    return releases;
  }

  function refuse(request: IncomingMessage, response: ServerResponse): void {
    refusals.count('too_many_requests');
    response.writeHead(429, { Connection: 'close', 'Retry-After': '2', 'Content-Length': '0' });
    response.end();
    // What it may still send is not waited for.
    if (!request.complete) response.once('finish', () => request.socket.destroy());
  }

  function answerStranger(address: string, request: IncomingMessage, response: ServerResponse): void {
    if (response.destroyed || request.socket.destroyed) return;
    if ((running.get(address) ?? 0) >= MOST_RUNNING || runningInAll >= MOST_RUNNING_IN_ALL) {
      refuse(request, response);
      return;
    }
    add(running, address, 1);
    runningInAll += 1;
    const stop = timers.after(ANSWERED_WITHIN_MS, () => {
      refusals.count('request_cut_off');
      request.socket.destroy();
    });
    const releases = releasesOf(request.socket);
    const release = (): void => {
      if (!releases.delete(release)) return;
      stop();
      add(running, address, -1);
      runningInAll -= 1;
    };
    releases.add(release);
    response.once('close', release);
    handle(request, response);
  }

  return (request, response) => {
    const { socket } = request;
    const token = bearerOf(request);
    if (token !== null && isOfHouse(token)) {
      const peer = peers.of(socket);
      if (peer !== undefined) peers.stands(peer, 'house');
      handle(request, response);
      return;
    }
    const address = addressOf(request);
    if (portions.waiting(address) >= MOST_WAITING) refuse(request, response);
    else portions.add(address, () => answerStranger(address, request, response));
  };
}

function bearerOf({ headers: { authorization } }: IncomingMessage): string | null {
  return authorization?.startsWith('Bearer ') === true ? authorization.slice('Bearer '.length) : null;
}
