import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeyStore } from '../../../server/people/key-store.ts';
import { readAgentSettings, readSettings, settingNames, WrongSetting } from '../../../server/settings.ts';
import { MEND_FIRST, systemRefusal } from '../../../server/start-fault.ts';
import { systemRandom } from '../../../server/system.ts';
import { plainUser, runEntry, startServer } from './server-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WRONG: readonly (readonly [name: string, value: string])[] = [
  ['PORT', 'threethousand'],
  ['PORT', '99999'],
  ['PORT', ' '],
  ['PORT', '0x50'],
  ['PORT', '-1'],
  ['PORT', '8e3'],
  ['MOTCUA_MODE', 'production'],
  ['MOTCUA_BRANCH', 'atlantis'],
  ['MOTCUA_BRANCH', 'hoan-kiem,,tay-ho'],
  ['MOTCUA_PUBLIC_URL', 'hall.example'],
  ['MOTCUA_PUBLIC_URL', 'ftp://hall.example'],
  ['MOTCUA_PUBLIC_URL', 'https://hall.example/x?y=1'],
  ['MOTCUA_PUBLIC_URL', 'https://hall.example/#z'],
  ['MOTCUA_LOG', 'loud'],
  ['MOTCUA_PROXIES', '0.0.0.0/0'],
  ['MOTCUA_PROXIES', '127.0.0.1,::/0'],
  ['MOTCUA_PROXIES', '0.0.0.0/1,128.0.0.0/1'],
  ['MOTCUA_PROXIES', '::ffff:0:0/96'],
  ['MOTCUA_PROXIES', '2000::/3'],
  ['MOTCUA_PROXIES', '::/64'],
  ['MOTCUA_PRINTERS', '192.0.2.7'],
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:70000'],
  ['MOTCUA_PAPER', '210'],
  ['MOTCUA_DEMO_MORNING', 'maybe'],
  ['MOTCUA_BRANHC', 'hoan-kiem'],
];

for (const [name, value] of WRONG)
  test(`${name}=${value} is refused by one line that names it`, () => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(new RegExp(`^${name}\\b[^\\n]*$`));
  });

test('branch mode without a public address is refused; settings that are right are read', () => {
  expect(() => readSettings({ MOTCUA_MODE: 'branch' })).toThrow(/^MOTCUA_PUBLIC_URL is missing/);
  expect(
    readSettings({
      PORT: '8080',
      MOTCUA_MODE: 'branch',
      MOTCUA_PUBLIC_URL: 'https://hall.example/',
      MOTCUA_BRANCH: 'tay-ho,tay-ho',
      MOTCUA_PRINTERS: 'printer-1=192.0.2.7:9100,printer-2=print.example:9101/512@180,printer-3=192.0.2.9:9100/546@180',
      MOTCUA_PAPER: '58',
    }),
  ).toMatchObject({
    port: 8080,
    publicUrl: 'https://hall.example',
    branches: ['tay-ho'],
    printers: [
      { printer: 'printer-1', host: '192.0.2.7', port: 9100, head: null },
      { printer: 'printer-2', host: 'print.example', port: 9101, head: { dots: 512, dpi: 180 } },
      { printer: 'printer-3', host: '192.0.2.9', port: 9100, head: { dots: 546, dpi: 180 } },
    ],
    paper: { widthMm: 58, head: null },
  });
});

