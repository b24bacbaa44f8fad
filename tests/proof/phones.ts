import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { demoBranch } from '../../server/seed/branches.ts';
import { openBenchHouse } from '../bench/bench-house.ts';
import { type PartResult, quantile, rounded } from '../bench/figure.ts';
import { startKiosk, takeTicket } from './waiting-kiosk.ts';

const PHONES = Number(process.env.PROOF_PHONES ?? 5_000);
const WAITING = Math.min(1_000, PHONES);
/** The kiosk alone, as the yardstick of this machine at this hour. */
const ALONE_MS = 5_000;
/** After they have come back: the kiosk's tickets change the line, which is pushed to all of them. */
const AFTER_MS = 5_000;

/** Five thousand phones come back at one moment, with a thousand waiting, while a kiosk takes tickets. */
export async function phones(): Promise<PartResult> {
  const house = await openBenchHouse('sqlite');
  try {
    const token = house.tokens.get(`${demoBranch}/kiosk-1`) ?? '';
    const tickets: string[] = [];
    for (let left = WAITING; left > 0; left -= 50)
      tickets.push(
        ...(await Promise.all(Array.from({ length: 50 }, () => takeTicket(house.url, token)))).map(
          (given) => given.token,
        ),
      );
    const alone = startKiosk(house.url, token);
    await new Promise((later) => setTimeout(later, ALONE_MS));
    await alone.stop();
    const idle = house.memoryMb();
    const spent = house.mainThreadUs();
    const kiosk = startKiosk(house.url, token);
    const process_ = join(import.meta.dirname, 'phones-process.ts');
    const child = spawn(process.execPath, [process_, house.url, String(PHONES), demoBranch, tickets.join(',')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>((told, failed) => {
      child.stdout.once('data', (text: Buffer) => told(text.toString()));
      child.once('exit', (code) => failed(new Error(`The phones ended with ${code}`)));
    });
    const came = JSON.parse(line) as { back: number; broken: number; medianMs: number; lastMs: number };
    const cpuMs = (house.mainThreadUs() - spent) / 1_000;
    const during = kiosk.waits.length;
    await new Promise((later) => setTimeout(later, AFTER_MS));
    await kiosk.stop();
    const full = house.memoryMb();
    child.stdin.write('end\n');
    const most = (waits: readonly number[]): number => rounded(Math.max(...waits));
    return {
      figures: [
        { figure: `${PHONES} phones: back`, measured: came.back, limit: { atLeast: PHONES }, unit: 'of them' },
        { figure: 'the last of them after', measured: came.lastMs, limit: { atMost: 3_000 }, unit: 'ms' },
        {
          figure: 'longest wait of a command meanwhile',
          measured: most(kiosk.waits.slice(0, during + 1)),
          limit: { atMost: 100 },
          unit: 'ms',
        },
        {
          figure: 'longest wait while the line is pushed to all',
          measured: most(kiosk.waits.slice(during)),
          limit: { atMost: 100 },
          unit: 'ms',
        },
        { figure: 'longest wait without any phone', measured: most(alone.waits), limit: null, unit: 'ms' },
        { figure: 'refused commands', measured: kiosk.refused.length, limit: { atMost: 0 }, unit: 'of them' },
      ],
      made: [
        {
          phones: PHONES,
          waiting: WAITING,
          'half back after ms': came.medianMs,
          'main thread ms': Math.round(cpuMs),
          'median wait ms': rounded(quantile(kiosk.waits, 0.5)),
          'median alone ms': rounded(quantile(alone.waits, 0.5)),
          'MB before': idle,
          'MB with them': full,
        },
      ],
    };
  } finally {
    await house.stop();
  }
}
