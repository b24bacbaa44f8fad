import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { LocalPrinters } from './local-printers.ts';
import { as, type BranchId, type DeviceId } from './queue/ids.ts';
import { RefusedCopy } from './server/backup/refused-copy.ts';
import { openDataFolder } from './server/data-folder.ts';
import { createDoubts } from './server/doubts.ts';
import { ChangeUnderWay } from './server/file-lock.ts';
import { JournalFault } from './server/journal/sqlite/fault.ts';
import { openJournal } from './server/journal/sqlite/sqlite-journal.ts';
import { runKeysCommand, runPutBack, WrongKeysCommand } from './server/keys-command.ts';
import { createLog } from './server/log.ts';
import { type OpenHouse, openHouse } from './server/open-house.ts';
import { ownAddress } from './server/own-address.ts';
import { openKeyStore } from './server/people/key-store.ts';
import { DamagedKeys, KEYS_FILE } from './server/people/keys-file.ts';
import { openPlaces, PLACES_FILE } from './server/people/places.ts';
import { NothingToPutBack } from './server/people/put-back.ts';
import { catalogueOf } from './server/seed/catalogue.ts';
import { readAgentSettings, readSettings, type Settings, WrongSetting } from './server/settings.ts';
import { MEND_FIRST, systemRefusal } from './server/start-fault.ts';
import { stopInOrder } from './server/stop-signals.ts';
import {
  systemClock,
  systemGather,
  systemMachine,
  systemMemory,
  systemNextTurn,
  systemRandom,
  systemSteady,
  systemTimers,
} from './server/system.ts';
import { whyAway } from './server/why-away.ts';
import { createClient } from './wire/client.ts';
import type { ScreenAnswer } from './wire/http/people.ts';

/** How often an agent asks again for a server that does not answer yet. */
const ASK_AGAIN_MS = 2_000;

/** The server: reads the settings, wires the rooms by hand, starts them. */
async function serve(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  const data = openDataFolder(settings.data);
  let close = async (): Promise<void> => {};
  stopInOrder({
    stop(why) {
      log.info('stopping', { why });
      return close().finally(log.flush);
    },
    onFault(error, origin) {
      log.error('unhandled', { origin, error });
      log.flush();
    },
  });
  const journal = await openJournal({
    folder: data,
    timers: systemTimers,
    log,
    keyFile: settings.vaultKey,
    settles: true,
  });
  const printers = await localPrinters(settings);
  const built = join(import.meta.dirname, '.built');
  const house = await openHouse({
    ...settings,
    data,
    built: { web: join(built, 'web'), voice: join(built, 'voice') },
    journal,
    clock: systemClock,
    steady: systemSteady,
    machine: systemMachine,
    timers: systemTimers,
    random: systemRandom,
    gather: systemGather,
    nextTurn: systemNextTurn,
    memory: systemMemory,
    log,
    demoPrinters: printers?.trays ?? new Map(),
  });
  printers?.startAgents(house, log);
  close = async () => {
    await printers?.stopAgents();
    await house.close();
    await printers?.close();
  };
  tellAddresses(settings, house);
}

/** Null where no printer hangs on this machine: then what speaks to printers is not even loaded. */
async function localPrinters(settings: Settings): Promise<LocalPrinters | null> {
  if (settings.mode !== 'demo' && settings.printers.length === 0) return null;
  const { openLocalPrinters } = await import('./local-printers.ts');
  return openLocalPrinters(settings);
}

