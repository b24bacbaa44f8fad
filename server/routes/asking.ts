import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { BranchId } from '../../queue/ids.ts';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import { requestOf } from '../address.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import type { Identity } from '../people/identity.ts';

/** The headers that decide about a request of ours. */
export type AskedHeader =
  | 'accept-language'
  | 'authorization'
  | 'content-length'
  | 'content-type'
  | 'host'
  | 'idempotency-key'
  | 'origin'
  | 'sec-fetch-site';

/** What the edge must know of a request before it reads the body, whichever way it came: by Hono, or directly (direct.ts). */
export interface Asking {
  readonly path: string;
  /** Of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Undefined where a test calls the app without a server. */
  readonly incoming: IncomingMessage | undefined;
  header(name: AskedHeader): string | undefined;
}

export const askingOf = (c: Context): Asking => ({
  path: c.req.path,
  params: c.req.param() as Record<string, string>,
  incoming: requestOf(c),
  header: (name) => c.req.header(name),
});

/** Who asks, and of which branch: let in, and nothing of the body is read yet. */
export interface Entered {
  readonly branch: BranchLoop;
  readonly branchId: BranchId;
  readonly identity: Identity;
  /** Where it was asked from, as limits count it. */
  readonly address: () => string;
  readonly params: Readonly<Record<string, string>>;
}

/** A request to a branch, parsed and allowed. */
export interface Asked<Body> extends Entered {
  readonly c: Context;
  readonly body: Body;
  /** Of path and body as they were sent: one idempotency key stands for one such request. */
  readonly fingerprint: string;
  readonly problem: (name: ProblemName, params?: Problem['params']) => Response;
}
