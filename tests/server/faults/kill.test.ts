import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { as, type BranchId } from '../../../queue/ids.ts';
import { openStream } from '../../../server/branch/branch-stream.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { startServer } from './server-process.ts';
import { kiosksOf, ticketLoad } from './ticket-load.ts';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 20);
/** A life ends after at most so many tickets: most of a round is the start. */
const LIFE_TICKETS = 30;
const BRANCHES = ['hoan-kiem', 'ba-dinh', 'tay-ho'];

test(`the server is killed ${ROUNDS} times at random moments under load: no acknowledged ticket is lost, no number given twice, a retry gets its ticket`, async () => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-kill-'));
  const load = ticketLoad('visit');
  let killedInMidFlight = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // One branch and several in turns: the journal's group commit writes the streams together.
    const branches = round % 2 === 0 ? BRANCHES : BRANCHES.slice(0, 1);
    const server = await startServer(data, { MOTCUA_BRANCH: branches.join(',') });
    const kiosks = await kiosksOf(server.url, branches);

    // Whoever had no answer asks again, and some of those who had one.
    for (const [key, branch] of [...load.unanswered].filter(([, place]) => kiosks.has(place))) {
      const number = await load.ask(server.url, branch, kiosks.get(branch) ?? '', key);
      expect(number).toMatch(/ [A-Z]\d{3,}$/);
      load.unanswered.delete(key);
      load.acknowledged.set(key, number);
    }
    for (const [key, number] of [...load.acknowledged].slice(-5)) {
      const branch = number.split(' ')[0] ?? '';
      const token = kiosks.get(branch);
      if (token !== undefined) expect(await load.ask(server.url, branch, token, key)).toBe(number);
    }

    const stop = new AbortController();
    const running = load.run(server.url, kiosks, stop.signal);
    const until = load.acknowledged.size + Math.floor(Math.random() * LIFE_TICKETS);
    while (load.acknowledged.size < until) await new Promise((resolve) => setTimeout(resolve, 1));
    server.child.kill('SIGKILL');
    expect(await server.ended).toBe('SIGKILL');
    stop.abort();
    await running;
    if (load.unanswered.size > 0) killedInMidFlight++;
  }

  expect([...load.refused]).toEqual([]);
  const numbers = [...load.acknowledged.values()];
  expect(new Set(numbers).size).toBe(numbers.length);
  // Else the load was none.
  expect(numbers.length).toBeGreaterThan(ROUNDS * 5);
  expect(killedInMidFlight).toBeGreaterThan(ROUNDS / 2);

  const journal = await openJournal({ folder: data, timers: systemTimers });
  const kept = new Map<string, string>();
  const given: string[] = [];
  for (const branch of BRANCHES) {
    for await (const page of journal.read(branch, 0))
      for (const { type, key, data: text } of page)
        if (type === 'TicketIssued') {
          const number = `${branch} ${(JSON.parse(text) as { number: string }).number}`;
          given.push(number);
          kept.set(key.split('|')[1] ?? '', number);
        }
    // The stream folds, and the fold has every ticket of it.
    const { state } = await openStream(journal, as<BranchId>(branch));
    expect(state.line.tickets.size).toBe(given.filter((number) => number.startsWith(`${branch} `)).length);
  }
  await journal.close();
  expect(new Set(given).size).toBe(given.length);
  for (const [key, number] of load.acknowledged) expect([key, kept.get(key)]).toEqual([key, number]);
  rmSync(data, { recursive: true, force: true });
});
