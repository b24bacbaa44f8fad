import { evolve, initialBranch } from '../../queue/branch/branch.ts';
import { SHELF_VERSION, shelvedBy } from '../../queue/branch/shelf.ts';
import { visitOf } from '../../queue/branch/visits.ts';
import { as, type BranchId, type Instant } from '../../queue/ids.ts';
import type { Journal, ShelfRow, VisitRow } from '../journal/port.ts';
import type { Log } from '../log.ts';
import { eventOf, type Folded, openStream, saveSnapshot } from './branch-stream.ts';
import { shelfRow } from './shelf-row.ts';

/** So many rows are written in one go: some milliseconds of the journal's time. */
const ROWS_AT_ONCE = 500;

/** Opens a branch's stream; where its shelf is not known to be whole, the stream is folded from its start, which fills it. */
export async function openBranch(journal: Journal, branch: BranchId, log?: Log): Promise<Folded> {
  const mark = await journal.shelfMark(branch);
  if (mark?.version === SHELF_VERSION) return openStream(journal, branch, log);
  try {
    return await rebuildShelf(journal, branch);
  } catch (error) {
    // A full disk, say: the hall opens, and the next start tries again.
    log?.warn('shelf_not_rebuilt', { branch, error });
    return openStream(journal, branch, log);
  }
}

/** Makes the shelf and the visits anew from the stream alone; gives the state that the stream folds to. */
export async function rebuildShelf(journal: Journal, branch: BranchId): Promise<Folded> {
  const { epoch } = await journal.head(branch);
  await journal.fillShelf(branch, { clear: true });
  let shelf: ShelfRow[] = [];
  let visits: VisitRow[] = [];
  let folded: Folded = { state: initialBranch, epoch, seq: 0, at: as<Instant>(0) };
  /** Of the command whose entries are being read. */
  let key = '';
  let firstSeq = 0;
  for await (const page of journal.read(branch, 0))
    for (const entry of page) {
      if (entry.key !== key) {
        key = entry.key;
        firstSeq = entry.seq;
      }
      const event = eventOf(entry);
      const at = as<Instant>(entry.at);
      for (const dossier of shelvedBy(folded.state, event)) shelf.push({ ...shelfRow(dossier), seq: firstSeq });
      const state = evolve(folded.state, event, at);
      const visit = visitOf(state, event, at);
      if (visit !== null) visits.push(visit);
      folded = { state, epoch: entry.epoch, seq: entry.seq, at };
      if (shelf.length + visits.length < ROWS_AT_ONCE) continue;
      await journal.fillShelf(branch, { shelf, visits });
      shelf = [];
      visits = [];
    }
  await journal.fillShelf(branch, { shelf, visits, mark: { version: SHELF_VERSION, wordless: folded.seq } });
  if (folded.seq > 0) await saveSnapshot(journal, branch, folded);
  return folded;
}
