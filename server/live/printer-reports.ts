import type { DeviceId } from '../../queue/ids.ts';
import type { PrinterState } from '../../wire/devices.ts';
import type { Log } from '../log.ts';

/** What each connection of a printer's agent says of it. Two agents for one printer are a mistake: only one of them reaches it. */
export interface PrinterReports {
  /** The state to believe: the first connection's that told one. That there is a second is written down. */
  told(branch: string, printer: DeviceId, socket: string, state: PrinterState): PrinterState;
  /** The state to believe from now on; null where nobody is left to tell. */
  left(branch: string, printer: DeviceId, socket: string): PrinterState | null;
}

export function createPrinterReports(log: Log): PrinterReports {
  const reports = new Map<string, Map<string, PrinterState>>();
  const key = (branch: string, printer: DeviceId): string => `${branch}/${printer}`;
  const first = (bySocket: ReadonlyMap<string, PrinterState>): PrinterState | undefined =>
    bySocket.values().next().value;
  return {
    told(branch, printer, socket, state) {
      const bySocket = reports.get(key(branch, printer)) ?? new Map<string, PrinterState>();
      reports.set(key(branch, printer), bySocket.set(socket, state));
      if (bySocket.size > 1) log.warn('printer_has_two_agents', { branch, printer, agents: bySocket.size });
      return first(bySocket) ?? state;
    },
    left(branch, printer, socket) {
      const bySocket = reports.get(key(branch, printer));
      bySocket?.delete(socket);
      if (bySocket?.size === 0) reports.delete(key(branch, printer));
      return (bySocket && first(bySocket)) ?? null;
    },
  };
}
