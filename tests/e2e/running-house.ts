import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onWorkingDay } from '../clock/working-day.ts';

const HOUSE = join(import.meta.dirname, '..', '..');

export interface RunningHouse {
  readonly url: string;
  /** Posts a command as somebody; the key is made fresh unless given. */
  send(
    path: string,
    body: object,
    token: string,
    key?: string,
  ): Promise<Record<string, unknown> & { readonly status: number }>;
  ask<T>(path: string, token?: string): Promise<T>;
  /** A clerk's session, by PIN. */
  signIn(clerk: string, pin: string): Promise<string>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  /** `npm run keys` beside it. */
  keys(...args: string[]): Promise<void>;
  close(): Promise<void>;
}

export const HOME = '/api/branches/hoan-kiem';

/** The whole house in a process of its own, on a fresh data folder and on a working day: what `npm start` runs after it has built. */
export async function runHouse(environment: Readonly<Record<string, string>> = {}): Promise<RunningHouse> {
  const data = mkdtempSync(join(tmpdir(), 'motcua-e2e-'));
  let port = '0';
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [...onWorkingDay.flags, 'motcua.ts'], {
      cwd: HOUSE,
      env: {
        ...process.env,
        ...onWorkingDay.environment,
        HOST: '127.0.0.1',
        MOTCUA_DATA: data,
        MOTCUA_DEMO_MORNING: 'no',
        ...environment,
        PORT: port,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    port = await portOf(child);
  };
  await start();
  const url = `http://127.0.0.1:${port}`;
  const gone = (): Promise<void> =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise((done) => child.once('exit', () => done()));

  const house: RunningHouse = {
    url,
    async send(path, body, token, key = crypto.randomUUID()) {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'Idempotency-Key': key };
      const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      return { ...((await response.json()) as object), status: response.status };
    },
    async ask(path, token) {
      const response = await fetch(
        url + path,
        token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } },
      );
      return (await response.json()) as never;
    },
    async signIn(clerk, pin) {
      const { session } = await house.send('/api/sessions', { branch: 'hoan-kiem', clerk, pin }, '');
      return session as string;
    },
    async kill(signal) {
      child.kill(signal);
      await gone();
    },
    restart: start,
    async keys(...args) {
      const command = spawn(process.execPath, ['motcua.ts', 'keys', ...args], {
        cwd: HOUSE,
        env: { ...process.env, MOTCUA_DATA: data, ...environment },
        stdio: 'ignore',
      });
      const code = await new Promise((done) => command.once('exit', done));
      if (code !== 0) throw new Error(`keys ${args.join(' ')} ended with ${code}`);
    },
    async close() {
      child.kill('SIGTERM');
      await gone();
      rmSync(data, { recursive: true, force: true });
    },
  };
  return house;
}

/** The port stands in the addresses that the house prints when it is open. */
function portOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.once('exit', (code) => failed(new Error(`The house stopped with ${code} before it was open: ${said}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /API\s+http:\/\/[^:]+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) found(port);
    });
  });
}
