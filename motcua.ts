import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startPrintAgent } from './hardware/agent/print-agent.ts';
import { NetworkPrinter } from './hardware/printer/network-printer.ts';
import { SimulatedPrinter } from './hardware/printer/simulated-printer.ts';
import { simulatedTray } from './hardware/printer/simulated-tray.ts';
import { as, type BranchId, type DeviceId } from './queue/ids.ts';
import { JournalFault } from './server/journal/sqlite/fault.ts';
import { openJournal } from './server/journal/sqlite/sqlite-journal.ts';
import { createLog } from './server/log.ts';
import { type OpenHouse, openHouse } from './server/open-house.ts';
import { catalogueOf } from './server/seed/catalogue.ts';
import { readSettings, type Settings, WrongSetting } from './server/settings.ts';
import { systemClock, systemGather, systemRandom, systemTimers } from './server/system.ts';

/** How fast the demo's simulated printers feed paper: a TM-T20III's 250 mm/s would be over before anybody looks. */
const DEMO_DOTS_PER_SECOND = 1_000;

interface LentPrinter {
  readonly id: DeviceId;
  readonly simulated: SimulatedPrinter | null;
  readonly host: string;
  readonly port: number;
}

/** The one entry: reads the settings, wires the rooms by hand, starts them. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  const data = resolve(settings.data);
  mkdirSync(data, { recursive: true });
  const journal = await openJournal({ folder: data, timers: systemTimers });
  const printers = await lendPrinters(settings);
  const trays = printers.flatMap(({ id, simulated }) =>
    simulated === null ? [] : [[id, simulatedTray(simulated)] as const],
  );
  const built = join(import.meta.dirname, '.built');
  const house = await openHouse({
    ...settings,
    data,
    built: { web: join(built, 'web'), voice: join(built, 'voice') },
    journal,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    gather: systemGather,
    log,
    demoPrinters: new Map(trays),
  });
  const agents = startAgents(settings, house, printers);
  tellAddresses(settings, house);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      log.info('stopping', { signal });
      void stop(house, agents, printers).then(() => process.exit(0));
    });
}

/** Demo mode simulates the printers of its first branch; branch mode has those that the settings name. */
async function lendPrinters(settings: Settings): Promise<readonly LentPrinter[]> {
  const named = settings.printers.map(({ printer, host, port }) => ({
    id: as<DeviceId>(printer),
    simulated: null,
    host,
    port,
  }));
  if (settings.mode !== 'demo') return named;
  const home = settings.branches[0] as BranchId;
  const rest = catalogueOf(home).devices.filter(
    ({ id, kind }) => kind === 'printer' && !named.some((other) => other.id === id),
  );
  const simulated = rest.map(async ({ id }) => {
    const printer = new SimulatedPrinter({ dotsPerSecond: DEMO_DOTS_PER_SECOND });
    return { id, simulated: printer, host: '127.0.0.1', port: await printer.start() };
  });
  return [...named, ...(await Promise.all(simulated))];
}

/** The agents of printers that hang on this machine; others run beside their kiosk (docs/hardware.md). */
function startAgents(
  settings: Settings,
  { port, house }: OpenHouse,
  printers: readonly LentPrinter[],
): readonly (() => Promise<void>)[] {
  return printers.map(({ id, host, port: printerPort }) => {
    const printer = new NetworkPrinter({ host, port: printerPort });
    const stopAgent = startPrintAgent({
      serverUrl: `http://127.0.0.1:${port}`,
      publicUrl: house.publicUrl,
      branch: settings.branches[0] as BranchId,
      device: id,
      token: house.tokenOfOwn(id),
      printer,
    });
    return async () => {
      await stopAgent();
      await printer.close();
    };
  });
}

async function stop(
  house: OpenHouse,
  agents: readonly (() => Promise<void>)[],
  printers: readonly LentPrinter[],
): Promise<void> {
  await Promise.all(agents.map((stopAgent) => stopAgent()));
  await house.close();
  await Promise.all(printers.map(({ simulated }) => simulated?.close()));
}

function tellAddresses(settings: Settings, { port }: OpenHouse): void {
  const base = `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`;
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

start().catch((error: unknown) => {
  const clear = error instanceof WrongSetting || error instanceof JournalFault;
  const taken = (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE';
  const said = clear
    ? (error as Error).message
    : taken
      ? 'The port is taken: set PORT to another one.'
      : String((error as Error).stack);
  process.stderr.write(`${said}\n`);
  process.exit(1);
});
