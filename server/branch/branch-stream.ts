import { type BranchEvent, type BranchState, evolve, initialBranch } from '../../queue/branch/branch.ts';
import { load, type SavedBranch, STATE_VERSION, savedText } from '../../queue/branch/snapshot.ts';
import { readEvent, UnknownEntry } from '../../queue/branch/upcasters.ts';
import { as, type BranchId, type Instant } from '../../queue/ids.ts';
import type { Fact, Journal } from '../journal/port.ts';
import type { Log } from '../log.ts';

/** A branch's state as of an entry of its stream. */
export interface Folded {
  readonly state: BranchState;
  readonly epoch: number;
  readonly seq: number;
  readonly at: Instant;
  /** An entry after this one is not known to this program: the stream waits for one that knows it. */
  readonly waits?: WaitsAt;
}

/** The first entry that was not folded. */
export interface WaitsAt {
  readonly seq: number;
  readonly type: string;
  readonly version: number;
}

/** Reads the newest snapshot and the tail after it. */
export async function openStream(journal: Journal, branch: BranchId, log?: Log): Promise<Folded> {
  const { epoch } = await journal.head(branch);
  const loaded = await loadSnapshot(journal, branch, log);
  const folded = await readOn(journal, branch, { state: initialBranch, seq: 0, at: as<Instant>(0), ...loaded, epoch });
  if (folded.waits !== undefined) log?.error('entry_unknown', { branch, ...folded.waits });
  return folded;
}

/** Snapshots are disposable: one that cannot be read gives way to the one before it, and that to the stream itself. */
async function loadSnapshot(
  journal: Journal,
  branch: BranchId,
  log: Log | undefined,
): Promise<Omit<Folded, 'epoch'> | null> {
  let snapshot = await journal.newestSnapshot(branch, STATE_VERSION);
  while (snapshot !== null) {
    const { seq } = snapshot;
    try {
      const { state, at } = JSON.parse(snapshot.state) as { state: SavedBranch; at: Instant };
      return { state: load(state), seq, at };
    } catch (error) {
      log?.warn('snapshot_failed', { branch, error });
      snapshot = await journal.newestSnapshot(branch, STATE_VERSION, seq - 1);
    }
  }
  return null;
}

/** Folds what others have written since, up to an entry that it does not know. */
export async function readOn(journal: Journal, branch: BranchId, from: Folded): Promise<Folded> {
  let { state, epoch, seq, at } = from;
  for await (const page of journal.facts(branch, seq))
    for (const fact of page) {
      const event = knownEvent(fact);
      if (event === null)
        return { state, epoch, seq, at, waits: { seq: fact.seq, type: fact.type, version: fact.version } };
      at = as<Instant>(fact.at);
      state = evolve(state, event, at);
      ({ epoch, seq } = fact);
    }
  return { state, epoch, seq, at };
}

function knownEvent(fact: Fact): BranchEvent | null {
  try {
    return eventOf(fact);
  } catch (error) {
    if (error instanceof UnknownEntry) return null;
    throw error;
  }
}

/** @throws UnknownEntry */
export const eventOf = ({ type, version, data }: Pick<Fact, 'type' | 'version' | 'data'>): BranchEvent =>
  readEvent(type, version, data);

/** Keeps a snapshot; between the pieces of a large one others have their turn. Rejects when it cannot be made or kept. */
export async function saveSnapshot(
  journal: Journal,
  branch: BranchId,
  { state, epoch, seq, at }: Folded,
  turn: () => Promise<void> = async () => {},
): Promise<void> {
  async function* pieces(): AsyncGenerator<string> {
    let before = `{"at":${at},"state":`;
    for (const piece of savedText(state)) {
      if (before === '') await turn();
      yield before + piece;
      before = '';
    }
    yield '}';
  }
  await journal.saveSnapshot({ stream: branch, epoch, seq, version: STATE_VERSION, state: pieces() });
}
