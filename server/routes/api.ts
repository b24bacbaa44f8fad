import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { BranchId } from '../../queue/ids.ts';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import { problemSchema } from '../../wire/http/problem.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import type { House } from '../house.ts';
import type { Identity, Right } from '../people/identity.ts';
import { may, needsSeat, strangerProblem } from '../people/identity.ts';
import { branches as seedBranches } from '../seed/branches.ts';
import { type Asked, type Asking, askingOf, type Entered } from './asking.ts';
import { type CommandRoute, fingerprintOf, type Plan, problemReply, type Reply, runCommand } from './command.ts';
import { foreignProblem } from './foreign.ts';
import { answerProblem, bodyErrors, problemOf } from './problems.ts';

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

interface DescribedPost<Schema extends z.ZodType> extends Described {
  readonly body: Schema;
  /** False: nothing that is carried out once; it takes no Idempotency-Key. */
  readonly keyed?: boolean;
}

export type { Asked, Entered } from './asking.ts';

/** The typed edge: every route is declared once, which registers it and writes it into the OpenAPI document. */
export class Api {
  readonly app = new OpenAPIHono();
  /** Those that were declared by `command`. */
  readonly commands: CommandRoute[] = [];
  readonly house: House;

  constructor(house: House) {
    this.house = house;
  }

  /** A query: `GET`, changes nothing. */
  get(route: Described, run: (asked: Asked<undefined>) => Promise<Response> | Response): void {
    this.describe('get', route);
    this.app.get(honoPath(route.path), (c) => {
      const asking = askingOf(c);
      const entered = this.enter(asking, route.right);
      if ('name' in entered) return answerProblem(c, entered);
      return run({ ...entered, c, body: undefined, fingerprint: '', problem: this.problemsTo(c, asking) });
    });
  }

  /** What changes something: `POST`, JSON, parsed once here. */
  post<Schema extends z.ZodType>(
    route: DescribedPost<Schema>,
    run: (asked: Asked<z.output<Schema>>) => Promise<Response> | Response,
  ): void {
    this.describe('post', route, route.body, route.keyed ?? true);
    this.app.post(honoPath(route.path), async (c) => {
      const asking = askingOf(c);
      const entered = this.enterCommand(asking, route.right);
      if ('name' in entered) return answerProblem(c, entered);
      const text = await readText(c);
      const parsed = route.body.safeParse(jsonOf(text));
      if (!parsed.success) return answerProblem(c, this.invalidBody(asking, parsed.error));
      const fingerprint = fingerprintOf(asking.path, text);
      return await run({ ...entered, c, body: parsed.data, fingerprint, problem: this.problemsTo(c, asking) });
    });
  }

  /**
   * A command and nothing else: `plan` says which, and the branch's loop carries it out. Declared once, it is answered by
   * Hono and, where the path names nothing but the branch, directly as well (direct.ts); both ways go through `runCommand`.
   */
  command<Schema extends z.ZodType>(route: DescribedPost<Schema>, plan: Plan<z.output<Schema>>): void {
    this.describe('post', route, route.body, true);
    const answers = {
      problem: (asking: Asking, name: ProblemName, params?: Problem['params']) => this.problem(asking, name, params),
      log: this.house.log,
    };
    const known: CommandRoute = {
      path: route.path,
      enter: (asking) => this.enterCommand(asking, route.right),
      run: (asking, entered, text, reply) => {
        const parsed = route.body.safeParse(jsonOf(text));
        if (!parsed.success) reply(problemReply(this.invalidBody(asking, parsed.error)));
        else runCommand({ asking, entered, path: route.path, text, body: parsed.data }, plan, answers, reply);
      },
    };
    this.commands.push(known);
    this.app.post(honoPath(route.path), async (c) => {
      const asking = askingOf(c);
      const entered = known.enter(asking);
      if ('name' in entered) return answerProblem(c, entered);
      const text = await readText(c);
      const { status, type, body } = await new Promise<Reply>((reply) => known.run(asking, entered, text, reply));
      return c.body(body, status as ContentfulStatusCode, { 'Content-Type': type });
    });
  }

  problem(asking: Asking, name: ProblemName, params: Problem['params'] = {}): Problem {
    const branch = this.house.branches.get(asking.params.branch ?? this.house.home);
    const zone = branch?.folded().state.line.plan?.catalogue.branch.timeZone ?? 'Asia/Ho_Chi_Minh';
    return problemOf(name, params, asking.header('accept-language'), zone);
  }

  private problemsTo =
    (c: Context, asking: Asking) =>
    (name: ProblemName, params?: Problem['params']): Response =>
      answerProblem(c, this.problem(asking, name, params));

  private invalidBody(asking: Asking, error: z.ZodError): Problem {
    return { ...this.problem(asking, 'invalid_body'), errors: bodyErrors(error, asking.header('accept-language')) };
  }

  private enterCommand(asking: Asking, right: Right | null): Entered | Problem {
    const foreign = foreignProblem(asking, this.house.publicUrl);
    return foreign === null ? this.enter(asking, right) : this.problem(asking, foreign);
  }

  /** Who asks, and of which branch; the problem when they may not. */
  private enter(asking: Asking, right: Right | null): Entered | Problem {
    const { params, incoming } = asking;
    const branchId = (params.branch ?? this.house.home) as BranchId;
    const branch = this.house.branches.get(branchId);
    // A paper's token of a branch whose papers are not kept here: it is no forgery, and its holder is told where to go.
    const elsewhere = params.token === undefined ? undefined : placeOf(branchId);
    if (branch === undefined)
      return elsewhere === undefined
        ? this.problem(asking, 'branch_unknown')
        : this.problem(asking, 'code_of_another_branch', { branch: elsewhere });
    const token = bearer(asking);
    const identity = this.house.people.identify(token);
    if (identity === null) return this.problem(asking, strangerProblem(token));
    if (right !== null && !may(identity, right, branchId)) {
      const stranger = identity.kind === 'device' && identity.branch !== branchId && elsewhere !== undefined;
      return stranger
        ? this.problem(asking, 'code_of_another_branch', { branch: elsewhere })
        : this.problem(asking, 'not_allowed');
    }
    if (right !== null && needsSeat(identity, right) && !isSeated(branch, identity))
      return this.problem(asking, 'not_signed_in');
    const { waits } = branch.folded();
    if (params.branch !== undefined && waits !== undefined)
      return this.problem(asking, 'branch_waits', { type: waits.type, version: waits.version });
    const address = (): string => this.house.addressOf(incoming);
    return { branch, branchId, identity, address, params };
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

export function bearer(asking: Asking): string | null {
  const header = asking.header('authorization');
  return header?.startsWith('Bearer ') === true ? header.slice('Bearer '.length) : null;
}

/** Forty papers of a dossier with long names are a tenth of it. */
export const MOST_BYTES = 256 * 1024;

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
