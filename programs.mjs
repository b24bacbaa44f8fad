// What start.mjs, packages.mjs and prepare.mjs share: where things are, how programs are run so that a stop reaches them, and how
// a start is refused. Plain JavaScript, because nothing is installed yet.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(fileURLToPath(import.meta.url));
export const BIN = join(ROOT, 'node_modules', '.bin');
export const NODE = join(BIN, 'node');
/**
 * How the engine keeps house in the server: it collects garbage a little more often than it would by itself, and a busy day
 * holds 75 MB less (docs/performance.md); the server may ask it to give back what the start has left.
 */
export const ENGINE = ['--max-semi-space-size=8', '--heap-growing-percent=50', '--expose-gc'];

/** The start ends with it when a person must mend something first: a service manager does not try again (sysexits.h, EX_CONFIG). */
const MEND_FIRST = 78;

/** What stops the start and is told to a person in plain words, without a stack. What may pass by itself ends with 1. */
export class Refusal extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }

  /** Nothing changes until somebody has mended what the message names. */
  static toMend(message) {
    return new Refusal(message, MEND_FIRST);
  }
}

/** What the system itself refuses (a right, a missing program, a folder in a file's place), as one line. */
export function refusalOf(error) {
  if (error instanceof Refusal) return error;
  if (typeof error?.syscall !== 'string') return undefined;
  if (error.syscall.startsWith('spawn ')) return Refusal.toMend(`${error.path} cannot be run (${error.code}).`);
  return Refusal.toMend(`${error.message}.`);
}

export function say(line) {
  process.stdout.write(`motcua: ${line}\n`);
}

let child;
let stoppedBy;

/**
 * A stop is passed on to whatever runs, which decides when it is done; what would come after it is not begun.
 * Listening begins before the first child: between its start and a later listener a stop would orphan it.
 */
export function passStopsOn() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stoppedBy ??= signal;
      // A terminal has already sent Ctrl-C to the child: a second one would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child?.kill(signal);
    });
  }
}

/** Runs a command with this terminal and the pinned Node first on the PATH; settles with its exit code (128 + n for a signal). */
export async function run([program, ...args], extraEnv = {}) {
  const stopped = stopCode();
  if (stopped !== undefined) return stopped;
  const env = { ...process.env, ...extraEnv, PATH: [BIN, process.env.PATH].join(delimiter) };
  child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' });
  const [code, signal] = await new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('exit', (...end) => settle(end));
  });
  child = undefined;
  return code ?? exitCodeOf(signal);
}

/** The exit code of a start that was told to stop; undefined while nobody has. */
export function stopCode() {
  return stoppedBy && exitCodeOf(stoppedBy);
}

function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}
