import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A house that serves in a process of its own (serve.ts). */
export interface BenchHouse {
  readonly url: string;
  /** `branch/device` to the device's token. */
  readonly tokens: ReadonlyMap<string, string>;
  /** `branch/counter` to the session of a clerk who sits there, where somebody does. */
  readonly sessions: ReadonlyMap<string, string>;
  /** CPU time of its main thread so far, in µs; NaN where the system does not tell (it does on Linux). */
  mainThreadUs(): number;
  /** What it holds of the machine's memory; NaN where the system does not tell. */
  memoryMb(): number;
  stop(): Promise<void>;
}

/** A tick of /proc, as on every Linux that Node runs on. */
const TICK_US = 10_000;

/** @param seated `clerks`: one at counter 1 of each branch; `hall`: one at each counter of the demo's. */
export async function openBenchHouse(
  journal: 'sqlite' | 'nothing',
  seated: 'nobody' | 'clerks' | 'hall' = 'nobody',
): Promise<BenchHouse> {
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'serve.ts'), journal, seated], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`The house of the bench stopped with ${code} before it was open`)));
  });
  const { port, data, tokens, sessions } = JSON.parse(line) as {
    readonly port: number;
    readonly data: string;
    readonly tokens: Record<string, string>;
    readonly sessions: Record<string, string>;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    tokens: new Map(Object.entries(tokens)),
    sessions: new Map(Object.entries(sessions)),
    mainThreadUs() {
      if (process.platform !== 'linux') return Number.NaN;
      const fields = readFileSync(`/proc/${child.pid}/task/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * TICK_US;
    },
    memoryMb() {
      if (process.platform !== 'linux') return Number.NaN;
      const [, kb] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return Math.round(Number(kb) / 1_024);
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
