import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BranchId } from '../../queue/ids.ts';
import type { Api } from './api.ts';
import type { AskedHeader, Asking } from './asking.ts';
import type { CommandRoute, Reply } from './command.ts';
import { MOST_BYTES, textOf } from './request-body.ts';

/**
 * Takes a request from Node's server itself; false: it is none for us, and nothing of it has been touched. Of a ticket's
 * 48 µs on the server's thread a third went into the objects that Hono and the Fetch API make of a request, and into their
 * promises. What is plain is therefore answered here: a `POST` to a command's route that names nothing but the branch, with
 * its length and each header that decides about it once. Everything else, and whatever is refused before its body is read,
 * goes the ordinary way.
 */
export type Direct = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

const BRANCHES = '/api/branches/';
const SUFFIX_OF = /^\/api\/branches\/\{branch\}(\/[a-z/-]+)$/;
/** Others may still be good, but Hono's adapter looks closer at them. */
const PLAIN_HOST = /^[a-z0-9.-]+(?::\d{1,5})?$/;

export function directOf(api: Api): Direct {
  const routes = new Map<string, CommandRoute>();
  for (const route of api.commands) {
    const suffix = SUFFIX_OF.exec(route.path)?.[1];
    if (suffix !== undefined) routes.set(suffix, route);
  }

  return (incoming, outgoing) => {
    const { url = '', method } = incoming;
    if (method !== 'POST' || !url.startsWith(BRANCHES)) return false;
    const end = url.indexOf('/', BRANCHES.length);
    const route = routes.get(url.slice(end));
    const branch = url.slice(BRANCHES.length, end) as BranchId;
    if (route === undefined || !api.house.branches.has(branch)) return false;
    const headers = plainHeaders(incoming.rawHeaders);
    if (headers === null) return false;
    const asking: Asking = { path: url, params: { branch }, incoming, header: (name) => headers[name] };
    const entered = route.enter(asking);
    if ('name' in entered) return false;
    readBody(incoming, Number(headers['content-length']), (text) =>
      route.run(asking, entered, text, (reply) => answer(outgoing, reply)),
    );
    return true;
  };
}

type PlainHeaders = Partial<Record<AskedHeader, string>>;

/** By its small letters. What is not told here decides nothing about a command. */
const ASKED = new Map<number, readonly AskedHeader[]>([
  [4, ['host']],
  [6, ['origin']],
  [12, ['content-type']],
  [13, ['authorization']],
  [14, ['content-length', 'sec-fetch-site']],
  [15, ['idempotency-key', 'accept-language']],
]);
const UNTOLD = new Set(['transfer-encoding', 'expect', 'upgrade', 'content-encoding']);

/** Null when a header that decides stands twice, or the request's length or host is not plain. */
function plainHeaders(raw: readonly string[]): PlainHeaders | null {
  const headers: PlainHeaders = {};
  for (let index = 0; index < raw.length; index += 2) {
    const given = raw[index] ?? '';
    const candidates = ASKED.get(given.length);
    if (candidates === undefined && !(given.length >= 6 && given.length <= 17)) continue;
    const lower = given.toLowerCase();
    if (UNTOLD.has(lower)) return null;
    const name = candidates?.find((one) => one === lower);
    if (name === undefined) continue;
    if (headers[name] !== undefined) return null;
    headers[name] = raw[index + 1] ?? '';
  }
  const length = headers['content-length'];
  if (length === undefined || !/^\d{1,6}$/.test(length) || Number(length) > MOST_BYTES) return null;
  return PLAIN_HOST.test(headers.host ?? '') ? headers : null;
}

/** A body that breaks off is nobody's any more: nothing is called. */
function readBody(incoming: IncomingMessage, length: number, done: (text: string) => void): void {
  if (length === 0) {
    incoming.resume();
    done('');
    return;
  }
  let chunks: Buffer[] | null = null;
  let left = length;
  incoming.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left > 0 || chunks !== null) {
      chunks ??= [];
      chunks.push(chunk);
    }
    if (left === 0) done(textOf(chunks === null ? chunk : Buffer.concat(chunks)));
  });
}

function answer(outgoing: ServerResponse, { status, type, body }: Reply): void {
  if (outgoing.destroyed) return;
  outgoing.writeHead(status, ['content-type', type, 'Content-Length', String(Buffer.byteLength(body))]);
  outgoing.end(body);
}