/** The agent of a printer on another machine than the server's (docs/hardware.md): `node motcua.ts agent`. */
async function runAgent(): Promise<void> {
  const { NetworkPrinter } = await import('./hardware/printer/network-printer.ts');
  const { startPrintAgent } = await import('./hardware/agent/print-agent.ts');
  const { server, token, printer: address, paper } = readAgentSettings(process.env);
  const { device, branch, publicUrl } = await whoAmI(server, token);
  if (device === null) throw new WrongSetting('MOTCUA_TOKEN: the server knows no printer by it (docs/operations.md)');
  const tell = (error: unknown): void =>
    void process.stderr.write(`${device}: ${String((error as Error)?.stack ?? error)}\n`);
  const printer = new NetworkPrinter({
    ...address,
    head: address.head ?? paper.head,
    paperWidthMm: paper.widthMm,
    cutsFirst: true,
  });
  const stopAgent = startPrintAgent({
    serverUrl: server,
    publicUrl,
    branch: as<BranchId>(branch),
    device: as<DeviceId>(device),
    token,
    printer,
    address: `${address.host}:${address.port}`,
    onFault: tell,
  });
  stopInOrder({
    async stop() {
      await stopAgent();
      await printer.close();
    },
    onFault: tell,
  });
  say(`Motcua agent: ${device} of ${branch} at ${address.host}:${address.port}, for ${server}`);
}

/** The token tells the server who asks; a server that is away is waited for. */
async function whoAmI(server: string, token: string): Promise<ScreenAnswer> {
  const client = createClient({ baseUrl: server, token: () => token, language: () => 'en' });
  let told = '';
  for (;;) {
    const answer = await client.ask<ScreenAnswer>({ path: '/api/screens/printer' });
    if (answer.ok) return answer.value;
    if (answer.problem.name !== 'offline') throw new WrongSetting(`MOTCUA_TOKEN: ${answer.problem.detail}`);
    const why = (await whyAway(server)) ?? 'what answers there is no Motcua, or too busy to say so';
    if (why !== told) process.stderr.write(`${server} does not answer yet: ${why}\n`);
    told = why;
    await new Promise((again) => setTimeout(again, ASK_AGAIN_MS));
  }
}

/** A command without the server's settings would work beside it, in a folder that no server reads. */
const WHICH_FOLDER =
  'Is it the server’s folder? MOTCUA_DATA, or MOTCUA_SETTINGS, must be the server’s (docs/operations.md)';

/** Registers devices, clerks and the case-handling system: `npm run keys`. */
async function keys(args: readonly string[]): Promise<void> {
  const settings = readSettings(process.env);
  const data = openDataFolder(settings.data);
  const file = join(data, KEYS_FILE);
  const [what, ...named] = args;
  if (what === 'put-back') return runPutBack(named, { own: file, clock: systemClock, say });
  if (!existsSync(file)) say(`${data} holds no keys yet: they begin now. ${WHICH_FOLDER}`);
  const doubts = createDoubts(say);
  const keys = openKeyStore(file, systemRandom, doubts);
  const { sign } = keys;
  const places = openPlaces(join(data, PLACES_FILE), { seal: sign, random: systemRandom, clock: systemClock, doubts });
  await runKeysCommand(args, {
    keys,
    places,
    branch: settings.branches[0] as BranchId,
    address: settings.publicUrl ?? ownAddress(settings.host, settings.port, 'localhost'),
    random: systemRandom,
    readPin: firstLine,
    say,
  });
}

/** Copies the journal while the server works (`npm run backup`), or goes on from such a copy (`npm run restore`). */
async function copyOrGoOn(command: 'backup' | 'restore', args: readonly string[]): Promise<void> {
  const { data: folder, vaultKey } = readSettings(process.env);
  const data = resolve(folder);
  if (command === 'backup') {
    const { runBackupCommand } = await import('./server/backup/backup-command.ts');
    return runBackupCommand(args, { data, say });
  }
  const { runRestoreCommand } = await import('./server/backup/restore-command.ts');
  const system = { clock: systemClock, random: systemRandom, timers: systemTimers };
  return runRestoreCommand(args, { ...system, data, keyFile: vaultKey, say });
}

