import type { IncomingMessage } from 'node:http';
import { createIsProxy } from './address.ts';

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
/** What a proxy adds that hands a request on. */
const HANDED_ON = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const;
const isLoopback = createIsProxy(['127.0.0.0/8', '::1']);

/**
 * Whether somebody asks from this machine itself, and not through a proxy on it, be it named in the settings or not: a proxy
 * says that it hands on, or leaves the name that was asked for. A web page that has its name point here is not believed
 * either.
 */
export function isOnThisMachine(request: IncomingMessage | undefined): boolean {
  if (request === undefined || HANDED_ON.some((header) => request.headers[header] !== undefined)) return false;
  return isLoopback(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(request.headers.host ?? '');
}
