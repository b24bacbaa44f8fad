/**
 * What the journal costs: entries a second and the server thread's own CPU per command, with 256 commands on the way
 * over 1 and 30 streams, one command and fifty an append.
 * Run: node tests/bench/journal.ts [folder on the disk to measure]
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandWrite, Journal } from '../../server/journal/port.ts';
import { openJournal } from '../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../server/system.ts';

const OUTSTANDING = 256;
const NOON = 1_795_323_600_000;
const TICKET = JSON.stringify({
  ticket: '01J9ZK7Q8W2XKQ4V',
  number: 'A012',
  field: 'civil-status',
  service: '1.001193',
  category: 'standard',
  due: NOON + 1_200_000,
  token: 'q8mCjv3t0xJ5mKq2hXbY1w',
  channel: { kind: 'kiosk', device: 'kiosk-1' },
});

type Keys = 'in order' | 'random';

function commandMaker(keys: Keys): () => CommandWrite {
  let n = 0;
  return () => {
    n++;
    const device = `device:kiosk-${n % 3}`;
    const ordered = (NOON + (n >> 3)).toString(16).padStart(12, '0');
    return {
      key: keys === 'random' ? `${device}|${randomUUID()}` : `${device}|${ordered}${randomUUID().slice(12)}`,
      by: device,
      at: NOON + n,
      fingerprint: 'c0ffee00c0ffee00',
      events: [{ type: 'TicketIssued', version: 1, data: TICKET }],
      claims: [`number:2026-11-22/A${n}`],
      vault: [],
      visits: [],
    };
  };
}

interface Shape {
  readonly streams: number;
  readonly perAppend: number;
  readonly keys: Keys;
  readonly commands: number;
}

async function measure(journal: Journal, { streams, perAppend, keys, commands }: Shape, prefix: string) {
  const make = commandMaker(keys);
  const ready = Array.from({ length: commands }, make);
  const seqs = new Array<number>(streams).fill(0);
  const waits: number[] = [];
  let next = 0;
  let mainCpu = process.threadCpuUsage();
  let allCpu = process.cpuUsage();
  const start = performance.now();
  async function sender(lane: number): Promise<void> {
    const stream = lane % streams;
    while (next < commands) {
      const batch = ready.slice(next, next + perAppend);
      next += perAppend;
      const expectedSeq = seqs[stream]!;
      seqs[stream] = expectedSeq + batch.length;
      const asked = performance.now();
      const outcome = await journal.append({ stream: `${prefix}${stream}`, epoch: 1, expectedSeq, commands: batch });
      waits.push(performance.now() - asked);
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    }
  }
  await Promise.all(
    Array.from({ length: Math.max(1, Math.floor(OUTSTANDING / perAppend)) }, (_, lane) => sender(lane)),
  );
  const ms = performance.now() - start;
  mainCpu = process.threadCpuUsage(mainCpu);
  allCpu = process.cpuUsage(allCpu);
  waits.sort((a, b) => a - b);
  const main = mainCpu.user + mainCpu.system;
  const rest = allCpu.user + allCpu.system - main;
  return {
    streams,
    'commands an append': perAppend,
    keys,
    'entries/s': Math.round((commands / ms) * 1000),
    'server thread µs a command': Number((main / commands).toFixed(2)),
    'worker µs a command': Number((rest / commands).toFixed(2)),
    'p50 ms': Number(waits[waits.length >> 1]!.toFixed(2)),
    'p99 ms': Number(waits[Math.floor(waits.length * 0.99)]!.toFixed(2)),
  };
}

const shapes: Shape[] = [];
for (const keys of ['in order', 'random'] as const) {
  for (const perAppend of [1, 50]) {
    for (const streams of [1, 30]) shapes.push({ streams, perAppend, keys, commands: 100_000 });
  }
}
const rows = [];
for (const shape of shapes) {
  const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'motcua-bench-'));
  const journal = await openJournal({ folder, timers: systemTimers });
  await measure(journal, { ...shape, commands: 20_000 }, 'warm:');
  rows.push(await measure(journal, shape, 'branch:'));
  await journal.close();
  rmSync(folder, { recursive: true });
}
console.table(rows);