/** A technician's word about the machine's clock: `npm run clock -- right`. */
async function clockIsRight(args: readonly string[]): Promise<void> {
  const { runClockCommand } = await import('./server/clock-command.ts');
  const settings = readSettings(process.env);
  const data = resolve(settings.data);
  if (!existsSync(join(data, 'journal.sqlite')))
    throw new WrongSetting(`There is no journal in ${data}: no server works there. ${WHICH_FOLDER}`);
  runClockCommand(args, {
    data: openDataFolder(settings.data),
    zone: catalogueOf(settings.branches[0] as BranchId).branch.timeZone,
    clock: systemClock,
    steady: systemSteady,
    machine: systemMachine,
    say,
  });
}

/** Makes what stands beside the entries anew (`npm run shelf`). */
async function shelf(args: readonly string[]): Promise<void> {
  if (args.length > 0) throw new WrongSetting('npm run shelf takes nothing: it makes the shelf of every branch anew');
  const { runShelfCommand } = await import('./server/dossiers/shelf-command.ts');
  const { data, vaultKey } = readSettings(process.env);
  await runShelfCommand({ data: resolve(data), keyFile: vaultKey, timers: systemTimers, say });
}

/**
 * Leaves in Node's compile cache what the first start would otherwise make of the TypeScript, with a program for it that stays in
 * memory (30 MB); the last step of `npm run build`.
 */
async function compile(): Promise<void> {
  await Promise.all([import('./local-printers.ts'), import('./hardware/paper/ticket.ts')]);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-compile-'));
  try {
    const journal = await openJournal({ folder, timers: systemTimers });
    await journal.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
// Whoever reads has read enough (`npm run keys -- list | head -2`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

async function firstLine(): Promise<string> {
  if (process.stdin.isTTY) process.stdout.write('PIN: ');
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

/** Settings may stand in a file, a line each; what the environment says goes before. */
function readSettingsFile(): void {
  const named = process.env.MOTCUA_SETTINGS;
  const file = named ?? '.env';
  try {
    // Read first: of a folder Node says that there is no such file.
    readFileSync(file);
    process.loadEnvFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new WrongSetting(`The settings file ${systemRefusal({ ...(error as object), path: file })}`);
    if (named !== undefined) throw new WrongSetting(`MOTCUA_SETTINGS=${named}: there is no such file`);
  }
}

/** The one entry. */
async function start([command, ...args]: readonly string[]): Promise<void> {
  readSettingsFile();
  switch (command) {
    case undefined:
      return serve();
    case 'agent':
      return runAgent();
    case 'keys':
      return keys(args);
    case 'clock':
      return clockIsRight(args);
    case 'shelf':
      return shelf(args);
    case 'compile':
      return compile();
    case 'backup':
    case 'restore':
      return copyOrGoOn(command, args);
    default:
      throw new WrongSetting(
        `${command}: there is no such command (without one it serves; or agent, keys, clock, backup, restore, shelf)`,
      );
  }
}

function tellAddresses(settings: Settings, { port }: OpenHouse): void {
  const base = ownAddress(settings.host, port, 'localhost');
  const lines = [
    ...(settings.mode === 'demo' ? [['the hall', '/']] : []),
    ['kiosk', '/kiosk'],
    ['display', '/display'],
    ['counter', '/counter'],
    ['office', '/office'],
    ['API', '/api'],
  ].map(([name = '', path = '']) => `  ${name.padEnd(9)} ${base}${path}`);
  process.stdout.write(`Motcua (${settings.mode} mode, ${settings.branches.join(', ')})\n${lines.join('\n')}\n`);
}

const CLEAR = [
  WrongSetting,
  JournalFault,
  DamagedKeys,
  ChangeUnderWay,
  WrongKeysCommand,
  NothingToPutBack,
  RefusedCopy,
];

const command = process.argv[2];
/** What a service manager starts; the other commands have a person before them. */
const isService = command === undefined || command === 'agent';

start(process.argv.slice(2)).catch((error: unknown) => {
  const clear = CLEAR.some((kind) => error instanceof kind) ? (error as Error).message : systemRefusal(error);
  process.stderr.write(`${clear ?? String((error as Error).stack)}\n`);
  process.exit(clear !== null && isService ? MEND_FIRST : 1);
});
