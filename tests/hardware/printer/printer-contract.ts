import { expect, test } from 'vitest';
import type { Printer } from '../../../hardware/printer/port.ts';
import { pattern } from './pictures.ts';
import { reached } from './printer-bench.ts';

export type ContractPrinter = {
  readonly printer: Printer;
  readonly widthDots: number;
  /** What a hand does to the printer; a real one stands too far away for a test. */
  readonly hands: {
    setPaper(paper: 'ok' | 'low' | 'out'): void;
    setCover(cover: 'closed' | 'open'): void;
    vanish(): Promise<void>;
    comeBack(): Promise<void>;
  } | null;
};

/** `speaks`: it tells how it is. A mute one is only found gone. */
export type ContractTerms = { readonly isInReach?: boolean; readonly speaks?: boolean };

/** What every printer behind the port does. Call it inside a describe. */
export function printerContract(
  open: () => Promise<ContractPrinter>,
  { isInReach = true, speaks = true }: ContractTerms = {},
): void {
  test('a printer with paper and a closed cover: a job is printed, and its status is ready', async () => {
    const { printer, widthDots } = await open();
    expect(await printer.print(pattern(widthDots, 40))).toEqual({ ok: true });
    expect(['ready', 'paper_low']).toContain(printer.status());
  });

  test('three jobs at once: all are printed', async () => {
    const { printer, widthDots } = await open();
    const jobs = [1, 2, 3].map((seed) => printer.print(pattern(widthDots, 24, seed)));
    expect(await Promise.all(jobs)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  });

  test('a closed printer: a job is answered with closed, and nothing has begun', async () => {
    const { printer, widthDots } = await open();
    await printer.close();
    expect(await printer.print(pattern(widthDots, 8))).toEqual({ ok: false, fault: 'closed', begun: false });
  });

  test('a picture wider than the paper: refused as a mistake of ours', async () => {
    const { printer, widthDots } = await open();
    expect(() => printer.print(pattern(widthDots + 8, 8))).toThrow(RangeError);
  });

  if (!isInReach) return;

  const openInReach = async () => {
    const { printer, widthDots, hands } = await open();
    if (hands === null) throw new Error('this printer is out of reach');
    return { printer, widthDots, hands };
  };

  test('switched off and on again: gone, then ready by itself, and it prints', async () => {
    const { printer, widthDots, hands } = await openInReach();
    await reached(printer, 'ready');
    await hands.vanish();
    await reached(printer, 'gone');
    expect(await printer.print(pattern(widthDots, 24))).toEqual({ ok: false, fault: 'gone', begun: false });
    await hands.comeBack();
    await reached(printer, 'ready');
    expect(await printer.print(pattern(widthDots, 24))).toEqual({ ok: true });
  });

  if (!speaks) return;

  test('paper runs low: told, and still printed', async () => {
    const { printer, widthDots, hands } = await openInReach();
    hands.setPaper('low');
    await reached(printer, 'paper_low');
    expect(await printer.print(pattern(widthDots, 24))).toEqual({ ok: true });
  });

  test.each([
    ['paper out', 'paper_out', (hands: NonNullable<ContractPrinter['hands']>) => hands.setPaper('out')],
    ['cover open', 'cover_open', (hands: NonNullable<ContractPrinter['hands']>) => hands.setCover('open')],
  ] as const)(
    '%s before the job: refused as %s, nothing has begun, and printed once it is mended',
    async (_name, fault, spoil) => {
      const { printer, widthDots, hands } = await openInReach();
      await reached(printer, 'ready');
      spoil(hands);
      await reached(printer, fault);
      expect(await printer.print(pattern(widthDots, 24))).toEqual({ ok: false, fault, begun: false });
      hands.setPaper('ok');
      hands.setCover('closed');
      await reached(printer, 'ready');
      expect(await printer.print(pattern(widthDots, 24))).toEqual({ ok: true });
    },
  );

  test('no paper and an open cover: the cover is told first, then the paper', async () => {
    const { printer, hands } = await openInReach();
    await reached(printer, 'ready');
    hands.setPaper('out');
    await reached(printer, 'paper_out');
    hands.setCover('open');
    await reached(printer, 'cover_open');
    hands.setCover('closed');
    await reached(printer, 'paper_out');
  });
}
