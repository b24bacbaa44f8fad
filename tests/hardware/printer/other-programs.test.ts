import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { PrinterCommand } from '../../../hardware/printer/printer-command.ts';
import { SimulatedPrinter } from '../../../hardware/printer/simulated-printer.ts';
import { pattern, top } from './pictures.ts';
import { clearBenches, driver, kept, reached } from './printer-bench.ts';
import { readCommands } from './read-commands.ts';

afterEach(clearBenches);

/**
 * What two other programs sent for one slip, recorded: a line of each style, a bar code, a QR, a picture of 64 by 48 dots (of
 * receiptline none), a pulse for the drawer and a cut. The first is told a printer's model, the other a family of printers.
 */
const STREAMS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'other-programs.json'), 'utf8'),
);

function commandsOf(...pieces: readonly Uint8Array[]): readonly PrinterCommand[] {
  const { commands, waiting } = readCommands(...pieces);
  expect(waiting).toBe(0);
  return commands;
}

/** What is printed as letters, with one space where there are several; rules of box characters are left out. */
const lettersOf = (commands: readonly PrinterCommand[]): string =>
  commands
    .flatMap((command) => (command.kind === 'letter' && command.byte < 0x80 ? [String.fromCharCode(command.byte)] : []))
    .concat(' ')
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(Object.entries(STREAMS))('a slip as %s sends it', (name, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  const isReceiptline = name.startsWith('receiptline');

  test('every command is read to its end: what is printed as letters is what was written, and nothing else', () => {
    const commands = commandsOf(bytes);
    const words = lettersOf(commands).replaceAll(' ', '');
    expect(words).toBe(isReceiptline ? 'Quay7XincamonA012reprinttheend' : 'Quay7A012Xincamonreprint');
    expect(commands.filter(({ kind }) => kind === 'cut').length).toBe(isReceiptline ? 2 : 1);
    const rows = commands.filter(({ kind }) => kind === 'row').length;
    expect(rows).toBe(/raster|8360/.test(name) ? 48 : /generic/.test(name) ? 100 : 0);
  });

  test('split in two at any byte, and byte by byte: the same commands', () => {
    const whole = commandsOf(bytes);
    for (let at = 1; at < bytes.length; at += 5)
      expect(commandsOf(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
    expect(commandsOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  test('it falls from the simulated printer, and the ticket after it is whole and alone on its own piece', async () => {
    const simulated = kept(new SimulatedPrinter());
    const port = await simulated.start();
    const pieces: Uint8Array[] = [];
    simulated.onPaper(({ raster }) => pieces.push(top(raster, 200).rows));
    const other = connect(port, '127.0.0.1');
    other.resume();
    other.end(bytes);
    await once(other, 'close');
    await expect.poll(() => pieces.length).toBe(isReceiptline ? 2 : 1);
    const printer = driver({ port, cutsFirst: true });
    await reached(printer, 'ready');
    const sent = pattern(576, 200);
    expect(await printer.print(sent)).toEqual({ ok: true });
    await expect.poll(() => Buffer.from(pieces.at(-1) ?? []).equals(Buffer.from(sent.rows))).toBe(true);
  });
});
