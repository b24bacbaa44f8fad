import { type BranchEvent, type BranchState, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { STATE_VERSION } from '../../queue/branch/claims.ts';
import { load, type SavedBranch, save } from '../../queue/branch/snapshot.ts';
import { as, type BranchId, type Instant } from '../../queue/ids.ts';
import type { Fact, Journal } from '../journal/port.ts';

/** A branch's state as of an entry of its stream. */
export interface Folded {
  readonly state: BranchState;
  readonly epoch: number;
  readonly seq: number;
  readonly at: Instant;
}

/** Reads the newest snapshot and the tail after it. */
export async function openStream(journal: Journal, branch: BranchId): Promise<Folded> {
  const head = await journal.head(branch);
  const snapshot = await journal.newestSnapshot(branch, STATE_VERSION);
  const start: Folded = { state: initialBranch, epoch: head.epoch, seq: 0, at: as<Instant>(0) };
  if (snapshot === null) return readOn(journal, branch, start);
  const { state, at } = JSON.parse(snapshot.state) as { state: SavedBranch; at: Instant };
  return readOn(journal, branch, { state: load(state), epoch: head.epoch, seq: snapshot.seq, at });
}

/** Folds what others have written since. */
export async function readOn(journal: Journal, branch: BranchId, from: Folded): Promise<Folded> {
  let { state, epoch, seq, at } = from;
  for await (const page of journal.facts(branch, seq))
    for (const fact of page) {
      at = as<Instant>(fact.at);
      state = evolve(state, eventOf(fact), at);
      ({ epoch, seq } = fact);
    }
  return { state, epoch, seq, at };
}

export const eventOf = ({ data }: Fact): BranchEvent => JSON.parse(data) as BranchEvent;

export const saveSnapshot = (journal: Journal, branch: BranchId, { state, epoch, seq, at }: Folded): Promise<void> =>
  journal.saveSnapshot({
    stream: branch,
    epoch,
    seq,
    version: STATE_VERSION,
    state: JSON.stringify({ state: save(state), at }),
  });
