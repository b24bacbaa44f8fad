import { type ChildProcess, spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { PartResult } from '../bench/figure.ts';

const ROUNDS = 3;
const HOUSE = join(import.meta.dirname, '..', '..');
const MINUTE_MS = 60_000;

interface Round {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly minutes: number;
}

/** The whole suite, three times, while another program keeps every core busy: no test may depend on the machine's speed. */
export async function load(): Promise<PartResult> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const busy = cpus().map(() => spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }));
    try {
      rounds.push(await runSuite());
    } finally {
      for (const one of busy) one.kill('SIGKILL');
    }
  }
  const worst = Math.max(...rounds.map(({ failed }) => failed));
  const least = Math.min(...rounds.map(({ passed }) => passed));
  return {
    figures: [
      { figure: 'tests that failed under load, worst run', measured: worst, limit: { atMost: 0 }, unit: 'of them' },
      { figure: 'tests that passed under load, worst run', measured: least, limit: { atLeast: 1 }, unit: 'of them' },
    ],
    made: rounds.map((round, i) => ({ run: i + 1, ...round })),
  };
}

async function runSuite(): Promise<Round> {
  const began = performance.now();
  const child = spawn(process.execPath, [join('node_modules', 'vitest', 'vitest.mjs'), 'run'], { cwd: HOUSE });
  const said = await outputOf(child);
  const [, passed, failed, skipped = 0] =
    /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(said)?.map(Number) ?? [];
  // What failed stands in the run's own words above the table.
  if (failed !== 0) process.stderr.write(said);
  const minutes = Number(((performance.now() - began) / MINUTE_MS).toFixed(1));
  return { passed: passed ?? 0, failed: failed ?? 1, skipped: Number.isNaN(skipped) ? 0 : skipped, minutes };
}

async function outputOf(child: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  await new Promise((ended) => child.once('close', ended));
  return said;
}
