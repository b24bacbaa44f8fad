import type { PrinterStatus } from './port.ts';

/** What the printer feels, however it was asked. */
export type Sensors = {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly error: boolean;
  readonly paperLow: boolean;
  readonly paperOut: boolean;
};

const on = (byte: number | undefined, mask: number): boolean => ((byte ?? 0) & mask) !== 0;

/** From the answers to DLE EOT 1, 2, 3, 4, in this order (Epson ESC/POS reference, DLE EOT). */
export function fromRealtime(answers: readonly number[]): Sensors {
  const [printer, cause, errors, paper] = answers;
  return {
    offline: on(printer, 0x08),
    coverOpen: on(cause, 0x04),
    // Bit 6 of the cause names any error; the third answer tells cutter (08), unrecoverable (20), overheated (40).
    error: on(cause, 0x40) || on(errors, 0x68),
    paperLow: on(paper, 0x0c),
    // Bit 5 of the cause is "printing stopped at the paper's end".
    paperOut: on(paper, 0x60) || on(cause, 0x20),
  };
}

/** From the four bytes of a report (Epson ESC/POS reference, GS a). */
export function fromReport(bytes: readonly number[]): Sensors {
  const [printer, errors, paper] = bytes;
  return {
    offline: on(printer, 0x08),
    coverOpen: on(printer, 0x20),
    error: on(errors, 0x68),
    paperLow: on(paper, 0x03),
    paperOut: on(paper, 0x0c),
  };
}

/** The one thing to tell a person. An open cover comes first: many printers report "no paper" while it is open. */
export function statusOf(sensors: Sensors): PrinterStatus {
  if (sensors.coverOpen) return 'cover_open';
  if (sensors.paperOut) return 'paper_out';
  if (sensors.error) return 'failed';
  if (sensors.offline) return 'busy';
  return sensors.paperLow ? 'paper_low' : 'ready';
}
