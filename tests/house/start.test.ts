import { spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// start.mjs in an empty house, with an npm that writes down that it was called and "installs" stubs.
let house: string;

const STUB = '#!/bin/sh\necho "$(basename "$0") $*" >> calls\n';
const NPM = `${STUB}mkdir -p node_modules/.bin
for name in node vite vitest; do cp stub node_modules/.bin/$name; done
`;

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'motcua-start-'));
  for (const file of ['start.mjs', 'prepare.mjs', 'packages.mjs', 'programs.mjs', 'files.mjs'])
    await copyFile(resolve(file), join(house, file));
  await put('package.json', '{}');
  await put('package-lock.json', '{}');
  await put('kiosk/main.tsx', 'one');
  await put('motcua.ts', '');
  await put('local-printers.ts', '');
  for (const room of ['server', 'hardware', 'queue', 'wire', 'words']) await mkdir(join(house, room));
  await put('stub', STUB, true);
  await put('bin/npm', NPM, true);
});

afterEach(() => rm(house, { recursive: true, force: true }));

async function put(path: string, text: string, executable = false): Promise<void> {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), text);
  if (executable) await chmod(join(house, path), 0o755);
}

function begin(args: string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, ['start.mjs', ...args], {
    cwd: house,
    env: { PATH: `${join(house, 'bin')}:/usr/bin:/bin`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function start(
  args: string[],
  env?: Record<string, string>,
): Promise<{ code: number | null; said: string; errors: string }> {
  const child = begin(args, env);
  let said = '';
  let errors = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (errors += text));
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, said, errors };
}

/** The programs called since the last look, by name and first argument; how the engine is told to work is left out. */
async function calls(): Promise<string[]> {
  const file = join(house, 'calls');
  const text = await readFile(file, 'utf8').catch(() => '');
  await rm(file, { force: true });
  return text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) =>
      line
        .split(' ')
        .filter((word) => !word.startsWith('--'))
        .slice(0, 2)
        .join(' '),
    );
}

test('a fresh clone starts: it installs, builds, then runs the entry', async () => {
  const { code } = await start(['serve']);
  expect(code).toBe(0);
  expect(await calls()).toEqual(['npm ci', 'vite build', 'node motcua.ts']);
});

test('nothing has changed since the last start: neither installed nor built again', async () => {
  await start(['serve']);
  await calls();
  await start(['serve']);
  expect(await calls()).toEqual(['node motcua.ts']);
});

test('the lock file has changed: the packages are fetched again and the screens built anew', async () => {
  await start(['serve']);
  await calls();
  await put('package-lock.json', '{ "packages": {} }');
  await start(['serve']);
  expect(await calls()).toEqual(['npm ci', 'vite build', 'node motcua.ts']);
});

test('a screen has changed: only the screens are built again', async () => {
  await start(['serve']);
  await calls();
  await put('kiosk/main.tsx', 'two');
  await start(['serve']);
  expect(await calls()).toEqual(['vite build', 'node motcua.ts']);
});

test('how a number is spoken has changed: the clips are made again; a catalogue has: they are not', async () => {
  await put('hardware/voice/make-clips.ts', '');
  await put('words/spoken.ts', 'one');
  await put('words/kiosk/vi.ts', 'one');
  await start(['build']);
  await calls();
  await put('words/kiosk/vi.ts', 'two');
  await start(['build']);
  expect(await calls()).toEqual(['vite build']);
  await put('words/spoken.ts', 'two');
  await start(['build']);
  expect(await calls()).toEqual(['vite build', 'node hardware/voice/make-clips.ts']);
});

test('the build fails: the start stops, and the next one builds again', async () => {
  await start(['build']);
  await put('kiosk/main.tsx', 'two');
  await put('node_modules/.bin/vite', `${STUB}exit 3\n`, true);
  await calls();
  const { code, said } = await start(['serve']);
  expect(code).toBe(1);
  expect(said).toContain('Building the screens failed');
  await put('node_modules/.bin/vite', STUB, true);
  await start(['serve']);
  expect(await calls()).toEqual(['vite build', 'vite build', 'node motcua.ts']);
});

test('the install fails: one line says so, nothing is run', async () => {
  await put('bin/npm', '#!/bin/sh\nexit 1\n', true);
  const { code, said } = await start(['serve']);
  expect(code).toBe(1);
  expect(said).toContain('could not be installed');
  expect(await calls()).toEqual([]);
});

test('CHROMIUM names nothing: said before anything is installed', async () => {
  const { code, said } = await start(['test'], { CHROMIUM: join(house, 'gone') });
  expect(code).toBe(1);
  expect(said).toContain('which cannot be run');
  expect(await calls()).toEqual([]);
});

test('the server ends with code 7: so does the start', async () => {
  await start(['build']);
  await put('node_modules/.bin/node', '#!/bin/sh\nexit 7\n', true);
  expect((await start(['serve'])).code).toBe(7);
});

