import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStream, saveSnapshot } from '../../server/branch/branch-stream.ts';
import type { CommandWrite } from '../../server/journal/port.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { demoBranch } from '../../server/seed/branches.ts';
import { systemTimers } from '../../server/system.ts';
import { median, type PartResult, rounded } from './figure.ts';
import { months } from './months.ts';

const run = promisify(execFile);
const ENTRIES = 100_000;
const ROUNDS = 7;
const COMMANDS_AN_APPEND = 200;

interface Opened {
  readonly ms: number;
  readonly mostMB: number;
}

/** How long a stream of 100,000 entries takes to be ready, folded from its start and from its snapshot. */
export async function openingStream(): Promise<PartResult> {
  const bare = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const kept = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  try {
    const entries = await write(bare, false);
    await write(kept, true);
    const rows: Opened[] = [];
    const folded: Opened[] = [];
    const snapshot: Opened[] = [];
    // In turn, each in a fresh process; the first round only warms the file system's cache.
    for (let round = -1; round < ROUNDS; round++) {
      const each = [await once('rows', bare), await once('stream', bare), await once('stream', kept)] as const;
      if (round < 0) continue;
      rows.push(each[0]);
      folded.push(each[1]);
      snapshot.push(each[2]);
    }
    const time = (opened: readonly Opened[]) => median(opened.map(({ ms }) => ms));
    // Round by round: a machine that slows down for a while slows both ways of a round.
    const ratio = (over: readonly Opened[], under: readonly Opened[]) =>
      rounded(median(over.map(({ ms }, round) => ms / (under[round]?.ms ?? Number.NaN))));
    const memory = (opened: readonly Opened[]) => median(opened.map(({ mostMB }) => mostMB));
    const row = (way: string, opened: readonly Opened[]) => ({
      way,
      entries,
      'median ms': rounded(time(opened)),
      'most MB': rounded(memory(opened)),
    });
    return {
      figures: [
        {
          figure: '100,000 entries folded / rows read and parsed',
          measured: ratio(folded, rows),
          limit: { atMost: 3 },
          unit: '×',
        },
        {
          figure: 'from the snapshot / folded',
          measured: ratio(snapshot, folded),
          limit: { atMost: 0.1 },
          unit: '×',
        },
        {
          figure: 'memory of a process that folds them',
          measured: Math.round(memory(folded)),
          limit: { atMost: 200 },
          unit: 'MB',
        },
      ],
      made: [
        row('rows read and parsed', rows),
        row('folded from the start', folded),
        row('from the snapshot', snapshot),
      ],
    };
  } finally {
    for (const folder of [bare, kept]) rmSync(folder, { recursive: true, force: true });
  }
}

async function once(way: 'rows' | 'stream', folder: string): Promise<Opened> {
  const script = join(import.meta.dirname, 'open-once.ts');
  const { stdout } = await run(process.execPath, [...process.execArgv, script, way, folder]);
  return JSON.parse(stdout) as Opened;
}

/** The same months in each folder; with a snapshot of the end or without any. @returns how many entries there are. */
async function write(folder: string, withSnapshot: boolean): Promise<number> {
  const journal = await openJournal({ folder, timers: systemTimers });
  let seq = 0;
  let commands: CommandWrite[] = [];
  const flush = async () => {
    const outcome = await journal.append({ stream: demoBranch, epoch: 1, expectedSeq: seq, commands });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    seq = outcome.lastSeq;
    commands = [];
  };
  for (const command of months(ENTRIES)) {
    commands.push(command);
    if (commands.length === COMMANDS_AN_APPEND) await flush();
  }
  await flush();
  if (withSnapshot) await saveSnapshot(journal, demoBranch, await openStream(journal, demoBranch));
  await journal.close();
  return seq;
}
