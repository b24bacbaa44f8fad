import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { SimulatedPrinter, type SimulatedPrinterOptions } from '../../../hardware/printer/simulated-printer.ts';
import { pattern, top, whiteFrom } from './pictures.ts';
import { type BoxManners, printServerBox } from './print-server-box.ts';
import { clearBenches, driver, kept, MUTE, reached } from './printer-bench.ts';

afterEach(clearBenches);

const LONG = { timeout: 60_000 };

async function behindBox(options: SimulatedPrinterOptions = {}, manners: BoxManners = {}) {
  const simulated = kept(new SimulatedPrinter(options));
  const box = kept(await printServerBox(await simulated.start(), manners));
  const pieces: Uint8Array[] = [];
  simulated.onPaper(({ raster }) => {
    if (!whiteFrom(raster, 0)) pieces.push(raster.rows);
  });
  return { simulated, box, pieces };
}

/** How many of the papers are this job's, whole. */
const wholes = (pieces: readonly Uint8Array[], sent: { readonly rows: Uint8Array }): number =>
  pieces.filter((rows) => Buffer.from(rows.subarray(0, sent.rows.length)).equals(Buffer.from(sent.rows))).length;

describe('a printer behind a box that holds the connection', () => {
  test('switched off and on between two tickets: the second is whole', LONG, async () => {
    const { simulated, box, pieces } = await behindBox();
    const printer = driver({ port: box.port, delays: { answer: 300 } });
    expect(await printer.print(pattern(576, 120, 1))).toEqual({ ok: true });
    await simulated.vanish();
    await simulated.comeBack();
    const second = pattern(576, 120, 2);
    expect(await printer.print(second)).toEqual({ ok: true });
    expect(wholes(pieces, second)).toBe(1);
  });

  test(
    'switched off and on in the middle of a ticket: not told as printed, and the next try is whole',
    LONG,
    async () => {
      const { simulated, box, pieces } = await behindBox({ dotsPerSecond: 2_000 });
      const printer = driver({ port: box.port, delays: { answer: 3_000, confirm: 6_000 } });
      await reached(printer, 'ready');
      const sent = pattern(576, 1_200, 1);
      const job = printer.print(sent);
      await simulated.untilPrinting();
      await simulated.vanish();
      await simulated.comeBack();
      expect(await job).toMatchObject({ ok: false, begun: true });
      expect(wholes(pieces, sent)).toBe(0);
      await reached(printer, 'ready');
      expect(await printer.print(sent)).toEqual({ ok: true });
      expect(wholes(pieces, sent)).toBe(1);
    },
  );

  test(
    'what was sent while it was off is lost, and it comes back with an answer: lost, not printed',
    LONG,
    async () => {
      const { simulated, box, pieces } = await behindBox({ dotsPerSecond: 2_000 });
      const printer = driver({ port: box.port, delays: { answer: 3_000, confirm: 4_000 } });
      await reached(printer, 'ready');
      const sent = pattern(576, 2_400, 1);
      const job = printer.print(sent);
      await simulated.untilPrinting();
      box.lose(true);
      await simulated.vanish();
      await simulated.comeBack();
      box.lose(false);
      expect(await job).toMatchObject({ ok: false, begun: true });
      expect(wholes(pieces, sent)).toBe(0);
    },
  );
});

test('answers that lag: ready all the same, and each ticket whole and told', LONG, async () => {
  const { box, pieces } = await behindBox({}, { lagMs: 1_000 });
  const printer = driver({ port: box.port, delays: { answer: 600, confirm: 15_000 } });
  await reached(printer, 'ready');
  for (const seed of [1, 2, 3]) expect(await printer.print(pattern(576, 80, seed))).toEqual({ ok: true });
  expect([1, 2, 3].map((seed) => wholes(pieces, pattern(576, 80, seed)))).toEqual([1, 1, 1]);
});

test('an id of its own for every answer: proved by the count, and whole', LONG, async () => {
  const fixed = (said: Buffer): Buffer =>
    Buffer.from(said.toString('latin1').replaceAll(/\x37\x22.{4}\0/g, '\x37\x220000\0'), 'latin1');
  for (const knowsSensor of [true, false]) {
    const { box, pieces } = await behindBox({ knowsSensor }, { answers: fixed });
    const printer = driver({ port: box.port, delays: { answer: 200 } });
    await reached(printer, 'ready');
    for (const seed of [1, 2]) expect(await printer.print(pattern(576, 80, seed))).toEqual({ ok: true });
    expect(printer.proves()).toBe(true);
    expect([1, 2].map((seed) => wholes(pieces, pattern(576, 80, seed)))).toEqual([1, 1]);
  }
});

