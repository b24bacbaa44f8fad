import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { BranchId } from '../../queue/ids.ts';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import type { BranchLoop } from '../branch/branch-loop.ts';
import type { House } from '../house.ts';
import type { Identity, Right } from '../people/identity.ts';
import { may, needsSeat, strangerProblem } from '../people/identity.ts';
import { branches as seedBranches } from '../seed/branches.ts';
import { type Asked, type Asking, askingOf, type Entered } from './asking.ts';
import { type CommandRoute, fingerprintOf, type Plan, type Reply, runCommand } from './command.ts';
import { foreignProblem } from './foreign.ts';
import { type Described, type DescribedPost, operationOf } from './operation.ts';
import { answerProblem, bodyErrors, problemOf } from './problems.ts';
import { MOST_BYTES, parsedBody, readText } from './request-body.ts';

export type { Asked, Entered } from './asking.ts';

/** The typed edge: every route is declared once, which registers it and writes it into the OpenAPI document. */
export class Api {
  readonly app = new OpenAPIHono();
  /** Those that were declared by `command`. */
  readonly commands: CommandRoute[] = [];
  private readonly declared: { readonly method: 'get' | 'post'; readonly form: RegExp }[] = [];
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
      if (text === null) return answerProblem(c, this.problem(asking, 'body_too_long', { most: MOST_BYTES }));
      const parsed = parsedBody(route.body, text);
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
      invalid: (asking: Asking, error: z.ZodError) => this.invalidBody(asking, error),
      log: this.house.log,
    };
    const known: CommandRoute = {
      path: route.path,
      enter: (asking) => this.enterCommand(asking, route.right),
      run: (asking, entered, text, reply) => {
        const parse = () => parsedBody(route.body, text);
        runCommand({ asking, entered, path: route.path, text, parse }, plan, answers, reply);
      },
    };
    this.commands.push(known);
    this.app.post(honoPath(route.path), async (c) => {
      const asking = askingOf(c);
      const entered = known.enter(asking);
      if ('name' in entered) return answerProblem(c, entered);
      const text = await readText(c);
      if (text === null) return answerProblem(c, this.problem(asking, 'body_too_long', { most: MOST_BYTES }));
      const { status, type, body } = await new Promise<Reply>((reply) => known.run(asking, entered, text, reply));
      return c.body(body, status as ContentfulStatusCode, { 'Content-Type': type });
    });
  }

  /** By which methods a path is asked, as `Allow` says it; null for a path that is none of ours. */
  methodsOf(path: string): string | null {
    const methods = this.declared.filter(({ form }) => form.test(path)).map(({ method }) => method);
    if (methods.length === 0) return null;
    return methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
  }

  problem(asking: Asking, name: ProblemName, params: Problem['params'] = {}): Problem {
    const branch = this.house.branches.get(asking.params.branch ?? this.house.home);
    const zone = branch?.folded().state.line.plan?.catalogue.branch.timeZone ?? 'Asia/Ho_Chi_Minh';
    return problemOf(name, params, asking.header('accept-language'), zone, this.namesOf(params.clerk, branch?.branch));
  }

  /** Screens and people know a clerk by the name. */
  private namesOf(clerk: string | number | undefined, branch: BranchId | undefined): ReadonlyMap<string, string> {
    if (clerk === undefined || branch === undefined) return new Map();
    return new Map(this.house.keys.clerks(branch).map(({ id, name }) => [id, name]));
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
      if (stranger) return this.problem(asking, 'code_of_another_branch', { branch: elsewhere });
      return this.problem(asking, token === null ? 'token_missing' : 'not_allowed');
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
    this.app.openAPIRegistry.registerPath(operationOf(method, route, body, keyed));
    this.declared.push({ method, form: new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) });
  }
}

const isSeated = (branch: BranchLoop, identity: Identity): boolean =>
  identity.kind === 'clerk' &&
  [...branch.folded().state.line.counters.values()].some(({ clerk }) => clerk === identity.id);

/** The name of a place of the city's catalogue, as its people say it. */
const placeOf = (id: string): string | undefined => seedBranches.find((branch) => branch.id === id)?.place;

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** The scheme's name stands in any case (RFC 9110, 11.1). */
const BEARER = /^bearer +(\S+) *$/i;

export const bearer = (asking: Asking): string | null => BEARER.exec(asking.header('authorization') ?? '')?.[1] ?? null;
