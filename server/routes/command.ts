import { crc32 } from 'node:zlib';
import type { z } from 'zod';
import type { BranchCommand, BranchEvent } from '../../queue/branch/branch.ts';
import type { TicketId } from '../../queue/ids.ts';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import type { Outcome } from '../branch/outcome.ts';
import type { VaultWrite } from '../journal/port.ts';
import type { Log } from '../log.ts';
import { senderOf } from '../people/identity.ts';
import type { Asked, Asking, Entered } from './asking.ts';
import { troubleOf } from './problems.ts';

export type Done = Extract<Outcome, { kind: 'done' }>;

/** What a route that is a command and nothing else does with a request: hands this to the loop, or refuses at once. */
export type Plan<Body> = (asked: Entered & { readonly body: Body }) => Planned | Refused;
interface Planned {
  readonly command: BranchCommand;
  /** What the sender is told when it is done. */
  readonly answer: (done: Done) => object;
}
interface Refused {
  readonly refused: ProblemName;
}

/** An answer before it is anybody's response. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A route that was declared by `Api.command`, for whoever brings its requests. */
export interface CommandRoute {
  readonly path: string;
  /** To be asked before the body is read. */
  enter(asking: Asking): Entered | Problem;
  /** Replies once, never throws. */
  run(asking: Asking, entered: Entered, text: string, reply: (reply: Reply) => void): void;
}

const problemReply = (problem: Problem): Reply => ({
  status: problem.status,
  type: 'application/problem+json',
  body: JSON.stringify(problem),
});

/**
 * Every command carries a key: a draft of the IETF, "The Idempotency-Key HTTP Header Field". It stands bare or between two quotes,
 * and no quote is part of it: else a client that sends an empty string (`""`) would have one key for all its commands.
 */
const KEY_FORM = /^(?:([\x21\x23-\x7e]{1,200})|"([\x21\x23-\x7e]{1,200})")$/;
const NO_KEY = new Set(['', '""']);

/** As the OpenAPI document tells it. */
export const KEY_PARAMETER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A new one for each command, the same one for its retries: what was done with a key is answered again for 48 hours, and not done twice.',
  schema: { type: 'string', minLength: 1, maxLength: 202, pattern: KEY_FORM.source },
} as const;

/** The key, or what is wrong with it. */
export function keyIn(header: string | undefined): { readonly key: string } | { readonly trouble: ProblemName } {
  const [, bare, quoted] = KEY_FORM.exec(header ?? '') ?? [];
  const key = bare ?? quoted;
  if (key !== undefined) return { key };
  return { trouble: NO_KEY.has(header ?? '') ? 'key_required' : 'key_malformed' };
}

export const fingerprintOf = (path: string, text: string): string => crc32(text, crc32(path)).toString(36);

interface CommandRequest<Body> {
  readonly asking: Asking;
  readonly entered: Entered;
  /** The route's, for the log. */
  readonly path: string;
  readonly text: string;
  readonly parse: () => z.ZodSafeParseResult<Body>;
}

interface Answers {
  readonly invalid: (asking: Asking, error: z.ZodError) => Problem;
  readonly problem: (asking: Asking, name: ProblemName, params?: Problem['params']) => Problem;
  readonly log: Log;
}

/** Hands a command to the branch loop, once a key, and replies with what it led to. */
export function runCommand<Body>(
  { asking, entered, path, text, parse }: CommandRequest<Body>,
  plan: Plan<Body>,
  { problem, invalid, log }: Answers,
  reply: (reply: Reply) => void,
): void {
  const refuse = (name: ProblemName, params?: Problem['params']): void =>
    reply(problemReply(problem(asking, name, params)));
  const fail = (error: unknown): void => {
    log.error('request_failed', { method: 'POST', path, error });
    refuse('unknown_error');
  };
  function tell(outcome: Outcome, answer: Planned['answer']): void {
    if (outcome.kind === 'done') {
      reply({ status: 200, type: 'application/json', body: JSON.stringify(answer(outcome)) });
      return;
    }
    const { name, params } = troubleOf(outcome);
    refuse(name, params);
  }
  function submit({ command, answer }: Planned, key: string): void {
    const by = senderOf(entered.identity);
    const fingerprint = fingerprintOf(asking.path, text);
    entered.branch.take({ command, by, key, fingerprint, vault: [] }, (outcome) => {
      try {
        tell(outcome, answer);
      } catch (error) {
        fail(error);
      }
    });
  }
  try {
    const parsed = parse();
    if (!parsed.success) {
      reply(problemReply(invalid(asking, parsed.error)));
      return;
    }
    const planned = plan({ ...entered, body: parsed.data });
    const given = keyIn(asking.header('idempotency-key'));
    if ('refused' in planned) refuse(planned.refused);
    else if ('trouble' in given) refuse(given.trouble);
    else submit(planned, given.key);
  } catch (error) {
    fail(error);
  }
}

/**
 * Hands a command to the branch loop, once a key, and answers with what it led to.
 * @param ticket whose token the sender showed: a phone is nobody but that ticket's holder
 */
export async function carryOut(
  asked: Asked<unknown>,
  command: BranchCommand,
  answer: (done: Done) => unknown,
  vault: readonly VaultWrite[] = [],
  ticket?: TicketId,
): Promise<Response> {
  const given = keyIn(asked.c.req.header('idempotency-key'));
  if ('trouble' in given) return asked.problem(given.trouble);
  const { key } = given;
  const { branch, identity, fingerprint } = asked;
  const outcome = await branch.submit({ command, by: senderOf(identity, ticket), key, fingerprint, vault });
  if (outcome.kind === 'done') return asked.c.json(answer(outcome) as object);
  const { name, params } = troubleOf(outcome);
  return asked.problem(name, params);
}

export const doneAnswer = ({ epoch, seq, at }: Done) => ({ epoch, seq, at });

export function eventOf<Type extends BranchEvent['type']>(
  done: Done,
  type: Type,
): Extract<BranchEvent, { type: Type }> | undefined {
  return done.events.find((event): event is Extract<BranchEvent, { type: Type }> => event.type === type);
}
