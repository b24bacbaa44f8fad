/**
 * Opens a data folder in a process of its own and prints what that costs, then lets a day of work go on:
 * `node --expose-gc past-process.ts FOLDER PAST VISITORS ROUND`. PAST is how many past dossiers the folder has.
 */
import { openBranch } from '../../server/branch/rebuild-shelf.ts';
import type { Journal } from '../../server/journal/port.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { catalogueOf } from '../../server/seed/catalogue.ts';
import { systemTimers } from '../../server/system.ts';
import { quantile, rounded } from '../bench/figure.ts';
import { openTestHouse, type TestHouse } from '../server/house-rig.ts';
import { applicantOf, oldCode } from './past-days.ts';

export interface PastCost {
  readonly startMs: number;
  readonly heapMb: number;
  readonly rssMb: number;
  readonly held: number;
  readonly appends: number;
  readonly worstAppendMs: number;
  readonly appendP99Ms: number;
  readonly codeMs: number;
  readonly nameMs: number;
  readonly numberMs: number;
  readonly searches: number;
}

const [folder = '', past = '0', visitors = '100', round = '0'] = process.argv.slice(2);
const MB = 2 ** 20;
const SERVICE = '2.000635';

/** As a start has it: the journal opened and checked, the branch ready. */
async function start(): Promise<number> {
  const begun = performance.now();
  const journal = await openJournal({ folder, timers: systemTimers });
  await openBranch(journal, demoBranch);
  const ms = performance.now() - begun;
  await journal.close();
  return ms;
}

const appends: number[] = [];
/** The time in which a caller waits for an append, as the loop does. */
const timed = (journal: Journal): Journal => ({
  ...journal,
  async append(batch) {
    const begun = performance.now();
    const outcome = await journal.append(batch);
    appends.push(performance.now() - begun);
    return outcome;
  },
});

function collect(): void {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc');
  for (let round = 0; round < 3; round++) globalThis.gc();
}

async function work(house: TestHouse, from: string | null) {
  const an = { token: house.tokens.an };
  const kiosk = { token: house.tokens['kiosk-1'] };
  const chi = { token: house.tokens.chi };
  const times = { code: [] as number[], name: [] as number[], number: [] as number[] };
  const done = async (path: string, body: object, asking: { readonly token: string | undefined } = an) => {
    const { status, body: answer, text } = await house.at(path, body, asking);
    if (status !== 200) throw new Error(`${path}: ${text}`);
    return answer;
  };
  const find = async (words: string, kind: keyof typeof times, wanted: string | null) => {
    const begun = performance.now();
    const { body } = await house.get(`/api/branches/${demoBranch}/dossiers?words=${encodeURIComponent(words)}`, an);
    times[kind].push(performance.now() - begun);
    const codes = (body.dossiers as { code: string }[]).map(({ code }) => code);
    if (wanted !== null && !codes.includes(wanted)) throw new Error(`${words}: ${wanted} is not found among ${codes}`);
  };
  await done('counters/1/sign-in', {});
  await done('office/counter-services', { counter: '1', services: [SERVICE, 'results'] }, chi);
  if (from !== null) {
    // One that lies years back is taken from the shelf.
    await done('office/correct-handover', { dossier: from, reason: 'trả nhầm' }, chi);
  }
  for (let nth = 0; nth < Number(visitors); nth++) {
    const { ticket } = await done('tickets', { service: SERVICE }, kiosk);
    await done('counters/1/call', { ticket });
    await done('counters/1/start', { ticket });
    const applicant = applicantOf(`work-${nth}`);
    const papers = [{ name: 'Đơn', form: 'original', quantity: 1 }];
    const body = { counter: '1', ticket, service: SERVICE, applicant, papers, feeVnd: 0 };
    const { dossier } = await done('dossiers', body);
    await done('counters/1/finish', { ticket });
    await find(dossier, 'code', dossier);
    await find(applicant.idNumber, 'number', dossier);
    // The rarest of common words, and one that a tenth of all have.
    await find(applicant.name, 'name', null);
    await find(applicant.name.split(' ')[0] ?? '', 'name', null);
    if (from !== null) await find(applicantOf(from).idNumber, 'number', from);
  }
  return times;
}

const startMs = await start();
const house = await openTestHouse({
  data: folder,
  openJournal: async (data) => timed(await openJournal({ folder: data, timers: systemTimers })),
});
if (!catalogueOf(demoBranch).services.some(({ id }) => id === SERVICE)) throw new Error(`There is no ${SERVICE}`);
collect();
const { heapUsed, rss } = process.memoryUsage();
const held = house.open.house.branches.get(demoBranch)?.folded().state.dossiers.dossiers.size ?? 0;
appends.length = 0;
const times = await work(house, Number(past) > 0 ? oldCode(Number(past), Number(round)) : null);
await house.close();
const median = (values: readonly number[]): number => rounded(quantile(values, 0.5));
const cost: PastCost = {
  startMs: rounded(startMs),
  heapMb: rounded(heapUsed / MB),
  rssMb: Math.round(rss / MB),
  held,
  appends: appends.length,
  worstAppendMs: rounded(Math.max(...appends)),
  appendP99Ms: rounded(quantile(appends, 0.99)),
  codeMs: median(times.code),
  nameMs: median(times.name),
  numberMs: median(times.number),
  searches: times.code.length + times.name.length + times.number.length,
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
process.exit(0);
