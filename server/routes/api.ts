import { crc32 } from 'node:zlib';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { BranchId } from '../../queue/ids.ts';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import { problemSchema } from '../../wire/http/problem.ts';
import { requestOf } from '../address.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import type { House } from '../house.ts';
import type { Identity, Right } from '../people/identity.ts';
import { may, needsSeat, strangerProblem } from '../people/identity.ts';
import { branches as seedBranches } from '../seed/branches.ts';
import { foreignProblem } from './foreign.ts';
import { answerProblem, bodyErrors, problemOf } from './problems.ts';

/** A request to a branch, parsed and allowed. */
export interface Asked<Body> {
  readonly c: Context;
  readonly branch: BranchLoop;
  readonly branchId: BranchId;
  readonly identity: Identity;
  /** Where it was asked from, as limits count it. */
  readonly address: () => string;
  readonly body: Body;
  /** Of path and body as they were sent: one idempotency key stands for one such request. */
  readonly fingerprint: string;
  readonly params: Readonly<Record<string, string>>;
  readonly problem: (name: ProblemName, params?: Problem['params']) => Response;
}

type Entered = Omit<Asked<unknown>, 'body' | 'fingerprint'>;

interface Described {
  /** With `{branch}` and other parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** Null: anybody. */
  readonly right: Right | null;
  readonly answer: z.ZodType;
  /** Of the answer, when it is no JSON. */
  readonly mediaType?: string;
  /** Other statuses than 200 that answer in the same form, and when. */
  readonly alsoAnswers?: Readonly<Record<number, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** The typed edge: every route is declared once, which registers it and writes it into the OpenAPI document. */
export class Api {
  readonly app = new OpenAPIHono();
  readonly house: House;

  constructor(house: House) {
    this.house = house;
  }

  /** A query: `GET`, changes nothing. */
  get(route: Described, run: (asked: Asked<undefined>) => Promise<Response> | Response): void {
    this.describe('get', route);
    this.app.get(honoPath(route.path), (c) => {
      const entered = this.enter(c, route.right);
      return entered instanceof Response ? entered : run({ ...entered, body: undefined, fingerprint: '' });
    });
  }

  /** A command: `POST`, JSON, parsed once here. */
  post<Schema extends z.ZodType>(
    route: Described & {
      readonly body: Schema;
      /** False: nothing that is carried out once; it takes no Idempotency-Key. */
      readonly keyed?: boolean;
    },
    run: (asked: Asked<z.output<Schema>>) => Promise<Response> | Response,
  ): void {
    this.describe('post', route, route.body, route.keyed ?? true);
    this.app.post(honoPath(route.path), async (c) => {
      const foreign = foreignProblem(c, this.house.publicUrl);
      if (foreign !== null) return answerProblem(c, this.problem(c, foreign));
      const entered = this.enter(c, route.right);
      if (entered instanceof Response) return entered;
      const text = await readText(c);
      const parsed = route.body.safeParse(jsonOf(text));
      if (!parsed.success)
        return answerProblem(c, { ...this.problem(c, 'invalid_body'), errors: bodyErrors(parsed.error) });
      const fingerprint = crc32(text, crc32(c.req.path)).toString(36);
      return await run({ ...entered, body: parsed.data, fingerprint });
    });
  }

  problem(c: Context, name: ProblemName, params: Problem['params'] = {}): Problem {
    const branch = this.house.branches.get(c.req.param('branch') ?? this.house.home);
    const zone = branch?.folded().state.line.plan?.catalogue.branch.timeZone ?? 'Asia/Ho_Chi_Minh';
    return problemOf(name, params, c.req.header('accept-language'), zone);
  }

  /** Who asks, and of which branch; the answer itself when they may not. */
  private enter(c: Context, right: Right | null): Entered | Response {
    const problem = (name: ProblemName, params?: Problem['params']) => answerProblem(c, this.problem(c, name, params));
    const params = c.req.param() as Record<string, string>;
    const branchId = (params.branch ?? this.house.home) as BranchId;
    const branch = this.house.branches.get(branchId);
    // A paper's token of a branch whose papers are not kept here: it is no forgery, and its holder is told where to go.
    const elsewhere = params.token === undefined ? undefined : placeOf(branchId);
    if (branch === undefined)
      return elsewhere === undefined
        ? problem('branch_unknown')
        : problem('code_of_another_branch', { branch: elsewhere });
    const token = bearer(c);
    const identity = this.house.people.identify(token);
    if (identity === null) return problem(strangerProblem(token));
    if (right !== null && !may(identity, right, branchId)) {
      const stranger = identity.kind === 'device' && identity.branch !== branchId && elsewhere !== undefined;
      return stranger ? problem('code_of_another_branch', { branch: elsewhere }) : problem('not_allowed');
    }
    if (right !== null && needsSeat(identity, right) && !isSeated(branch, identity)) return problem('not_signed_in');
    const address = (): string => this.house.addressOf(requestOf(c));
    return { c, branch, branchId, identity, address, params, problem };
  }

  private describe(method: 'get' | 'post', route: Described, body?: z.ZodType, keyed = false): void {
    const parameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name: name ?? '',
      in: 'path' as const,
      required: true,
      schema: { type: 'string' as const },
    }));
    const asked = Object.entries(route.query ?? {}).map(([name, description]) => ({
      name,
      in: 'query' as const,
      description,
      schema: { type: 'string' as const },
    }));
    const key = { name: 'Idempotency-Key', in: 'header' as const, required: true, schema: { type: 'string' as const } };
    const content = { [route.mediaType ?? 'application/json']: { schema: route.answer } };
    this.app.openAPIRegistry.registerPath({
      method,
      path: route.path,
      summary: route.summary,
      tags: [route.tag],
      parameters: [...parameters, ...asked, ...(keyed ? [key] : [])],
      ...(route.right === null
        ? {}
        : { security: [{ token: [] }], description: `Needs the right \`${route.right}\`.` }),
      ...(body === undefined
        ? {}
        : { request: { body: { required: true, content: { 'application/json': { schema: body } } } } }),
      responses: {
        200: { description: 'Done', content },
        ...Object.fromEntries(
          Object.entries(route.alsoAnswers ?? {}).map(([status, description]) => [status, { description, content }]),
        ),
        default: { description: 'Refused', content: { 'application/problem+json': { schema: problemSchema } } },
      },
    });
  }
}

const isSeated = (branch: BranchLoop, identity: Identity): boolean =>
  identity.kind === 'clerk' &&
  [...branch.folded().state.line.counters.values()].some(({ clerk }) => clerk === identity.id);

/** The name of a place of the city's catalogue, as its people say it. */
const placeOf = (id: string): string | undefined => seedBranches.find((branch) => branch.id === id)?.place;

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

function bearer(c: Context): string | null {
  const header = c.req.header('authorization');
  return header?.startsWith('Bearer ') === true ? header.slice('Bearer '.length) : null;
}

/** Forty papers of a dossier with long names are a tenth of it. */
const MOST_BYTES = 256 * 1024;

/** Nothing that is too long, or does not say how long it is, is read at all. */
async function readText(c: Context): Promise<string> {
  return Number(c.req.header('content-length')) <= MOST_BYTES ? await c.req.text() : '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
