// What start.mjs does before it hands over: the packages, the builds, and running programs so that a stop reaches them.
// Plain JavaScript for the same reason: nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(fileURLToPath(import.meta.url));
export const BIN = join(ROOT, 'node_modules', '.bin');
export const NODE = join(BIN, 'node');

const BUILDS = [
  {
    what: 'the screens',
    stamp: '.built/web.stamp',
    output: '.built/web',
    inputs: [
      'kiosk',
      'display',
      'counter',
      'office',
      'phone',
      'hall',
      'ui',
      'wire',
      'words',
      'queue',
      'vite.config.ts',
      'package-lock.json',
    ],
    command: [join(BIN, 'vite'), 'build', '--logLevel', 'warn'],
  },
  {
    what: 'the voice clips',
    stamp: '.built/voice.stamp',
    output: '.built/voice',
    // How numbers are spoken stands beside the catalogues, which the clips do not need: making them takes some seconds.
    inputs: ['hardware/voice', 'words/*', 'package-lock.json'],
    command: [NODE, 'hardware/voice/make-clips.ts', '.built/voice'],
    needs: 'hardware/voice/make-clips.ts',
  },
];

/** What stops the start and is told to a person in plain words, without a stack. */
export class Refusal extends Error {}

export function say(line) {
  process.stdout.write(`motcua: ${line}\n`);
}

export async function prepare() {
  await install();
  for (const build of BUILDS) await buildIfStale(build);
}

/** By the lock file alone: `npm ci` resolves nothing anew, and holds every package to the hash that is written there. */
export async function install() {
  const stamp = join(ROOT, 'node_modules', '.motcua-stamp');
  const wanted =
    hashOf(['package-lock.json', 'package.json', 'hardware/printer/escpos-unused']) + process.platform + process.arch;
  if (existsSync(NODE) && readIfThere(stamp) === wanted) return;
  const first = !existsSync(join(ROOT, 'node_modules'));
  say(
    first
      ? 'first start: fetching Node and the packages (once, usually under a minute) ...'
      : 'the packages have changed: fetching them anew ...',
  );
  await fetchPackages(process.execPath);
  // npm leaves out optional packages that the Node it runs on is too old for, without a word: the builders' machine code
  // under Node 20.0 to 20.18. The pinned Node is there by now, and npm runs on it.
  if (existsSync(NODE) && missingPackages().length > 0) await fetchPackages(NODE);
  if (!existsSync(NODE)) throw new Refusal(`There is no Node for this machine (${process.platform} ${process.arch}).`);
  const missing = missingPackages();
  if (missing.length > 0) throw new Refusal(`The install left out ${missing.join(', ')}: start again to try again.`);
  writeFileSync(stamp, wanted);
  say('packages are in place.');
}

async function fetchPackages(node) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if ((await run([...npm(node), 'ci', ...quiet])) === 0) return;
  throw new Refusal(
    'The packages could not be installed: see the lines above (is the registry reachable, is the disk full?).',
  );
}

/** What the lock file has for machines such as this one alone, and npm did not install. */
function missingPackages() {
  const { packages = {} } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  process.report.excludeNetwork = true;
  const libc = process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  const fits = (allowed, own) => allowed === undefined || allowed.includes(own);
  return Object.keys(packages).filter((path) => {
    const { os, cpu, libc: libcs, optional } = packages[path];
    if (!optional || (os ?? cpu) === undefined) return false;
    if (!fits(os, process.platform) || !fits(cpu, process.arch)) return false;
    return (process.platform !== 'linux' || fits(libcs, libc)) && !existsSync(join(ROOT, path));
  });
}

/** Under `npm start` the same npm again, whatever the PATH says; otherwise the one on the PATH. */
function npm(node) {
  const path = process.env.npm_execpath;
  return path?.endsWith('npm-cli.js') ? [node, path] : ['npm'];
}

async function buildIfStale({ what, stamp, output, inputs, command, needs }) {
  if (needs && !existsSync(join(ROOT, needs))) return;
  const stampFile = join(ROOT, stamp);
  const wanted = hashOf(inputs);
  if (existsSync(join(ROOT, output)) && readIfThere(stampFile) === wanted) return;
  say(`building ${what} ...`);
  // A build that is cut off must not look finished at the next start.
  rmSync(stampFile, { force: true });
  mkdirSync(join(ROOT, output), { recursive: true });
  if ((await run(command)) !== 0) throw new Refusal(`Building ${what} failed: see the lines above.`);
  writeFileSync(stampFile, wanted);
}

/**
 * One hash over names and contents of files and folders (relative to the root), whatever their dates say.
 * `folder/*` takes only the files that stand directly in the folder.
 */
function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    if (input.endsWith('/*')) for (const file of filesOf(input.slice(0, -2))) addToHash(hash, file);
    else addToHash(hash, input);
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  const absolute = join(ROOT, folder);
  if (!existsSync(absolute)) return [];
  const entries = readdirSync(absolute, { withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(folder, entry.name)).sort();
}

function addToHash(hash, path) {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return;
  let names;
  try {
    names = readdirSync(absolute).sort();
  } catch {
    hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
    return;
  }
  for (const name of names) addToHash(hash, join(path, name));
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
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
