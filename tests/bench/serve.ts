import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { as, type BranchId, type ClerkId, type CounterId } from '../../queue/ids.ts';
import { nothingJournal } from '../../server/journal/nothing.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { createLog } from '../../server/log.ts';
import { openHouse } from '../../server/open-house.ts';
import { branches, demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import {
  systemClock,
  systemGather,
  systemMemory,
  systemNextTurn,
  systemRandom,
  systemTimers,
} from '../../server/system.ts';

/**
 * The house in a process of its own, for the bench: `sqlite` on its embedded journal, `nothing` on a journal that keeps
 * nothing. One more route of the same app answers each JSON body with itself. With `clerks`, somebody sits at counter 1
 * of each branch; with `hall`, at every counter of the demo's. Prints its port, the tokens of the branches' devices and the clerks' sessions as one JSON line.
 */
const kind = process.argv[2] ?? 'sqlite';
const data = mkdtempSync(join(process.env.BENCH_TMP ?? tmpdir(), 'motcua-bench-'));
const journal =
  kind === 'nothing' ? nothingJournal() : await openJournal({ folder: data, timers: systemTimers, settles: true });
const opened = await openHouse({
  mode: 'demo',
  branches: branches.map(({ id }) => as<BranchId>(id)),
  data,
  built: { web: join(import.meta.dirname, '..', '..', '.built', 'web'), voice: data },
  host: '127.0.0.1',
  port: 0,
  publicUrl: null,
  journal,
  clock: systemClock,
  timers: systemTimers,
  random: systemRandom,
  gather: systemGather,
  nextTurn: systemNextTurn,
  memory: systemMemory,
  log: createLog('error'),
  demoMorning: false,
  demoPrinters: null,
});
opened.app.post('/api/echo/:branch', async (c) => c.json(await c.req.json()));
const { port, house } = opened;
const sessions: Record<string, string> = {};
if (process.argv[3] === 'clerks')
  // One after the other: each writes the key file.
  for (const { id } of branches) await seat(as<BranchId>(id), '1');
if (process.argv[3] === 'hall')
  for (const { id } of catalogueOf(as<BranchId>(demoBranch)).counters) await seat(as<BranchId>(demoBranch), id);
process.stdout.write(`${JSON.stringify({ port, data, tokens: Object.fromEntries(house.demoTokens), sessions })}\n`);
process.once('SIGTERM', () => void opened.close().then(() => process.exit(0)));

async function seat(branch: BranchId, at: string): Promise<void> {
  const clerk = as<ClerkId>(`bench-${at}`);
  const counter = as<CounterId>(at);
  await house.keys.setClerk({ id: clerk, branch, name: 'Bench', role: 'clerk' }, '860142');
  const signed = await house.people.signIn(branch, clerk, '860142', { address: '127.0.0.1', place: null });
  if (signed.kind !== 'signed_in') throw new Error(`The clerk of ${branch} is not let in: ${signed.kind}`);
  const command = { type: 'SignIn', counter, clerk, takeOver: true } as const;
  const by = `clerk:${clerk}`;
  const outcome = await house.branches
    .get(branch)
    ?.submit({ command, by, key: `seat-${at}`, fingerprint: '', vault: [] });
  if (outcome?.kind !== 'done') throw new Error(`Nobody sits at counter ${at} of ${branch}: ${outcome?.kind}`);
  sessions[`${branch}/${at}`] = signed.session;
}
