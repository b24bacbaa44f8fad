import { EscposReader } from '../../../hardware/printer/escpos-reader.ts';
import type { PrinterCommand } from '../../../hardware/printer/printer-command.ts';

/** What a printer takes these pieces for, without what it ignores; and how many bytes it still waits to understand. */
export function readCommands(...pieces: readonly Uint8Array[]): {
  readonly commands: PrinterCommand[];
  readonly waiting: number;
} {
  const reader = new EscposReader();
  const commands: PrinterCommand[] = [];
  for (const piece of pieces) {
    reader.push(piece);
    for (let command = reader.next(); command !== null; command = reader.next()) {
      const { raw: _raw, ...said } = command;
      if (said.kind !== 'ignored') commands.push(said as PrinterCommand);
    }
  }
  return { commands, waiting: reader.waiting };
}
