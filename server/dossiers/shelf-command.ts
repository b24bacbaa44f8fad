import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UnknownEntry } from '../../queue/branch/upcasters.ts';
import { as, type BranchId } from '../../queue/ids.ts';
import { isAccessStream } from '../access/access-record.ts';
import { rebuildShelf } from '../branch/rebuild-shelf.ts';
import { openDataFolder } from '../data-folder.ts';
import { JournalFault } from '../journal/sqlite/fault.ts';
import { openJournal } from '../journal/sqlite/sqlite-journal.ts';
import type { Timers } from '../ports.ts';
import { indexPeople } from './index-people.ts';

interface Parts {
  /** The data folder. */
  readonly data: string;
  readonly keyFile?: string | null;
  readonly timers: Timers;
  readonly say: (line: string) => void;
}

const ROWS_AT_ONCE = 1_000;

/**
 * `npm run shelf`, with the server stopped: makes shelf, visits and the index of people anew from the entries, of every branch
 * of the journal. Rejects with a JournalFault. Cut off, it is begun again by the next start.
 */
export async function runShelfCommand({ data, keyFile, timers, say }: Parts): Promise<void> {
  if (!existsSync(join(data, 'journal.sqlite')))
    throw new JournalFault('unreadable', `There is no journal in the data folder ${data}`);
  openDataFolder(data);
  const journal = await openJournal({ folder: data, timers, keyFile: keyFile ?? null });
  try {
    for (const doubt of journal.doubts()) say(doubt);
    for (const stream of await journal.streams()) {
      if (isAccessStream(stream)) continue;
      const branch = as<BranchId>(stream);
      const { seq, state } = await rebuildShelf(journal, branch).catch((error: unknown) => {
        if (!(error instanceof UnknownEntry)) throw error;
        throw new JournalFault(
          'newer',
          `${branch}: a newer version of the program wrote to it (${error.type} ${error.version}): run this with that one, whose next start makes the shelf anew as well`,
        );
      });
      await indexPeople(journal, branch, async () => true);
      let shelved = 0;
      for (let before: string | null = null; ; ) {
        const codes = await journal.shelvedCodes(branch, before, ROWS_AT_ONCE);
        shelved += codes.length;
        before = codes.at(-1) ?? null;
        if (before === null) break;
      }
      say(
        `${branch}: ${seq} entries read; ${shelved} dossiers are on the shelf, ${state.dossiers.dossiers.size} in the state. Visits and the index of people are made anew.`,
      );
    }
  } finally {
    await journal.close();
  }
}
