import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { demoBranch } from '../../server/seed/branches.ts';
import { openBenchHouse } from '../bench/bench-house.ts';
import { median, type PartResult, rounded } from '../bench/figure.ts';
import type { Stage } from './long-day-process.ts';

const TICKETS = Number(process.env.PROOF_TICKETS ?? 100_000);
const STAGES = 20;
/** Before the first stage that counts: the engine has compiled by then what a hall's morning needs. */
const WARM = 4_000;
const IDLE_MS = 20_000;
const GROWS = 1.5;

/**
 * A day of 100,000 tickets in one branch, in twenty stages: in each, sixteen connections take tickets as fast as they are
 * answered, then eight clerks finish and call the next as fast as they can. The first stages beside the last.
 */
export async function longDay(): Promise<PartResult> {
  const house = await openBenchHouse('sqlite', 'hall');
  try {
    await new Promise((later) => setTimeout(later, IDLE_MS));
    const idle = house.memoryMb();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'long-day-process.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(
      JSON.stringify({
        url: house.url,
        branch: demoBranch,
        kiosk: house.tokens.get(`${demoBranch}/kiosk-1`),
        clerks: [...house.sessions].map(([at, session]) => ({ counter: at.split('/')[1], session })),
        warm: WARM,
        tickets: TICKETS / STAGES,
        stages: STAGES,
      }),
    );
    let most = idle;
    const stages: (Stage & { readonly mb: number })[] = [];
    let text = '';
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        stages.push({ ...(JSON.parse(text.slice(0, end)) as Stage), mb: house.memoryMb() });
        text = text.slice(end + 1);
      }
    });
    const looking = setInterval(() => {
      most = Math.max(most, house.memoryMb());
    }, 250);
    await new Promise<void>((ended) => child.once('exit', () => ended()));
    clearInterval(looking);
    if (stages.length < STAGES) throw new Error(`Of ${STAGES} stages ${stages.length} came to an end.`);
    const first = stages.slice(0, STAGES / 4);
    const last = stages.slice(-STAGES / 4);
    const grown = (of: (stage: Stage) => number): number => rounded(median(last.map(of)) / median(first.map(of)));
    return {
      figures: [
        {
          figure: 'a ticket at 16 connections, 99th percentile: last quarter / first',
          measured: grown((stage) => stage.p99),
          limit: { atMost: GROWS },
          unit: '×',
        },
        {
          figure: 'calls a second of 8 clerks: first quarter / last',
          measured: rounded(1 / grown((stage) => stage.callsASecond)),
          limit: { atMost: GROWS },
          unit: '×',
        },
        { figure: `most memory in ${TICKETS} tickets`, measured: most, limit: { atMost: 250 }, unit: 'MB' },
        { figure: 'memory when idle', measured: idle, limit: { atMost: 120 }, unit: 'MB' },
      ],
      made: stages.map((stage) => ({ ...stage })),
    };
  } finally {
    await house.stop();
  }
}
