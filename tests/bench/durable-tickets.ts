import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { branches, demoBranch } from '../../server/seed/branches.ts';
import { type BenchHouse, openBenchHouse } from './bench-house.ts';
import { type Figure, Missing, median, type PartResult, rounded } from './figure.ts';

const run = promisify(execFile);
const CONNECTIONS = 256;
const ROUNDS = 5;
const SECONDS = 3;
/** The share of the echo's rate that durable tickets must reach (a city's shape: thirty branches on one server). */
const LEAST_SHARE = 0.55;

interface Round {
  readonly perSecond: number;
  /** CPU time of the server's main thread for one request. */
  readonly mainUs: number;
}

/**
 * Durable tickets a second over HTTP, against an echo of JSON by the same app of the same process, in turn. A fresh
 * house for each shape; the ratio is taken round by round.
 */
export async function durableTickets(): Promise<PartResult> {
  if (spawnSync('wrk', ['--version']).error !== undefined)
    throw new Missing('wrk makes the load and was not found: apt-get install wrk (Debian), brew install wrk (macOS).');
  const city = await shape(
    'tickets over 30 branches / echo',
    branches.map(({ id }) => id),
    { atLeast: LEAST_SHARE },
  );
  const one = await shape('tickets of one branch / echo', [demoBranch], null);
  return { figures: [city.figure, one.figure], made: [city.made, one.made] };
}

async function shape(name: string, ids: readonly string[], limit: Figure['limit']) {
  const house = await openBenchHouse('sqlite', 'clerks');
  const load = (echo: boolean, seconds: number, round: string) => wrk(house, ids, echo, seconds, round);
  await load(true, 1, 'warm-echo');
  await load(false, 2, 'warm-tickets');
  const echo: Round[] = [];
  const tickets: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // In turn, and the first of them changing, so that what else the machine does meets both alike.
    const order = round % 2 === 0 ? [true, false] : [false, true];
    for (const isEcho of order) (isEcho ? echo : tickets).push(await load(isEcho, SECONDS, `round-${round}`));
  }
  await house.stop();
  const ratios = tickets.map(({ perSecond }, round) => perSecond / (echo[round]?.perSecond ?? Number.NaN));
  const figure: Figure = { figure: name, measured: rounded(median(ratios)), limit, unit: '×' };
  const made = {
    figure: name,
    'tickets/s': Math.round(median(tickets.map(({ perSecond }) => perSecond))),
    'echo/s': Math.round(median(echo.map(({ perSecond }) => perSecond))),
    'main thread µs a ticket': rounded(median(tickets.map(({ mainUs }) => mainUs))),
    'main thread µs an echo': rounded(median(echo.map(({ mainUs }) => mainUs))),
  };
  return { figure, made };
}

async function wrk(house: BenchHouse, ids: readonly string[], echo: boolean, seconds: number, round: string) {
  const before = house.mainThreadUs();
  const script = join(import.meta.dirname, 'tickets.lua');
  const { stdout } = await run('wrk', ['-t2', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', script, house.url], {
    env: {
      ...process.env,
      BENCH_BRANCHES: ids.map((id) => `${id}=${house.tokens.get(`${id}/kiosk-1`)}`).join(','),
      BENCH_RUN: `${round}-${echo ? 'echo' : 'tickets'}`,
      BENCH_PATH: echo ? '/api/echo/%s' : '/api/branches/%s/tickets',
    },
  });
  if (/Non-2xx/.test(stdout)) throw new Error(`The house refused some of the load:\n${stdout}`);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  return { perSecond, mainUs: (house.mainThreadUs() - before) / requests };
}
