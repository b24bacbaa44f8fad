import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { as, type BranchId } from '../../queue/ids.ts';
import { nothingJournal } from '../../server/journal/nothing.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { createLog } from '../../server/log.ts';
import { openHouse } from '../../server/open-house.ts';
import { branches } from '../../server/seed/branches.ts';
import { systemClock, systemGather, systemRandom, systemTimers } from '../../server/system.ts';

/**
 * One server in a process of its own, for the bench: `echo` answers each JSON body with itself, `sqlite` is the house on
 * its embedded journal, `nothing` is the same house on a journal that keeps nothing. Prints its port and the tokens of
 * each branch's devices as one JSON line.
 */
const kind = process.argv[2] ?? 'sqlite';
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

if (kind === 'echo') {
  const app = new OpenAPIHono();
  app.post('/api/branches/:branch/tickets', async (c) => c.json(await c.req.json()));
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => tell({ port, tokens: {} }));
} else {
  const data = mkdtempSync(join(process.env.BENCH_TMP ?? tmpdir(), 'motcua-bench-'));
  const journal = kind === 'nothing' ? nothingJournal() : await openJournal({ folder: data, timers: systemTimers });
  const house = await openHouse({
    mode: 'demo',
    branches: branches.map(({ id }) => as<BranchId>(id)),
    data,
    built: { web: data, voice: data },
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    journal,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    gather: systemGather,
    log: createLog('error'),
    demoMorning: false,
    demoPrinters: null,
  });
  tell({ port: house.port, data, tokens: Object.fromEntries(house.house.demoTokens) });
  process.once('SIGTERM', () => void house.close().then(() => process.exit(0)));
}
