import { USUAL_HEAD } from '../../../hardware/paper/raster.ts';
import { NetworkPrinter, type NetworkPrinterOptions } from '../../../hardware/printer/network-printer.ts';
import type { Printer, PrinterStatus } from '../../../hardware/printer/port.ts';
import {
  type CutPiece,
  SimulatedPrinter,
  type SimulatedPrinterOptions,
} from '../../../hardware/printer/simulated-printer.ts';

/** Short where a test must wait for the time to pass, generous where it must not. */
const QUICK = {
  connect: 10_000,
  answer: 2_000,
  confirm: 15_000,
  row: 0.2,
  cut: 20,
  stall: 15_000,
  poll: 40,
  reconnect: 20,
};

export type Bench = {
  readonly printer: Printer;
  readonly simulated: SimulatedPrinter;
  readonly pieces: CutPiece[];
  readonly port: number;
};

const open: { close(): Promise<void> }[] = [];

/** What a simulated printer knows that takes bytes, prints them, and never says a word. */
export const MUTE = {
  knowsStatus: false,
  knowsSensor: false,
  knowsClear: false,
  knowsProcessId: false,
  knowsReports: false,
  knowsMacros: false,
} as const satisfies SimulatedPrinterOptions;

/** The real driver at a simulated printer over TCP. */
export async function bench(options: SimulatedPrinterOptions = {}, delays: Partial<typeof QUICK> = {}): Promise<Bench> {
  const simulated = new SimulatedPrinter(options);
  const port = await simulated.start();
  const pieces: CutPiece[] = [];
  simulated.onPaper((piece) => pieces.push(piece));
  const printer = driver({ port, head: options.head ?? USUAL_HEAD, delays });
  open.push(simulated);
  return { printer, simulated, pieces, port };
}

/** The real driver alone, as another process would have it. */
export function driver({ delays, ...options }: Omit<NetworkPrinterOptions, 'host'>): NetworkPrinter {
  const printer = new NetworkPrinter({ host: '127.0.0.1', ...options, delays: { ...QUICK, ...delays } });
  open.push(printer);
  return printer;
}

/** Closed after the test. */
export function kept<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  open.push(thing);
  return thing;
}

/** For afterEach. */
export async function clearBenches(): Promise<void> {
  for (const thing of open.splice(0).reverse()) await thing.close();
}

/** Resolves when the printer has this status. */
export function reached(printer: Printer, status: PrinterStatus): Promise<void> {
  if (printer.status() === status) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = printer.onStatus((now) => {
      if (now !== status) return;
      stop();
      resolve();
    });
  });
}
