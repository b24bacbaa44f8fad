/**
 * One way to have a stream ready, in a process of its own: `rows` reads its rows with better-sqlite3 and JSON.parse and
 * nothing else, `stream` opens it as the house does. Prints the milliseconds, without the start of the process or of the
 * journal, and the most memory that the process ever held.
 * Run: node tests/bench/open-once.ts rows|stream <folder>
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStream } from '../../server/branch/branch-stream.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { systemTimers } from '../../server/system.ts';

const [, , way, folder = ''] = process.argv;

async function ms(): Promise<number> {
  if (way === 'rows') {
    const db = new Database(join(folder, 'journal.sqlite'), { readonly: true });
    const rows = db.prepare<[], { data: string }>('SELECT * FROM entry ORDER BY place');
    const begun = performance.now();
    let last: unknown;
    for (const { data } of rows.iterate()) last = JSON.parse(data);
    const spent = performance.now() - begun;
    if (last === undefined) throw new Error('The stream is empty');
    return spent;
  }
  const journal = await openJournal({ folder, timers: systemTimers });
  const begun = performance.now();
  const { seq } = await openStream(journal, demoBranch);
  const spent = performance.now() - begun;
  if (seq === 0) throw new Error('The stream is empty');
  await journal.close();
  return spent;
}

const spent = await ms();
process.stdout.write(JSON.stringify({ ms: spent, mostMB: process.resourceUsage().maxRSS / 1024 }));
