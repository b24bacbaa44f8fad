import { z } from 'zod';
import type { BranchId, DeviceId, Instant } from '../../queue/ids.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports.ts';
import type { Presence } from './presence.ts';
import type { PrinterReports } from './printer-reports.ts';

const status = z.object({
  printer: z.enum(['ready', 'paper_low', 'paper_out', 'cover_open', 'failed', 'busy', 'gone', 'unknown']).optional(),
  head: z
    .object({ dots: z.int().positive(), dpi: z.int().positive(), source: z.enum(['set', 'told', 'assumed']) })
    .optional(),
  sound: z.enum(['on', 'blocked']).optional(),
});

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly presence: Presence;
  readonly printerReports: PrinterReports;
}

/** The connection of a device: it is seen to be there, tells how it is, and is seen to go. */
export interface DeviceLine {
  told(status: unknown): void;
  ended(): void;
}

export function openDeviceLine(
  { clock, log, presence, printerReports }: Parts,
  { id, branch }: { readonly id: DeviceId; readonly branch: BranchId },
  from: { readonly socket: string; readonly page: string },
): DeviceLine {
  presence.came(branch, id, from, clock.now() as Instant);
  log.info('device_connected', { branch, device: id });
  return {
    told(said) {
      const given = status.safeParse(said);
      if (!given.success) return;
      const { printer: state, head, sound } = given.data;
      const printer = state && printerReports.told(branch, id, from.socket, state);
      const report = {
        ...(printer === undefined ? {} : { printer }),
        ...(head === undefined ? {} : { head }),
        ...(sound === undefined ? {} : { sound }),
      };
      const changed = presence.reported(branch, id, from.socket, report);
      if (changed && printer !== undefined) log.info('printer_state', { branch, printer: id, state: printer });
      const pages = presence.boards(branch, id);
      if (changed && sound !== undefined && pages > 1) log.warn('device_open_twice', { branch, device: id, pages });
    },
    ended() {
      const left = printerReports.left(branch, id, from.socket);
      if (left !== null) presence.reported(branch, id, from.socket, { printer: left });
      presence.went(branch, id, from.socket, clock.now() as Instant);
      log.info('device_gone', { branch, device: id });
    },
  };
}