test.each([
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:9100/', 'is not like'],
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:9100/wide', 'wide is no width'],
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:9100/512@', '512@ is no width'],
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:9100/512@18', '512@18 is no width'],
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:9100/58', '58 is no width'],
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:0', '0 is no port'],
  ['MOTCUA_PRINTERS', 'printer-1=192.0.2.7:9100,printer-1=192.0.2.8:9100', 'printer-1 stands there twice'],
  ['PORT', 'abc', 'is no port: a number up to 65535'],
  ['MOTCUA_PUBLIC_URL', 'hall.example', 'is no address such as https://hall.example'],
  ['MOTCUA_PAPER', '60', 'is not 58, 80, or dots across'],
  ['MOTCUA_PAPER', '512@1800', 'is not 58, 80, or dots across'],
])('%s=%s: one line names it', (name, value, said) => {
  expect(() => readSettings({ [name]: value })).toThrow(WrongSetting);
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name}[^\\n]*${said}[^\\n]*$`));
});

test('an agent’s settings: each that is missing or wrong is named, and a token is never repeated', () => {
  const right = { MOTCUA_SERVER: 'https://hall.example', MOTCUA_TOKEN: 'd.secret', MOTCUA_PRINTER: '192.0.2.7:9100' };
  expect(readAgentSettings(right)).toMatchObject({
    server: 'https://hall.example',
    printer: { port: 9100, head: null },
  });
  const wide = { ...right, MOTCUA_PRINTER: '192.0.2.7:9100/832', MOTCUA_PAPER: '420' };
  expect(readAgentSettings(wide)).toMatchObject({
    printer: { port: 9100, head: { dots: 832, dpi: 203 } },
    paper: { head: { dots: 420, dpi: 203 } },
  });
  for (const name of Object.keys(right))
    expect(() => readAgentSettings({ ...right, [name]: undefined })).toThrow(new RegExp(`^${name}: is missing`));
  expect(() => readAgentSettings({ ...right, MOTCUA_TOKEN: 's.secret-of-mine' })).toThrow(
    /^MOTCUA_TOKEN: (?!.*secret)/,
  );
});

test('the real start stops with one line on the standard error, and nothing on the standard output', async () => {
  const wrong = await runEntry([], { MOTCUA_MODE: 'production', MOTCUA_DATA: folder }, { folder });
  expect([wrong.code, wrong.out]).toEqual([MEND_FIRST, '']);
  expect(wrong.errors).toMatch(/^MOTCUA_MODE=production: [^\n]*\n$/);
});

test('settings stand in a file as well; the environment goes before it; a file that is not there is named', async () => {
  writeFileSync(join(folder, '.env'), 'MOTCUA_MODE=production\nMOTCUA_DATA=./data\n');
  expect((await runEntry([], {}, { folder })).errors).toMatch(/^MOTCUA_MODE=production: [^\n]*\n$/);
  const before = await runEntry(['keys', 'list'], { MOTCUA_MODE: 'demo' }, { folder });
  expect([before.code, before.errors]).toEqual([0, '']);
  const missing = await runEntry([], { MOTCUA_SETTINGS: '/nowhere/settings' }, { folder });
  expect(missing.errors).toBe('MOTCUA_SETTINGS=/nowhere/settings: there is no such file\n');
});

test('a port that is taken, a data folder in use and a damaged key file are each told in one line', async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) =>
    holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port)),
  );
  const taken = await runEntry([], { PORT: String(port), MOTCUA_DATA: folder, MOTCUA_DEMO_MORNING: 'no' }, { folder });
  expect([taken.code, taken.errors]).toEqual([
    MEND_FIRST,
    `PORT=${port}: another program listens there; end it, or set PORT to another one\n`,
  ]);
  holder.close();

  const server = await startServer(folder);
  const second = await runEntry([], { PORT: '0', MOTCUA_DATA: folder }, { folder });
  expect([second.code, second.errors]).toEqual([
    MEND_FIRST,
    `another server is running on the data folder ${folder}\n`,
  ]);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);

  writeFileSync(join(folder, 'keys.json'), '{');
  const damaged = await runEntry([], { PORT: '0', MOTCUA_DATA: folder }, { folder });
  expect([damaged.code, damaged.errors.split('\n').length]).toEqual([MEND_FIRST, 2]);
  expect(damaged.errors).toMatch(/^The key file .*keys\.json is damaged/);
});

for (const [name, value, said] of [
  ['HOST', '192.0.2.1', /^HOST=192\.0\.2\.1: is no address of this machine[^\n]*\n$/],
  ['HOST', 'no-such-name.invalid', /^HOST=no-such-name\.invalid: is no address of this machine[^\n]*\n$/],
  ['MOTCUA_DATA', './a-file', /^MOTCUA_DATA=\.\/a-file: cannot be the data folder\. [^\n]*\n$/],
  ['MOTCUA_PRINTERS', 'kiosk-1=127.0.0.1:9', /^MOTCUA_PRINTERS names kiosk-1, which is no printer of hoan-kiem\n$/],
  ['MOTCUA_DATA', './a-file/below', /^MOTCUA_DATA=\.\/a-file\/below: cannot be the data folder\. [^\n]*\n$/],
] as const)
  test(`${name}=${value} stops the start with one line that names it`, async () => {
    writeFileSync(join(folder, 'a-file'), '');
    const environment = { PORT: '0', MOTCUA_DATA: folder, MOTCUA_DEMO_MORNING: 'no', [name]: value };
    const wrong = await runEntry([], environment, { folder });
    expect([wrong.code, wrong.out]).toEqual([MEND_FIRST, '']);
    expect(wrong.errors).toMatch(said);
  });

for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'keys.json', 'vault.key', 'server.lock'])
  test(`${name} of the data folder is a folder: one line names it`, async () => {
    mkdirSync(join(folder, 'data', name), { recursive: true });
    const wrong = await runEntry([], { PORT: '0', MOTCUA_DATA: './data' }, { folder });
    const file = join(folder, 'data', name);
    expect([wrong.code, wrong.errors]).toEqual([MEND_FIRST, `${file}: is a folder, where a file should be\n`]);
  });

for (const file of ['settings', '.env'])
  test(`the settings file ${file} is a folder: one line names it`, async () => {
    mkdirSync(join(folder, file));
    const wrong = await runEntry([], file === '.env' ? {} : { MOTCUA_SETTINGS: file }, { folder });
    expect(wrong.errors).toBe(`The settings file ${file}: is a folder, where a file should be (EISDIR)\n`);
    expect(wrong.code).toBe(MEND_FIRST);
  });

test('a link to nothing where a file should be: one line names it', async () => {
  mkdirSync(join(folder, 'data'));
  symlinkSync('/nowhere/at/all', join(folder, 'data', 'journal.sqlite'));
  const wrong = await runEntry([], { PORT: '0', MOTCUA_DATA: './data' }, { folder });
  const file = join(folder, 'data', 'journal.sqlite');
  expect([wrong.code, wrong.out, wrong.errors]).toEqual([MEND_FIRST, '', `${file}: is a link to what is not there\n`]);
});

const user = plainUser();
/** Whose it is, who may not, and what to run. */
const WHOSE =
  '(belongs to root, and the user nobody may not use it: as root, run chown nobody \\S+|the rights of \\S+ keep its own user \\S+ out: chmod u\\+rwX \\S+)\n$';
const denied = (said: string): RegExp => new RegExp(`^${said}: ${WHOSE}`);
for (const [what, spoil, said] of [
  [
    'the data folder belongs to somebody else',
    (data: string) => {
      if (process.getuid?.() === 0) chownSync(data, 0, 0);
      chmodSync(data, 0o555);
    },
    denied('MOTCUA_DATA=\\./data: cannot be the data folder\\. \\S*data'),
  ],
  [
    'its journal may not be read',
    (data: string) => writeFileSync(join(data, 'journal.sqlite'), '', { mode: 0o000 }),
    denied('MOTCUA_DATA=\\./data: cannot be the data folder\\. \\S*journal\\.sqlite'),
  ],
  [
    'its keys may not be read',
    (data: string) => writeFileSync(join(data, 'keys.json'), '{}', { mode: 0o000 }),
    denied('MOTCUA_DATA=\\./data: cannot be the data folder\\. \\S*keys\\.json'),
  ],
  [
    'the settings may not be read',
    (data: string) => writeFileSync(join(data, '../.env'), '', { mode: 0o000 }),
    denied('The settings file \\.env'),
  ],
] as const)
  test.skipIf(user === null)(`${what}: one line names it`, async () => {
    chmodSync(folder, 0o777);
    const data = join(folder, 'data');
    mkdirSync(data);
    if (user?.uid !== undefined) chownSync(data, user.uid, user.gid ?? user.uid);
    spoil(data);
    const wrong = await runEntry([], { PORT: '0', MOTCUA_DATA: './data' }, { folder, user: user ?? {} });
    expect([wrong.code, wrong.out]).toEqual([MEND_FIRST, '']);
    expect(wrong.errors).toMatch(said);
    chmodSync(data, 0o700);
  });

test('npm run clock tells what the machine’s clock says; with "right" it leaves a word for the server', async () => {
  const nowhere = await runEntry(['clock', 'right'], { MOTCUA_DATA: join(folder, 'none') }, { folder });
  expect([nowhere.code, nowhere.out]).toEqual([1, '']);
  expect(nowhere.errors).toMatch(
    /^There is no journal in \S+none: no server works there\. [^\n]*MOTCUA_SETTINGS[^\n]*\n$/,
  );
  expect(existsSync(join(folder, 'none'))).toBe(false);
  writeFileSync(join(folder, 'journal.sqlite'), '');
  const told = await runEntry(['clock'], { MOTCUA_DATA: folder }, { folder });
  expect([told.code, told.out]).toEqual([1, '']);
  expect(told.errors).toMatch(/^This machine’s clock says [^\n]*npm run clock -- right\n$/);
  expect(existsSync(join(folder, 'clock-is-right.json'))).toBe(false);
  const right = await runEntry(['clock', 'right'], { MOTCUA_DATA: folder }, { folder });
  expect([right.code, right.errors]).toEqual([0, '']);
  expect(right.out).toMatch(/^It is [^\n]* here\. [^\n]*\n$/);
  expect(existsSync(join(folder, 'clock-is-right.json'))).toBe(true);
});

test('what the system refuses at a start is one line that names the file; a bug keeps its stack', () => {
  const error = Object.assign(new Error('EACCES: permission denied'), {
    code: 'EACCES',
    syscall: 'open',
    path: '/data/x',
  });
  expect(systemRefusal(error)).toBe('/data/x: this user may not use it (EACCES)');
  expect(systemRefusal(new TypeError('not a function'))).toBeNull();
});

const ownAddresses = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []);
/** Linux answers at the whole of 127.0.0.0/8. */
const hasHost = (host: string): boolean =>
  host === '127.0.0.2' ? process.platform === 'linux' : ownAddresses.includes('::1');

for (const host of ['127.0.0.2', '::1', '::'].filter(hasHost))
  test(`it listens at ${host} alone: the addresses it tells are right, and its own printers’ agents reach it`, async () => {
    const server = await startServer(folder, { HOST: host, MOTCUA_LOG: 'info' });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    await expect.poll(() => server.errors()).toMatch(/"device_connected".*"printer-1"/);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

test('npm run keys, while the server runs: a device and a clerk come and go', async () => {
  const settings = { MOTCUA_MODE: 'branch', MOTCUA_PUBLIC_URL: 'https://hall.example', MOTCUA_DATA: folder };
  const server = await startServer(folder, settings);
  const keys = (...args: string[]) => runEntry(['keys', ...args], settings, { folder });
  const device = await keys('device', 'add', 'kiosk-1');
  const token = /^d\.\S+$/m.exec(device.out)?.[0] ?? '';
  expect(device.out).toContain(`https://hall.example/kiosk#token=${token}`);
  const screen = async () =>
    (await fetch(`${server.url}/api/screens/kiosk`, { headers: { Authorization: `Bearer ${token}` } })).json();
  expect(await screen()).toMatchObject({ mode: 'branch', device: 'kiosk-1', token: null });

  const clerk = await keys('clerk', 'add', 'an', 'Nguyễn Thị An', 'supervisor');
  const pin = /^\d{8}$/m.exec(clerk.out)?.[0] ?? '';
  const signIn = (given: string) =>
    fetch(`${server.url}/api/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ branch: 'hoan-kiem', clerk: 'an', pin: given }),
    });
  await expect.poll(async () => (await signIn(pin)).status).toBe(200);

  const asked = await runEntry(['keys', 'clerk', 'add', 'an', 'Nguyễn Thị An', '--pin'], settings, {
    folder,
    input: '739158\n',
  });
  expect([asked.code, asked.out.includes('739158')]).toEqual([0, false]);
  await expect.poll(async () => (await signIn('739158')).status).toBe(200);

  const seed = await runEntry(['keys', 'clerk', 'add', 'lan', 'Lan', '--pin'], settings, { folder, input: '1111\n' });
  expect([seed.code, seed.errors]).toEqual([1, 'This PIN stands on the demo’s page: take another\n']);
  expect((await keys('device', 'add', 'kiosk-9')).errors).toMatch(/^hoan-kiem has no device kiosk-9, but kiosk-1,/);
  expect((await keys('list')).out).toMatch(/device\s+kiosk-1\s+kiosk[\s\S]*clerk\s+an\s+supervisor/);

  await keys('device', 'remove', 'kiosk-1');
  await expect.poll(async () => (await screen()).name).toBe('device_unknown');
  expect((await keys('device', 'remove', 'kiosk-1')).code).toBe(1);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(openKeyStore(join(folder, 'keys.json'), systemRandom).devices()).toEqual([]);
});

test('the service manager of docs/operations.md starts anew whatever ends but with the code of what a person must mend', () => {
  const unit = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  expect(unit).toContain(`\nRestart=always\n`);
  expect(unit).toContain(`\nRestartPreventExitStatus=${MEND_FIRST}\n`);
});

test('docs/operations.md and .env.example name every setting, and no other', () => {
  for (const file of ['docs/operations.md', '.env.example']) {
    const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
    const named = new Set(text.match(/\bMOTCUA_[A-Z_]+\b|(?<=`|^#? ?)(PORT|HOST)\b/gm));
    expect([file, [...named].sort()]).toEqual([file, [...settingNames].sort()]);
  }
});
