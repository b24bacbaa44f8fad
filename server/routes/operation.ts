import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import type { BranchId } from '../../queue/ids.ts';
import { problemSchema } from '../../wire/http/problem.ts';
import { refusalWords } from '../../words/refusals/words.ts';
import { may, type Right, visitor } from '../people/identity.ts';
import { KEY_PARAMETER } from './command.ts';

/** A route as the OpenAPI document tells it. */
export interface Described {
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

export interface DescribedPost<Schema extends z.ZodType> extends Described {
  readonly body: Schema;
  /** False: nothing that is carried out once; it takes no Idempotency-Key. */
  readonly keyed?: boolean;
}

type Operation = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0];

export function operationOf(
  method: 'get' | 'post',
  route: Described,
  body: z.ZodType | undefined,
  keyed: boolean,
): Operation {
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
  const content = { [route.mediaType ?? 'application/json']: { schema: route.answer } };
  return {
    method,
    path: route.path,
    summary: route.summary,
    tags: [route.tag],
    operationId: operationIdOf(method, route.path),
    parameters: [...parameters, ...asked, ...(keyed ? [KEY_PARAMETER] : [])],
    security: securityOf(route.right),
    ...(route.right === null ? {} : { description: `Needs the right \`${route.right}\`.` }),
    ...(body === undefined
      ? {}
      : { request: { body: { required: true, content: { 'application/json': { schema: body } } } } }),
    responses: {
      200: { description: 'Done', content },
      ...Object.fromEntries(
        Object.entries(route.alsoAnswers ?? {}).map(([status, description]) => [status, { description, content }]),
      ),
      '4XX': { description: 'Refused: nothing was done', content: REFUSED },
      '5XX': { description: 'It cannot be done now', content: REFUSED },
    },
  };
}

/** With the closed list of names, which grows with the house: a client that was made earlier must take others too. */
const problem = problemSchema.extend({ name: z.string().meta({ examples: Object.keys(refusalWords.vi) }) }).meta({
  id: 'Problem',
  description: 'RFC 9457 problem details; every `name` there is today stands in its examples.',
});
const REFUSED = { 'application/problem+json': { schema: problem } };

/** With the token or without, where a visitor may as well. */
const securityOf = (right: Right | null) =>
  right === null || may(visitor, right, 'any' as BranchId) ? [{}, { token: [] }] : [{ token: [] }];

/** `postBranchesTicketsAmend` */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api\//, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
