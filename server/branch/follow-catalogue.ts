import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../queue/catalogue.ts';
import type { Log } from '../log.ts';
import type { BranchLoop } from './branch-loop.ts';
import type { Outcome } from './outcome.ts';

/**
 * Adopts the city's catalogue where it is another than the stream has: next year's holidays, new fees, hours, counters. A day
 * that is open ends with the catalogue it began with, since a counter or service that vanished would leave people standing
 * there; so the new one comes with its closing. What the supervisor has set outlives it (LINE-7, LINE-8).
 */
export async function followCatalogue(loop: BranchLoop, catalogue: Catalogue, log: Log): Promise<void> {
  const text = JSON.stringify(catalogue);
  const wanted: unknown = JSON.parse(text);
  const digest = createHash('sha256').update(text).digest('base64url');

  async function adopt(): Promise<void> {
    if (loop.folded().waits !== undefined) return;
    const { citySeq, plan } = loop.folded().state.line;
    if (isDeepStrictEqual(plan?.catalogue, wanted)) return;
    const next = citySeq + 1;
    const outcome = await loop.submit({
      command: { type: 'AdoptCatalogue', citySeq: next, catalogue },
      by: 'house',
      // With its place in the order: the city may come back to an earlier one.
      key: `catalogue:${next}:${digest}`,
      fingerprint: '',
      vault: [],
    });
    if (outcome.kind !== 'done') log.warn('catalogue_not_adopted', { branch: loop.branch, outcome: toldOf(outcome) });
  }

  const isDayOpen = (): boolean => (loop.folded().state.line.day?.phase ?? 'closed') !== 'closed';
  if (!isDayOpen()) return adopt();
  let waits = true;
  loop.onChange(() => {
    if (!waits || isDayOpen()) return;
    waits = false;
    adopt().catch((error: unknown) =>
      log.error('duty_failed', { branch: loop.branch, duty: 'adopt_catalogue', error }),
    );
  });
}

/** With the fault, so that whoever made the catalogue finds it. */
const toldOf = (outcome: Outcome): string =>
  outcome.kind === 'refused' ? Object.values(outcome.refusal).join(' ') : outcome.kind;
