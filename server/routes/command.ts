import type { Context } from 'hono';
import type { BranchCommand, BranchEvent } from '../../queue/branch/branch.ts';
import type { Outcome } from '../branch/outcome.ts';
import type { VaultWrite } from '../journal/port.ts';
import { senderOf } from '../people/identity.ts';
import type { Asked } from './api.ts';
import { troubleOf } from './problems.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** Every command carries a key: a draft of the IETF, "The Idempotency-Key HTTP Header Field" (a string, quoted or not). */
const KEY_FORM = /^"?([\x21-\x7e]{1,200}?)"?$/;

/** Hands a command to the branch loop, once a key, and answers with what it led to. */
export async function carryOut(
  asked: Asked<unknown>,
  command: BranchCommand,
  answer: (done: Done) => unknown,
  vault: readonly VaultWrite[] = [],
): Promise<Response> {
  const key = keyOf(asked.c);
  if (key === null) return asked.problem('key_required');
  const { branch, identity, fingerprint } = asked;
  const outcome = await branch.submit({ command, by: senderOf(identity), key, fingerprint, vault });
  if (outcome.kind === 'done') return asked.c.json(answer(outcome) as object);
  const { name, params } = troubleOf(outcome);
  return asked.problem(name, params);
}

export function keyOf(c: Context): string | null {
  return KEY_FORM.exec(c.req.header('idempotency-key') ?? '')?.[1] ?? null;
}

export const doneAnswer = ({ epoch, seq, at }: Done) => ({ epoch, seq, at });

export function eventOf<Type extends BranchEvent['type']>(
  done: Done,
  type: Type,
): Extract<BranchEvent, { type: Type }> | undefined {
  return done.events.find((event): event is Extract<BranchEvent, { type: Type }> => event.type === type);
}
