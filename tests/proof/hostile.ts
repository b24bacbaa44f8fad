import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { demoBranch } from '../../server/seed/branches.ts';
import { openBenchHouse } from '../bench/bench-house.ts';
import { type PartResult, quantile, rounded } from '../bench/figure.ts';
import { startKiosk } from './waiting-kiosk.ts';

const SECONDS = Number(process.env.PROOF_SECONDS ?? 60);
const pause = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));
/** The kiosk alone, as the yardstick of this machine at this hour. */
const ALONE_MS = 10_000;
/** So long after the last attacker memory must have come back. */
const COMES_BACK_MS = 20_000;

/** Fifty hostile sockets and fifty hostile HTTP clients, of 10 and 18 kinds, for a minute, while a kiosk takes tickets. */
export async function hostile(): Promise<PartResult> {
  const house = await openBenchHouse('sqlite');
  try {
    const token = house.tokens.get(`${demoBranch}/kiosk-1`) ?? '';
    const alone = startKiosk(house.url, token);
    await pause(ALONE_MS);
    await alone.stop();
    const before = house.memoryMb();
    const kiosk = startKiosk(house.url, token);
    const attackers = join(import.meta.dirname, 'hostile-process.ts');
    const child = spawn(process.execPath, [attackers, house.url, String(SECONDS), demoBranch], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString();
    });
    const gone = new Promise<void>((ended) => child.once('exit', () => ended()));
    let most = before;
    const looking = setInterval(() => {
      most = Math.max(most, house.memoryMb());
    }, 500);
    await gone;
    clearInterval(looking);
    await kiosk.stop();
    await pause(COMES_BACK_MS);
    const after = house.memoryMb();
    const connections = Object.values(JSON.parse(told || '{}') as Record<string, number>).reduce((a, b) => a + b, 0);
    return {
      figures: [
        {
          figure: 'longest wait for a ticket',
          measured: rounded(Math.max(...kiosk.waits)),
          limit: { atMost: 300 },
          unit: 'ms',
        },
        {
          figure: 'longest wait with nothing hostile',
          measured: rounded(Math.max(...alone.waits)),
          limit: null,
          unit: 'ms',
        },
        { figure: 'tickets refused', measured: kiosk.refused.length, limit: { atMost: 0 }, unit: 'of them' },
        { figure: 'memory grown at most by', measured: most - before, limit: { atMost: 200 }, unit: 'MB' },
        { figure: 'memory grown 20 s after', measured: after - before, limit: { atMost: 60 }, unit: 'MB' },
      ],
      made: [
        {
          seconds: SECONDS,
          'hostile connections': connections,
          tickets: kiosk.waits.length,
          'median wait ms': rounded(quantile(kiosk.waits, 0.5)),
          'median alone ms': rounded(quantile(alone.waits, 0.5)),
          'MB before': before,
          'MB at most': most,
          'MB after': after,
        },
      ],
    };
  } finally {
    await house.stop();
  }
}