test('the start is told to stop: the server is told, and its own end is waited for', async () => {
  await start(['build']);
  const server = `#!/bin/sh\ntrap 'echo "stopped in order"; exit 5' TERM\necho ready\nwhile :; do sleep 0.05; done\n`;
  await put('node_modules/.bin/node', server, true);
  const child = begin(['serve']);
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
    if (String(text).includes('ready')) child.kill('SIGTERM');
  });
  const code = await new Promise((settle) => child.once('close', settle));
  expect(said).toContain('stopped in order');
  expect(code).toBe(5);
});

test('told to stop while the screens are built: the server is never begun', async () => {
  await start(['build']);
  await put('kiosk/main.tsx', 'two');
  await put('node_modules/.bin/vite', `${STUB}echo at work\nsleep 1\n`, true);
  await calls();
  const child = begin(['serve']);
  child.stdout.on('data', (text) => {
    if (String(text).includes('at work')) child.kill('SIGTERM');
  });
  expect(await new Promise((settle) => child.once('close', settle))).toBe(143);
  expect(await calls()).toEqual(['vite build']);
});

test('an agent on a new machine: it installs, builds no screens, and runs on the pinned Node', async () => {
  expect((await start(['agent'])).code).toBe(0);
  expect(await calls()).toEqual(['npm ci', 'node motcua.ts']);
});

test('a restore on a new machine: it installs, and builds nothing before the hall may start', async () => {
  expect((await start(['restore', '/backup'])).code).toBe(0);
  expect(await calls()).toEqual(['npm ci', 'node motcua.ts']);
});

test('an unknown command: the known ones are named', async () => {
  const { code, said } = await start(['srve']);
  expect(code).toBe(1);
  expect(said).toContain('serve, test, bench');
});

// Root may write wherever it may read.
if (process.getuid?.() !== 0)
  test('the checkout may only be read, and nothing is missing: it starts', async () => {
    await start(['build']);
    for (const folder of ['.', 'node_modules', '.built', '.built/web']) await chmod(join(house, folder), 0o555);
    await put('bin/npm', '#!/bin/sh\nexit 1\n', true);
    const { code } = await start(['serve']);
    for (const folder of ['.', 'node_modules', '.built', '.built/web']) await chmod(join(house, folder), 0o755);
    expect(code).toBe(0);
  });

const TO_MEND: readonly (readonly [what: string, spoil: () => Promise<void>, said: RegExp])[] = [
  ['a file stands where the builds should be', () => put('.built', ''), /^motcua: .*\.built is no folder[^\n]*\n$/],
  [
    'the pinned Node cannot be run',
    async () => {
      await start(['build']);
      await chmod(join(house, 'node_modules/.bin/node'), 0o644);
    },
    /^motcua: \S*node_modules\/\.bin\/node cannot be run[^\n]*\n$/,
  ],
  [
    'a file of the program is gone',
    async () => {
      await start(['build']);
      await rm(join(house, 'motcua.ts'));
    },
    /^motcua: \S*motcua\.ts: the user [^\n]*\n$/,
  ],
  ['there is no npm', () => rm(join(house, 'bin/npm')), /^motcua: npm cannot be run \(ENOENT\)\.\n$/],
];

for (const [what, spoil, said] of TO_MEND)
  test(`${what}: one line names it, and no service manager starts it again`, async () => {
    await spoil();
    const refused = await start(['serve'], what.includes('npm') ? { PATH: join(house, 'bin') } : {});
    expect(refused.errors).toMatch(said);
    expect(refused.code).toBe(78);
  });

test('a file of the build is deleted: built again', async () => {
  const vite = `${STUB}mkdir -p .built/web/assets && echo one > .built/web/assets/a.js\n`;
  await put('stub', vite, true);
  await start(['build']);
  await calls();
  await start(['build']);
  expect(await calls()).toEqual([]);
  await rm(join(house, '.built/web/assets/a.js'));
  await start(['build']);
  expect(await calls()).toEqual(['vite build']);
});

test('npm left out a package that this machine needs: installed once more on the pinned Node, then named', async () => {
  const needed = { optional: true, os: [process.platform], cpu: [process.arch] };
  const other = { optional: true, os: ['aix'] };
  await put(
    'package-lock.json',
    JSON.stringify({ packages: { 'node_modules/tool': needed, 'node_modules/other': other } }),
  );
  const { code, said } = await start(['serve']);
  expect([code, said.match(/left out (.*):/)?.[1]]).toEqual([1, 'node_modules/tool']);
  expect(await calls()).toEqual(['npm ci', 'npm ci']);
  await put('bin/npm', `${NPM}mkdir -p node_modules/tool\n`, true);
  expect((await start(['serve'])).code).toBe(0);
});
