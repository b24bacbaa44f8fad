import type { BranchCommand } from '../../queue/branch/branch.ts';
import { as, type ClerkId, type LocalDate } from '../../queue/ids.ts';
import { createBranchLoop } from '../../server/branch/branch-loop.ts';
import { openStream } from '../../server/branch/branch-stream.ts';
import type { Outcome } from '../../server/branch/outcome.ts';
import { createTokens } from '../../server/branch/tokens.ts';
import { nothingJournal } from '../../server/journal/nothing.ts';
import { createLog } from '../../server/log.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { systemClock, systemRandom, systemTimers } from '../../server/system.ts';
import { median, type PartResult, quantile, rounded } from './figure.ts';

const SHORT = 10;
const LONG = 10_000;
const ROUNDS = 40;
const CALLS_A_ROUND = 50;

/** What a call of the next ticket costs through the loop (decide, evolve, acknowledge), with ten and with 10,000 waiting. */
export async function callNext(): Promise<PartResult> {
  const short = await hall(SHORT);
  const long = await hall(LONG);
  const shortUs: number[] = [];
  const longUs: number[] = [];
  // The first rounds warm up, and are not counted.
  for (let round = -10; round < ROUNDS; round++) {
    for (const [line, costs] of [
      [short, shortUs],
      [long, longUs],
    ] as const) {
      const cost = await line.callsCost(CALLS_A_ROUND);
      if (round >= 0) costs.push(...cost);
    }
  }
  const ratio = median(longUs) / median(shortUs);
  const made = [[SHORT, shortUs] as const, [LONG, longUs] as const].map(([waiting, costs]) => ({
    waiting,
    'median µs': rounded(median(costs)),
    'p90 µs': rounded(quantile(costs, 0.9)),
  }));
  const figure = `calling next with 10,000 waiting / with 10`;
  return { figures: [{ figure, measured: rounded(ratio), limit: { atMost: 2 }, unit: '×' }], made };
}

/** A branch with so many waiting; each call is followed by one more ticket, so that the line keeps its length. */
async function hall(waiting: number) {
  const catalogue = catalogueOf(demoBranch);
  const counter = catalogue.counters[0];
  if (counter === undefined) throw new Error('The demo branch has no counter');
  const clerk = as<ClerkId>('bench');
  const results = catalogue.fields.find(({ kind }) => kind === 'results');
  const services = catalogue.services.filter(({ id, field }) => counter.services.includes(id) && field !== results?.id);
  const journal = nothingJournal();
  const loop = createBranchLoop(
    {
      branch: demoBranch,
      journal,
      clock: systemClock,
      timers: systemTimers,
      token: createTokens(systemRandom),
      log: createLog('error'),
    },
    await openStream(journal, demoBranch),
  );
  let asked = 0;
  async function ask(command: BranchCommand): Promise<Extract<Outcome, { kind: 'done' }>> {
    const outcome = await loop.submit({ command, by: 'bench', key: String(asked++), fingerprint: '', vault: [] });
    if (outcome.kind !== 'done') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
    return outcome;
  }
  const take = (nth: number) =>
    ask({
      type: 'IssueTicket',
      service: services[nth % services.length]?.id ?? as(''),
      category: nth % 8 === 0 ? 'priority' : 'standard',
      ground: nth % 8 === 0 ? (catalogue.grounds[0]?.id ?? null) : null,
      channel: 'kiosk',
      language: 'vi',
      printer: null,
    });
  await ask({ type: 'AdoptCatalogue', citySeq: 1, catalogue });
  await ask({ type: 'OpenDay', date: as<LocalDate>('2026-11-23') });
  await ask({ type: 'SignIn', counter: counter.id, clerk, takeOver: false });
  for (let nth = 0; nth < waiting; nth++) await take(nth);
  let taken = waiting;

  return {
    async callsCost(calls: number): Promise<number[]> {
      const costs: number[] = [];
      for (let call = 0; call < calls; call++) {
        const begun = performance.now();
        const { events } = await ask({ type: 'CallNext', counter: counter.id, clerk });
        costs.push((performance.now() - begun) * 1000);
        const called = events.find((event) => event.type === 'TicketCalled');
        if (called === undefined) throw new Error('Nobody was called');
        await ask({ type: 'FinishService', counter: counter.id, clerk, ticket: called.ticket });
        await take(taken++);
      }
      return costs;
    },
  };
}
