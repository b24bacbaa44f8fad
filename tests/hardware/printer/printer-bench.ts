import { NetworkPrinter } from '../../../hardware/printer/network-printer.ts';
import type { Printer, PrinterStatus } from '../../../hardware/printer/port.ts';
import {
  type CutPiece,
  SimulatedPrinter,
  type SimulatedPrinterOptions,
} from '../../../hardware/printer/simulated-printer.ts';

/** Short where a test must wait for the time to pass, generous where it must not. */
const QUICK = { connect: 2_000, answer: 2_000, confirm: 3_000, stall: 3_000, poll: 40, reconnect: 20 };

export type Bench = {
  readonly printer: Printer;
  readonly simulated: SimulatedPrinter;
  readonly pieces: CutPiece[];
};

const open: { close(): Promise<void> }[] = [];

/** The real driver at a simulated printer over TCP. */
export async function bench(options: SimulatedPrinterOptions = {}, delays: Partial<typeof QUICK> = {}): Promise<Bench> {
  const simulated = new SimulatedPrinter(options);
  const port = await simulated.start();
  const pieces: CutPiece[] = [];
  simulated.onPaper((piece) => pieces.push(piece));
  const printer = new NetworkPrinter({
    host: '127.0.0.1',
    port,
    paperWidthMm: options.paperWidthMm ?? 80,
    delays: { ...QUICK, ...delays },
  });
  open.push(printer, simulated);
  return { printer, simulated, pieces };
}

/** For afterEach. */
export async function clearBenches(): Promise<void> {
  for (const thing of open.splice(0)) await thing.close();
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
