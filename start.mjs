// The door of the house: plain JavaScript, because it must run on the Node that a machine happens to have (20 or later),
// before anything is installed. It brings the pinned Node, installs, builds what is stale, and hands over.
//
//   node start.mjs serve | test | bench | check | build | screenshots   [arguments for the command]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants as osConstants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(fileURLToPath(import.meta.url));
const BIN = join(ROOT, 'node_modules', '.bin');
const NODE = join(BIN, 'node');
const OLDEST_NODE = 20;

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
    inputs: ['hardware/voice', 'words'],
    command: [NODE, 'hardware/voice/make-clips.ts', '.built/voice'],
    needs: 'hardware/voice/make-clips.ts',
  },
];

const COMMANDS = {
  async serve(args) {
    await prepare();
    return run([NODE, 'motcua.ts', ...args]);
  },
  async test(args) {
    const chromium = findChromium();
    if (!chromium && wantsBrowserTests(args)) {
      throw new Refusal(
        'The browser tests need a Chromium, and none was found. Get one (Debian: apt-get install chromium) or name it: CHROMIUM=/path/to/chromium npm test.\n' +
          'Without one: npm test -- --project rooms --project simulation',
      );
    }
    await prepare();
    return run([join(BIN, 'vitest'), 'run', ...args], chromium ? { CHROMIUM: chromium } : {});
  },
  async bench(args) {
    await prepare();
    return run([NODE, 'tests/bench/run.ts', ...args]);
  },
  async screenshots(args) {
    const chromium = findChromium();
    if (!chromium)
      throw new Refusal('Screenshots need a Chromium: apt-get install chromium, or CHROMIUM=/path/to/chromium.');
    await prepare();
    return run([NODE, 'tests/screenshots/take.ts', ...args], { CHROMIUM: chromium });
  },
  async check() {
    await install();
    const checks = [
      ['types', join(BIN, 'tsc'), '-p', 'tsconfig.json'],
      ['types of the pure rooms', join(BIN, 'tsc'), '-p', 'tsconfig.pure.json'],
      ['lint and format', join(BIN, 'biome'), 'check', '--error-on-warnings'],
      ['import rules', join(BIN, 'depcruise'), '--config', '.dependency-cruiser.mjs', '.'],
      ['unused code', join(BIN, 'knip')],
    ];
    const broken = [];
    for (const [name, ...command] of checks) {
      say(name);
      if ((await run(command)) !== 0) broken.push(name);
    }
    say(broken.length === 0 ? 'All checks passed.' : `Failed: ${broken.join(', ')}.`);
    return broken.length === 0 ? 0 : 1;
  },
  async build() {
    await prepare();
    return 0;
  },
};

/** What stops the start and is told to a person in plain words, without a stack. */
class Refusal extends Error {}

function say(line) {
  process.stdout.write(`motcua: ${line}\n`);
}

async function prepare() {
  await install();
  for (const build of BUILDS) await buildIfStale(build);
}

/**
 * `npm install --no-save` rather than `npm ci`: it keeps to the versions of the lock file and leaves that file alone,
 * but does not stop at optional packages for other machines that a registry's mirror may not hold.
 */
async function install() {
  const stamp = join(ROOT, 'node_modules', '.motcua-stamp');
  const wanted =
    hashOf(['package-lock.json', 'package.json', 'hardware/printer/get-pixels-stub']) + process.platform + process.arch;
  if (existsSync(NODE) && readIfThere(stamp) === wanted) return;
  const first = !existsSync(join(ROOT, 'node_modules'));
  say(
    first
      ? 'first start: fetching Node and the packages (once, usually under a minute) ...'
      : 'the packages have changed: fetching what is missing ...',
  );
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await run([...npm(), 'install', ...quiet])) !== 0) {
    throw new Refusal(
      'The packages could not be installed: see the lines above (is the registry reachable, is the disk full?).',
    );
  }
  if (!existsSync(NODE)) {
    throw new Refusal(
      'The install left no node_modules/.bin/node: the package `node` has no build for this machine, or its install script was not allowed.',
    );
  }
  writeFileSync(stamp, wanted);
  say('packages are in place.');
}

/** Under `npm start` the same npm again, whatever the PATH says; otherwise the one on the PATH. */
function npm() {
  const path = process.env.npm_execpath;
  return path?.endsWith('npm-cli.js') ? [process.execPath, path] : ['npm'];
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

/** One hash over names and contents of files and folders (relative to the root), whatever their dates say. */
function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) addToHash(hash, input);
  return hash.digest('hex');
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

function wantsBrowserTests(args) {
  const projects = args.flatMap((arg, i) =>
    arg === '--project' ? [args[i + 1]] : arg.startsWith('--project=') ? [arg.slice(10)] : [],
  );
  return (
    projects.length === 0 ||
    projects.some((project) => project.includes('e2e') || project.includes('*') || project.startsWith('!'))
  );
}

/** The Chromium that CHROMIUM names, or the first that stands on the PATH or where systems put it. */
function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!isExecutable(named)) throw new Refusal(`CHROMIUM names ${named}, which cannot be run.`);
    return named;
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return places.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command with this terminal and the pinned Node first on the PATH; settles with its exit code (128 + n for a signal).
 * A stop that reaches this process is passed on, and the child decides when it is done.
 */
function run([program, ...args], extraEnv = {}) {
  const env = { ...process.env, ...extraEnv, PATH: [BIN, process.env.PATH].join(delimiter) };
  const child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' });
  const passOn = (signal) => {
    // A terminal has already sent Ctrl-C to the child: a second one would mean "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      settle(code ?? 128 + (osConstants.signals[signal] ?? 0));
    });
  });
}

async function main([name = 'serve', ...args]) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Refusal(`Motcua needs Node ${OLDEST_NODE} or later to start; this is ${process.versions.node}.`);
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Refusal(`There is no command "${name}": ${Object.keys(COMMANDS).join(', ')}.`);
  return command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`motcua: ${error.message}\n`);
  process.exitCode = 1;
}
