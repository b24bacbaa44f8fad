import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Refusals } from './refusals.ts';

/** A browser sends one request after the other over a connection. */
const MOST_ON_A_CONNECTION = 8;

/** Node's own parser of a connection: it tells of each request as soon as its headers are there. */
interface Parser {
  /** What it answers decides how the reading goes on. */
  onIncoming?: ((request: IncomingMessage, keepsAlive: boolean) => number) | null;
}
/** As for an upgrade: nothing more of the piece at hand is read as HTTP. */
const READ_NO_FURTHER = 2;

/**
 * Ends a connection over which too many requests come at once, at the first that is too many. In one piece of the network
 * there are two thousand short ones, and Node makes an error with its stack for each that is there when the connection ends:
 * 65 connections with 500 requests each stood the hall still for 32 s.
 */
export function limitPipelines(http: HttpServer, refusals: Refusals): void {
  const open = new WeakMap<Socket, number>();
  const openOn = (socket: Socket): number => open.get(socket) ?? 0;

  function count({ socket }: IncomingMessage, response: ServerResponse): void {
    open.set(socket, openOn(socket) + 1);
    response.once('close', () => void open.set(socket, openOn(socket) - 1));
  }

  http.on('connection', (socket: Socket & { parser?: Parser | null }) => {
    const { parser } = socket;
    const handOn = parser?.onIncoming;
    if (parser == null || handOn == null) return;
    parser.onIncoming = (request, keepsAlive) => {
      if (openOn(socket) < MOST_ON_A_CONNECTION) return handOn(request, keepsAlive);
      if (!socket.destroyed) refusals.count('too_many_requests');
      socket.destroy();
      return READ_NO_FURTHER;
    };
  });
  http.prependListener('request', count);
  // Node would answer these by itself, uncounted.
  http.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    count(request, response);
    response.writeHead(417, { Connection: 'close', 'Content-Length': '0' });
    response.end();
  });
}
