import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onWorkingDay } from '../../clock/working-day.ts';

const PROGRAMS = new URL('../../../programs.mjs', import.meta.url).href;
const ENTRY = fileURLToPath(new URL('../../../motcua.ts', import.meta.url));

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What has been written to the standard error so far. */
  errors(): string;
  /** Resolves when it has ended: with its code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

/** As whom a process runs: left out, as the test itself. */
export interface PlainUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** Nobody's number on any Unix: it owns no file. */
const NOBODY = 65_534;

/** Somebody from whom files can be kept; null where tests run as root on a checkout that nobody else may read. */
export function plainUser(): PlainUser | null {
  if (process.getuid?.() !== 0) return {};
  const nobody = { uid: NOBODY, gid: NOBODY };
  const reads = ['--eval', 'require("node:fs").accessSync(process.argv[1])', ENTRY];
  return spawnSync(process.execPath, reads, nobody).status === 0 ? nobody : null;
}

type Environment = Readonly<Record<string, string>>;

/** Runs the entry as `npm start` does: behind a process that passes signals on, in a group of their own. */
const BEHIND_START = `
  const { NODE, passStopsOn, run } = await import(process.env.TEST_PROGRAMS);
  passStopsOn();
  process.exitCode = await run([NODE, ...process.argv.slice(1)]);
`;

function spawnEntry(
  args: readonly string[],
  environment: Environment,
  folder: string,
  { behindStart = false, user = {} }: { readonly behindStart?: boolean; readonly user?: PlainUser } = {},
): ChildProcess {
  const own = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('MOTCUA_') && name !== 'PORT' && name !== 'HOST',
  );
  const env = { ...Object.fromEntries(own), ...onWorkingDay.environment, ...environment };
  const entry = [...onWorkingDay.flags, ENTRY, ...args];
  const options = { cwd: folder, env, stdio: 'pipe', ...user } as const;
  if (!behindStart) return spawn(process.execPath, entry, options);
  return spawn(process.execPath, ['--input-type=module', '--eval', BEHIND_START, '--', ...entry], {
    ...options,
    env: { ...env, TEST_PROGRAMS: PROGRAMS },
    detached: true,
  });
}

/**
 * Starts `node motcua.ts` as people do, on a free port; resolves when it has told its addresses. `behindStart`: as `npm start`
 * does, the child being the process that passes signals on, and the leader of both's group.
 */
export async function startServer(
  data: string,
  environment: Environment = {},
  { behindStart = false } = {},
): Promise<ServerProcess> {
  const settings = { PORT: '0', MOTCUA_DATA: data, MOTCUA_DEMO_MORNING: 'no', ...environment };
  const child = spawnEntry([], settings, data, { behindStart });
  let told = '';
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as number | string);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const found = /kiosk\s+(http:\S+)\/kiosk/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((end) => reject(new Error(`The server ended (${end}): ${errors}`)));
  });
  return { url, child, errors: () => errors, ended };
}

/** Starts `node motcua.ts agent`; resolves when it has found its server. */
export async function startAgent(environment: Environment, folder: string): Promise<ChildProcess> {
  const child = spawnEntry(['agent'], environment, folder);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('close', (code) => reject(new Error(`The agent ended (${code}): ${errors}`)));
  });
  return child;
}

/** Runs `node motcua.ts <args>` to its end. */
export async function runEntry(
  args: readonly string[],
  environment: Environment,
  { folder, input = '', user = {} }: { readonly folder: string; readonly input?: string; readonly user?: PlainUser },
): Promise<{ readonly code: number; readonly out: string; readonly errors: string }> {
  const child = spawnEntry(args, environment, folder, { user });
  let out = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdin?.end(input);
  const [code] = await once(child, 'close');
  return { code: code as number, out, errors };
}
