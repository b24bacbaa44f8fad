import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, type PartResult, rounded } from '../bench/figure.ts';
import { writePastFile } from './past-file.ts';
import type { PastCost } from './past-process.ts';

const run = promisify(execFile);
const PAST = Number(process.env.PROOF_PAST ?? 2_000_000);
const ROUNDS = 3;
const VISITORS = Number(process.env.PROOF_VISITORS ?? 200);

/** A branch with two million past dossiers beside one with none: the state, the start and an append cost what is open today. */
export async function pastDossiers(): Promise<PartResult> {
  const root = mkdtempSync(join(tmpdir(), 'motcua-past-'));
  const [without, withPast] = [join(root, 'without'), join(root, 'with')];
  try {
    const none = await writePastFile(without, 0);
    const all = await writePastFile(withPast, PAST);
    const costs: { readonly none: PastCost; readonly all: PastCost }[] = [];
    // In turn, each in a fresh process; what a day's work writes stays, on both sides alike.
    for (let round = 0; round < ROUNDS; round++)
      costs.push({ none: await once(without, 0, round), all: await once(withPast, PAST, round) });
    const ratio = (of: (cost: PastCost) => number): number =>
      rounded(median(costs.map((round) => of(round.all) / of(round.none))));
    const worst = rounded(Math.max(...costs.map((round) => round.all.worstAppendMs)));
    const told = (past: number, entries: number, bytes: number, of: 'none' | 'all') =>
      costs.map((round, nth) => ({
        past,
        entries,
        'file MB': Math.round(bytes / 2 ** 20),
        round: nth + 1,
        ...round[of],
      }));
    return {
      figures: [
        {
          figure: `${PAST} past dossiers / none: heap`,
          measured: ratio(({ heapMb }) => heapMb),
          limit: { atMost: 1.2 },
          unit: '×',
        },
        { figure: 'the same: start', measured: ratio(({ startMs }) => startMs), limit: { atMost: 2 }, unit: '×' },
        { figure: 'longest append of a day with them', measured: worst, limit: { atMost: 50 }, unit: 'ms' },
        {
          figure: 'a search by name / the same with none',
          measured: ratio(({ nameMs }) => nameMs),
          limit: null,
          unit: '×',
        },
        {
          figure: 'a search by number / the same with none',
          measured: ratio(({ numberMs }) => numberMs),
          limit: null,
          unit: '×',
        },
      ],
      made: [...told(0, none.entries, none.bytes, 'none'), ...told(PAST, all.entries, all.bytes, 'all')],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function once(folder: string, past: number, round: number): Promise<PastCost> {
  const script = join(import.meta.dirname, 'past-process.ts');
  const args = [...process.execArgv, '--expose-gc', script, folder, String(past), String(VISITORS), String(round)];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout) as PastCost;
}
