import { createServer, type Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressOf } from '../address.ts';
import type { Portions } from '../portions.ts';
import type { Timers } from '../ports.ts';
import { createPeers, type Peers } from './peers.ts';
import { limitPipelines } from './pipelines.ts';
import type { Refusals } from './refusals.ts';
import { createRequests, type Handle } from './requests.ts';

/** A phone in a bad network sends its headers within a second or two, the largest body (40 papers) within ten. */
const HEADERS_WITHIN_MS = 8_000;
const REQUEST_WITHIN_MS = 20_000;
/** How often connections are looked at for these two. */
const LOOK_AT_SLOW_MS = 1_000;
/** Nothing goes in or out: the other end has no power any more, or does not mean to take its answer. */
const SILENT_FOR_MS = 30_000;
const KEPT_ALIVE_MS = 5_000;
/** A browser sends twenty. */
const MOST_HEADERS = 100;
const MOST_HEADER_BYTES = 16_384;

interface Parts {
  readonly handle: Handle;
  readonly portions: Portions;
  readonly timers: Timers;
  readonly refusals: Refusals;
  readonly addressOf: AddressOf;
  readonly isProxy: (address: string) => boolean;
  readonly isOfHouse: (token: string) => boolean;
}

/** The HTTP server, with all that keeps strangers from holding up the hall. It does not listen yet. */
export function createEntrance(parts: Parts): { readonly http: HttpServer; readonly peers: Peers } {
  const { refusals } = parts;
  const peers = createPeers(refusals, parts.isProxy);
  const http = createServer(
    {
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      connectionsCheckingInterval: LOOK_AT_SLOW_MS,
      keepAliveTimeout: KEPT_ALIVE_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
      noDelay: true,
    },
    createRequests({ ...parts, peers }),
  );
  http.timeout = SILENT_FOR_MS;
  http.maxHeadersCount = MOST_HEADERS;
  http.on('connection', (socket) => void peers.came(socket));
  limitPipelines(http, refusals);
  http.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    refusals.count('broken_request');
    const status = statusOf(error.code);
    if (status !== null && socket.writable && socket.writableLength === 0)
      socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    socket.destroy();
  });
  return { http, peers };
}

/** Null: nobody is there to hear it. */
function statusOf(code: string | undefined): string | null {
  switch (code) {
    case 'ECONNRESET':
    case 'EPIPE':
      return null;
    case 'HPE_HEADER_OVERFLOW':
      return '431 Request Header Fields Too Large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return '408 Request Timeout';
    default:
      return '400 Bad Request';
  }
}
