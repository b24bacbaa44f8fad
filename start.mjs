// The door of the house: plain JavaScript, because it must run on the Node that a machine happens to have (20 or later),
// before anything is installed. It brings the pinned Node, installs, builds what is stale, and hands over.
//
//   node start.mjs serve | test | bench | prove | check | build | screenshots | restore | agent   [arguments for the command]
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { mustRead } from './files.mjs';
import { install } from './packages.mjs';
import { PROGRAM, prepare } from './prepare.mjs';
import { BIN, ENGINE, NODE, passStopsOn, Refusal, refusalOf, run, say, stopCode } from './programs.mjs';

const OLDEST_NODE = 20;

// Node keeps what it has made of the TypeScript: from the second start on the house opens sooner, and holds 40 MB less
// (measured: tests/bench, the part `stream`).
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname ?? '.', '.built', 'node-cache');

// Threads share two rooms of memory, not eight each: 3 MB less, and nobody waits for one (glibc alone reads it).
process.env.MALLOC_ARENA_MAX ??= '2';

const COMMANDS = {
  async serve(args) {
    await prepare();
    mustRead(PROGRAM);
    return run([NODE, ...ENGINE, 'motcua.ts', ...args]);
  },
  async test(args) {
    const browser = browserFor(wantsBrowserTests(args));
    await prepare();
    return run([join(BIN, 'vitest'), 'run', ...args], browser);
  },
  async bench(args) {
    const browser = browserFor(true);
    await prepare();
    return run([NODE, ...ENGINE, 'tests/bench/run.ts', ...args], browser);
  },
  async prove(args) {
    await prepare();
    return run([NODE, ...ENGINE, 'tests/proof/run.ts', ...args]);
  },
  async screenshots(args) {
    const browser = browserFor(true);
    await prepare();
    return run([NODE, 'tests/screenshots/take.ts', ...args], browser);
  },
  async check() {
    await install();
    const checks = [
      ['types', join(BIN, 'tsc'), '-p', 'tsconfig.json'],
      ['types of the pure rooms', join(BIN, 'tsc'), '-p', 'tsconfig.pure.json'],
      [
        'lint and format',
        join(BIN, 'biome'),
        'ci',
        '--error-on-warnings',
        ...(process.stdout.isTTY ? [] : ['--colors=off']),
      ],
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
  async restore(args) {
    // On a new machine nothing is installed yet; the screens can be built at the start that follows.
    await install();
    return run([NODE, 'motcua.ts', 'restore', ...args]);
  },
  async agent(args) {
    // A kiosk's own machine shows the server's screens: it needs the packages and the pinned Node, and builds nothing.
    await install();
    mustRead(PROGRAM);
    return run([NODE, 'motcua.ts', 'agent', ...args]);
  },
};

function wantsBrowserTests(args) {
  const projects = args.flatMap((arg, i) =>
    arg === '--project' ? [args[i + 1]] : arg.startsWith('--project=') ? [arg.slice(10)] : [],
  );
  return (
    projects.length === 0 ||
    projects.some((project) => (project.startsWith('!') ? !project.includes('e2e') : /e2e|\*/.test(project)))
  );
}

/**
 * The browser of the tests, as an environment: the one that CHROMIUM names, by path or by name; otherwise the packaged one
 * (tests/e2e/packaged-chromium.ts), which is there on Linux x64; on other machines an installed one.
 */
function browserFor(isWanted) {
  const named = process.env.CHROMIUM;
  if (named) {
    const found = named.includes('/') ? [named].find(isExecutable) : onPath(named);
    if (!found) throw new Refusal(`CHROMIUM names ${named}, which cannot be run.`);
    return { CHROMIUM: found };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return {};
  const installed =
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean) ??
    [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ].find(isExecutable);
  if (installed) return { CHROMIUM: installed };
  if (!isWanted) return {};
  throw new Refusal(
    `No browser comes with the packages for ${process.platform} ${process.arch}, and none is installed: name one (CHROMIUM=/path/to/chromium npm test), or leave out its tests (npm test -- --project simulation).`,
  );
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function main([name = 'serve', ...args]) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw Refusal.toMend(`Motcua needs Node ${OLDEST_NODE} or later to start; this is ${process.versions.node}.`);
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Refusal(`There is no command "${name}": ${Object.keys(COMMANDS).join(', ')}.`);
  return command(args);
}

passStopsOn();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) throw error;
  // An install or a build that was told to stop did not fail.
  if (stopCode() === undefined) process.stderr.write(`motcua: ${refusal.message}\n`);
  process.exitCode = stopCode() ?? refusal.code;
}
