import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { Refusal } from '../../queue/refusals.ts';
import type { Problem, ProblemName } from '../../wire/http/problem.ts';
import type { Language } from '../../words/catalogue.ts';
import { refusalText, refusalTitle } from '../../words/refusals/words.ts';
import { type FieldFaults, fieldFaults } from '../../words/shared/field-faults.ts';
import { isTextFault, typedText } from '../../words/shared/typed-text.ts';
import type { Outcome } from '../branch/outcome.ts';
import { acceptedLanguage } from './accepted-language.ts';
import { problemStatus } from './problem-status.ts';

/**
 * RFC 9457 problem details in a person's language. `zone` words the times in them; `people` are the names of those whose ids
 * stand in the parameters.
 */
export function problemOf(
  name: ProblemName,
  params: Problem['params'],
  language: string | undefined,
  zone: string,
  people: ReadonlyMap<string, string> = new Map(),
): Problem {
  const { clerk } = params;
  const named = clerk === undefined ? undefined : people.get(String(clerk));
  const facts = { name, params: named === undefined ? params : { ...params, clerk: named } };
  const reader = acceptedLanguage(language);
  return {
    type: `/problems/${name}`,
    name,
    status: problemStatus[name],
    title: refusalTitle(facts, reader, zone),
    detail: refusalText(facts, reader, zone),
    params,
  };
}

/** The refusal's own fields are its parameters. */
export function paramsOf({ name: _, ...params }: Refusal): Problem['params'] {
  return params;
}

/** Everything but `done`, as a problem's name and parameters. */
export function troubleOf(outcome: Exclude<Outcome, { kind: 'done' }>): {
  readonly name: ProblemName;
  readonly params: Problem['params'];
} {
  switch (outcome.kind) {
    case 'refused':
      return { name: outcome.refusal.name, params: paramsOf(outcome.refusal) };
    case 'unavailable':
      return { name: outcome.reason === 'full' ? 'journal_full' : 'journal_down', params: {} };
    case 'failed':
      return { name: 'unknown_error', params: {} };
    case 'waits':
      return { name: 'branch_waits', params: { type: outcome.type, version: outcome.version } };
    case 'key_reused':
    case 'outcome_unknown':
    case 'closing':
      return { name: outcome.kind, params: {} };
  }
}

export function answerProblem(c: Context, problem: Problem): Response {
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    ...headersOf(problem),
  });
}

/** What HTTP asks of a status (RFC 9110): how to be let in, which methods there are, when to come back. */
function headersOf({ status, params }: Problem): Record<string, string> {
  if (status === 401) return { 'WWW-Authenticate': 'Bearer' };
  if (status === 405) return { Allow: String(params.allowed) };
  return params.seconds === undefined ? {} : { 'Retry-After': String(params.seconds) };
}

export function bodyErrors(error: z.ZodError, accepted: string | undefined): NonNullable<Problem['errors']> {
  const language = acceptedLanguage(accepted);
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: fieldText(issue, language) }));
}

function kindOf(expected: string, { kinds }: FieldFaults): string {
  return Object.hasOwn(kinds, expected) ? kinds[expected as keyof typeof kinds] : kinds.object;
}

function fieldText(issue: z.core.$ZodIssue, language: Language): string {
  if (isTextFault(issue.message)) return typedText[issue.message][language];
  const words = fieldFaults[language];
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return issue.path.length === 0 ? words.noJson : words.missing;
      return words.type(kindOf(issue.expected, words));
    case 'invalid_value':
      return words.oneOf(issue.values.map(String).join(', '));
    case 'too_small':
      return (issue.origin === 'array' ? words.fewest : words.atLeast)(Number(issue.minimum));
    case 'too_big':
      return (issue.origin === 'array' ? words.most : words.atMost)(Number(issue.maximum));
    case 'unrecognized_keys':
      return words.unknown(issue.keys.join(', '));
    default:
      return words.form;
  }
}