test('half closed from the start: gone, and a ticket is refused unbegun', LONG, async () => {
  const { box } = await behindBox({}, { isHalfClosed: true });
  const printer = driver({ port: box.port, delays: { answer: 100 } });
  expect(await printer.print(pattern(576, 40))).toMatchObject({ ok: false, fault: 'gone', begun: false });
  expect(printer.status()).toBe('gone');
});

test('mute, and drops what is idle: never gone for that, each ticket whole, one of each', LONG, async () => {
  const { box, pieces } = await behindBox(MUTE, { dropsIdleMs: 120 });
  const printer = driver({ port: box.port, delays: { answer: 40 } });
  await reached(printer, 'ready');
  const told: string[] = [];
  printer.onStatus((status) => told.push(status));
  for (const seed of [1, 2, 3]) {
    await new Promise((resolve) => setTimeout(resolve, 200 + seed * 40));
    expect(await printer.print(pattern(576, 80, seed))).toEqual({ ok: true });
  }
  await expect.poll(() => [1, 2, 3].map((seed) => wholes(pieces, pattern(576, 80, seed)))).toEqual([1, 1, 1]);
  expect(told).toEqual([]);
});

test('answers garbage: gone, never ready, and no ticket is believed', LONG, async () => {
  const server = createServer((host) => {
    host.on('error', () => {});
    host.on('data', () => host.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  kept({
    close: async () => {
      server.close();
    },
  });
  const printer = driver({ port: (server.address() as AddressInfo).port, delays: { answer: 60 } });
  const told: string[] = [];
  printer.onStatus((status) => told.push(status));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(told).toEqual([]);
  expect(await printer.print(pattern(576, 40))).toMatchObject({ ok: false, fault: 'gone', begun: false });
});

test('an answer that comes too late for its question is not taken for the next one’s', LONG, async () => {
  let held: Buffer | null = null;
  const late = (said: Buffer): Buffer => {
    // The first answer of all is kept back, and comes in front of the next.
    if (held === null) {
      held = said;
      return Buffer.alloc(0);
    }
    const both = Buffer.concat([held, said]);
    held = Buffer.alloc(0);
    return both;
  };
  const { simulated, box, pieces } = await behindBox({}, { answers: late });
  simulated.setPaper('low');
  const printer = driver({ port: box.port, delays: { answer: 200 } });
  await reached(printer, 'paper_low');
  const sent = pattern(576, 80, 1);
  expect(await printer.print(sent)).toEqual({ ok: true });
  expect(printer.status()).toBe('paper_low');
  expect(wholes(pieces, sent)).toBe(1);
});

test.each([
  ['TM-T88V', { dots: 512, dpi: 180 }],
  ['TM-T20III', { dots: 576, dpi: 203 }],
  ['TM-T88VI', { dots: 360, dpi: 180 }],
  ['TM-T20II', { dots: 420, dpi: 203 }],
] as const)('a %s with a head of %o, not set: it tells, and a ticket is drawn for it', LONG, async (model, head) => {
  const simulated = kept(new SimulatedPrinter({ model, head }));
  const port = await simulated.start();
  const widths: number[] = [];
  simulated.onPaper(({ raster }) => widths.push(top(raster, 1).rows.length));
  const printer = driver({ port, head: null, delays: { answer: 300 } });
  await reached(printer, 'ready');
  const drawn: number[] = [];
  const result = await printer.print(({ dots }) => {
    drawn.push(dots);
    return pattern(dots - (dots % 8), 40);
  });
  expect(result).toEqual({ ok: true });
  expect(drawn).toEqual([head.dots]);
  expect(printer.head()).toEqual({ ...head, source: 'told' });
});

test('a printer that tells no model, and one whose head was set: believed by its paper, and as set', LONG, async () => {
  const port = await kept(new SimulatedPrinter()).start();
  const asked = driver({ port, head: null, paperWidthMm: 58, delays: { answer: 200 } });
  await reached(asked, 'ready');
  await asked.print(({ dots }) => pattern(dots, 8));
  expect(asked.head()).toEqual({ dots: 384, dpi: 203, source: 'assumed' });
  const set = driver({ port, head: { dots: 512, dpi: 180 } });
  expect(set.head()).toEqual({ dots: 512, dpi: 180, source: 'set' });
});
