// The printers that hang on the server's own machine. A root beside motcua.ts: it knows the hardware and the server.
import { startPrintAgent } from './hardware/agent/print-agent.ts';
import { USUAL_HEADS } from './hardware/printer/known-heads.ts';
import { NetworkPrinter } from './hardware/printer/network-printer.ts';
import { SimulatedPrinter } from './hardware/printer/simulated-printer.ts';
import { simulatedTray } from './hardware/printer/simulated-tray.ts';
import { as, type BranchId, type DeviceId } from './queue/ids.ts';
import type { DemoPrinters } from './server/demo-printers.ts';
import type { Log } from './server/log.ts';
import type { OpenHouse } from './server/open-house.ts';
import { ownAddress } from './server/own-address.ts';
import { catalogueOf } from './server/seed/catalogue.ts';
import type { Settings } from './server/settings.ts';
import type { PrintHead } from './wire/print-head.ts';

/** How fast the demo's simulated printers feed paper: a TM-T20III's 250 mm/s would be over before anybody looks. */
const DEMO_DOTS_PER_SECOND = 1_000;

interface LentPrinter {
  readonly id: DeviceId;
  readonly simulated: SimulatedPrinter | null;
  readonly host: string;
  readonly port: number;
  /** As a person set it. */
  readonly head: PrintHead | null;
}

export interface LocalPrinters {
  /** Where the papers of the simulated ones fall. */
  readonly trays: DemoPrinters;
  /** Begins to print what the house gives them. */
  startAgents(house: OpenHouse, log: Log): void;
  /** A paper in a printer is finished first. */
  stopAgents(): Promise<void>;
  /** Takes the simulated ones away. */
  close(): Promise<void>;
}

/** Demo mode simulates the printers of its first branch; branch mode has those that the settings name. */
export async function openLocalPrinters(settings: Settings): Promise<LocalPrinters> {
  const printers = await lendPrinters(settings);
  let agents: readonly (() => Promise<void>)[] = [];
  return {
    trays: new Map(
      printers.flatMap(({ id, simulated }) => (simulated === null ? [] : [[id, simulatedTray(simulated)] as const])),
    ),
    startAgents(house, log) {
      agents = printers.map((printer) => startAgent(printer, settings, house, log));
    },
    stopAgents: async () => void (await Promise.all(agents.map((stopAgent) => stopAgent()))),
    close: async () => void (await Promise.all(printers.map(({ simulated }) => simulated?.close()))),
  };
}

async function lendPrinters(settings: Settings): Promise<readonly LentPrinter[]> {
  const named = settings.printers.map(({ printer, host, port, head }) => ({
    id: as<DeviceId>(printer),
    simulated: null,
    host,
    port,
    head: head ?? settings.paper.head,
  }));
  if (settings.mode !== 'demo') return named;
  const home = settings.branches[0] as BranchId;
  const rest = catalogueOf(home).devices.filter(
    ({ id, kind }) => kind === 'printer' && !named.some((other) => other.id === id),
  );
  const simulated = rest.map(async ({ id }) => {
    const printer = new SimulatedPrinter({
      dotsPerSecond: DEMO_DOTS_PER_SECOND,
      head: settings.paper.head ?? USUAL_HEADS[settings.paper.widthMm],
    });
    return { id, simulated: printer, host: '127.0.0.1', port: await printer.start(), head: settings.paper.head };
  });
  return [...named, ...(await Promise.all(simulated))];
}

/** Agents of other printers run beside their kiosk (docs/hardware.md). Returns how to stop it. */
function startAgent(
  { id, simulated, host, port: printerPort, head }: LentPrinter,
  settings: Settings,
  { port, house }: OpenHouse,
  log: Log,
): () => Promise<void> {
  const printer = new NetworkPrinter({
    host,
    port: printerPort,
    head,
    paperWidthMm: settings.paper.widthMm,
    // A simulated printer is as new as this process: nothing hangs out of it.
    cutsFirst: simulated === null,
  });
  const stopAgent = startPrintAgent({
    serverUrl: ownAddress(settings.host, port),
    publicUrl: house.publicUrl,
    branch: settings.branches[0] as BranchId,
    device: id,
    token: house.tokenOfOwn(id),
    printer,
    address: `${host}:${printerPort}`,
    onFault: (error) => log.error('paper_failed', { printer: id, error }),
  });
  return async () => {
    await stopAgent();
    await printer.close();
  };
}
