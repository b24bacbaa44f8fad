import { EscposReader } from './escpos-reader.ts';
import type { PrinterCommand } from './printer-command.ts';

/** As many bytes as a macro may have (Epson TM-T88III specification, GS :). */
const LONGEST_MACRO = 2_048;
/** Five bytes may ask for half a million commands: the rest of the times is not simulated. */
const MOST_TIMES = 4;

/** GS : and GS ^ of the simulated printer: what stands between two marks is carried out, kept, and carried out again on GS ^. */
export class SimulatedMacro {
  #kept: Uint8Array = new Uint8Array(0);
  /** Null while none is being defined. */
  #recording: number[] | null = null;

  hear(command: PrinterCommand & { readonly raw: Uint8Array }): void {
    if (command.kind === 'macro_mark') {
      if (this.#recording !== null) this.#kept = Uint8Array.from(this.#recording);
      this.#recording = this.#recording === null ? [] : null;
    } else if (command.kind === 'macro_run' && this.#recording !== null) this.forget();
    else if (this.#recording !== null)
      this.#recording.push(...command.raw.subarray(0, LONGEST_MACRO - this.#recording.length));
  }

  /** What is kept, so many times. */
  *run(times: number): Iterable<PrinterCommand> {
    for (let time = 0; time < Math.min(times, MOST_TIMES); time += 1) {
      const reader = new EscposReader();
      reader.push(this.#kept);
      for (let command = reader.next(); command !== null; command = reader.next())
        if (command.kind !== 'macro_run' && command.kind !== 'macro_mark') yield command;
    }
  }

  /** The power failed, or GS ^ came in the middle of a definition. */
  forget(): void {
    this.#kept = new Uint8Array(0);
    this.#recording = null;
  }
}
