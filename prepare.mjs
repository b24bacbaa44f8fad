// What must be there before the house starts: the packages and the builds. Plain JavaScript: nothing is installed yet.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canWrite, hashOf, isFolder, listingOf, mustWrite, readIfThere } from './files.mjs';
import { install } from './packages.mjs';
import { BIN, ENGINE, NODE, Refusal, ROOT, run, say } from './programs.mjs';

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

/** What the server is made of; the screens' rooms are read by their build. */
export const PROGRAM = ['motcua.ts', 'local-printers.ts', 'server', 'hardware', 'queue', 'wire', 'words'];

export async function prepare() {
  await install();
  for (const build of BUILDS) await buildIfStale(build);
  await compileIfStale();
}

/** Spares a start time and memory, and nothing else: where it cannot be kept the house starts without it. */
async function compileIfStale() {
  if (!existsSync(join(ROOT, 'server', 'open-house.ts'))) return;
  const stampFile = join(ROOT, '.built', 'program.stamp');
  const wanted = hashOf([...PROGRAM, 'package-lock.json']);
  if (readIfThere(stampFile) === wanted || !canWrite(join(ROOT, '.built'))) return;
  say('compiling the server ...');
  if ((await run([NODE, ...ENGINE, 'motcua.ts', 'compile'])) === 0) writeFileSync(stampFile, wanted);
}

async function buildIfStale({ what, stamp, output, inputs, command, needs }) {
  if (needs && !existsSync(join(ROOT, needs))) return;
  const stampFile = join(ROOT, stamp);
  const wanted = hashOf(inputs);
  const isWhole = () => readIfThere(stampFile) === `${wanted} ${listingOf(join(ROOT, output))}`;
  if (isWhole()) return;
  const built = join(ROOT, dirname(stamp));
  mustWrite(existsSync(built) ? built : ROOT, `Of ${what} the build is missing, old or broken`);
  say(`building ${what} ...`);
  // A build that is cut off must not look finished at the next start.
  rmSync(stampFile, { recursive: true, force: true });
  if (!isFolder(join(ROOT, output))) rmSync(join(ROOT, output), { force: true });
  mkdirSync(join(ROOT, output), { recursive: true });
  if ((await run(command)) !== 0) throw new Refusal(`Building ${what} failed: see the lines above.`);
  writeFileSync(stampFile, `${wanted} ${listingOf(join(ROOT, output))}`);
}
