import { join } from 'node:path';
import { afterEach, vi } from 'vitest';
import { MARK_EVERY_MS } from '../../../server/journal/sqlite/mark.ts';
import { openJournal, type SqliteJournalOptions } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { handTimers, temporaryFolder } from './folder.ts';
import { command } from './samples.ts';

/** What is done after each test, the last first. */
export const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** A journal in a file of the test's own, and the way to open it again. */
export async function opened(change: Partial<SqliteJournalOptions> = {}) {
  const { folder, remove } = temporaryFolder();
  cleanUp.push(remove);
  const timers = handTimers();
  const open = async (more: Partial<SqliteJournalOptions> = {}) => {
    const journal = await openJournal({ folder, timers, ...change, ...more });
    cleanUp.push(() => journal.close());
    return journal;
  };
  return { folder, timers, open, journal: await open() };
}

export const file = (folder: string) => join(folder, 'journal.sqlite');
export const bulky = (bytes: number) =>
  command({ events: [{ type: 'CatalogueAdopted', version: 1, data: JSON.stringify('x'.repeat(bytes)) }] });

/** A new worker is a new thread: on a busy machine it takes seconds to start. */
const PATIENCE_MS = 60_000;
export const eventually = (holds: () => unknown) => vi.waitFor(holds, { timeout: PATIENCE_MS, interval: 20 });

/** What the timers wait for but the next mark: a journal's probes. */
export const probes = (timers: ReturnType<typeof handTimers>) => timers.waiting.filter((ms) => ms !== MARK_EVERY_MS);
