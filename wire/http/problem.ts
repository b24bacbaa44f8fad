import { z } from 'zod';
import type { RefusalName } from '../../queue/refusals.ts';

/** What can go wrong at the edge, besides the refusals of the rules. */
export type EdgeProblem =
  /** The body is not of the form that the endpoint takes; `errors` tells where. */
  | 'invalid_body'
  /** A command whose body does not say that it is JSON. */
  | 'not_json'
  /** A command from a page of another house. */
  | 'foreign_page'
  /** Longer than anything that the endpoint takes: `most` in bytes. */
  | 'body_too_long'
  /** A command came without an Idempotency-Key. */
  | 'key_required'
  /** It came with one that no key looks like. */
  | 'key_malformed'
  /** The same key with another body. */
  | 'key_reused'
  /** It may or may not have been carried out: ask again with the same key. */
  | 'outcome_unknown'
  | 'journal_full'
  | 'journal_down'
  | 'not_allowed'
  | 'not_signed_in_here'
  | 'wrong_pin'
  /** Typed wrong too often, from here: `seconds` to wait. */
  | 'pin_locked'
  /** Strangers are guessing, and nobody has signed in from here before: `seconds` to wait. */
  | 'pin_guarded'
  /** Branch mode takes no PIN of less than six digits. */
  | 'pin_too_short'
  | 'device_unknown'
  /** The request bears no token, and what it asks for is not everybody's. */
  | 'token_missing'
  /** It has the form of a system's token, and is no system's. */
  | 'token_unknown'
  | 'branch_unknown'
  /** A QR with a token that was never given out. */
  | 'forged_code'
  | 'code_of_another_branch'
  | 'code_unreadable'
  | 'topic_unknown'
  /** The same display is open elsewhere, and speaks there. */
  | 'another_page_speaks'
  | 'too_many_requests'
  /** Dossier codes typed at one kiosk: `seconds` to wait. */
  | 'too_many_codes'
  | 'not_found'
  /** The address is right, the HTTP method is another one: `allowed`. */
  | 'method_not_allowed'
  | 'closing'
  /** A newer version of the program has written what this one does not know. */
  | 'branch_waits'
  /** The end of the day has passed: what would be opened now would be closed at once. */
  | 'after_hours'
  /** The machine's clock tells another time than the one that was confirmed. */
  | 'clock_moved_on'
  /** The dossier is recorded; its paper could not be made this time. */
  | 'receipt_not_made'
  | 'unknown_error'
  /** Only a screen makes this one: no answer came. */
  | 'offline';

export type ProblemName = RefusalName | EdgeProblem;

/** RFC 9457, `application/problem+json`. */
export interface Problem {
  /** `/problems/<name>` */
  readonly type: string;
  readonly name: ProblemName;
  readonly status: number;
  /** In the language of Accept-Language. */
  readonly title: string;
  /** What happened, what it means, what to do now. */
  readonly detail: string;
  /** The parameters of the refusal: `number`, `counter`, `clerk`, `at`, `due` … */
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export const problemSchema = z.object({
  type: z.string(),
  name: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
