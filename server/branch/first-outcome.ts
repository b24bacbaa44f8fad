import { as, type Instant } from '../../queue/ids.ts';
import type { KeptCommand } from '../journal/port.ts';
import { eventOf } from './branch-stream.ts';
import type { Outcome } from './outcome.ts';
import type { Pending } from './pending.ts';

/** What commands came to when their keys were first used; null for a key that was not. */
export type FirstOutcomes = ReadonlyMap<Pending, Outcome | null>;

/**
 * The outcome that a retry gets. `kept`: what the journal has of the keys that it was asked for; null when it could not say,
 * and then nobody knows whether this is a retry.
 */
export function firstOutcomeOf(
  { scopedKey, fingerprint }: Pending,
  kept: ReadonlyMap<string, KeptCommand> | null,
): Outcome | null {
  if (kept === null) return { kind: 'unavailable', reason: 'down' };
  const first = kept.get(scopedKey);
  if (first === undefined) return null;
  if (first.fingerprint !== fingerprint) return { kind: 'key_reused' };
  const last = first.entries.at(-1);
  if (last === undefined) return null;
  const { epoch, seq } = last;
  return { kind: 'done', epoch, seq, at: as<Instant>(last.at), events: first.entries.map(eventOf) };
}
