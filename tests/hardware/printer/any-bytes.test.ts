import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { pngOf } from '../../../hardware/paper/picture.ts';
import { LONGEST_STRIP_DOTS } from '../../../hardware/printer/simulated-mechanism.ts';
import { SimulatedPrinter } from '../../../hardware/printer/simulated-printer.ts';
import { pattern, top } from './pictures.ts';
import { clearBenches, driver, kept, reached } from './printer-bench.ts';
import { endure, hardBytes } from './printer-streams.ts';

afterEach(clearBenches);

/** 108 feeds of 255 lines, then a cut: it ended the demo's server. */
const LONG_FEED = Buffer.concat([...Array(108).fill(Buffer.from('1b64ff', 'hex')), Buffer.from('1d5600', 'hex')]);

/** Of one that endured anything at all. */
const holds = ({ longestDots, waitingBytes, surprises, isWell }: Awaited<ReturnType<typeof endure>>): void => {
  expect(longestDots).toBeLessThanOrEqual(LONGEST_STRIP_DOTS);
  expect(waitingBytes).toBeLessThan(64);
  expect(surprises).toBeLessThanOrEqual(200);
  expect(isWell).toBe(true);
};

describe('the simulated printer survives any bytes', () => {
  test('a feed of 936,360 dots and a cut: one strip of a metre', async () => {
    const endured = await endure([LONG_FEED]);
    expect(endured).toMatchObject({ pieces: 1, longestDots: LONGEST_STRIP_DOTS });
    holds(endured);
  });

  test('its picture is drawn, and is as long', async () => {
    const printer = kept(new SimulatedPrinter());
    const drawn = new Promise<Buffer>((resolve) => printer.onPaper(({ raster }) => resolve(pngOf(raster))));
    printer.receive(LONG_FEED);
    expect((await drawn).readUInt32BE(20)).toBe(LONGEST_STRIP_DOTS);
  });

  test('heads of commands, pieces of jobs and noise, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }),
        async (seed, sizes) => {
          const bytes = hardBytes(seed, 2_000);
          let at = 0;
          const pieces = Array.from({ length: 40 }, (_, index) => {
            const piece = bytes.subarray(at, at + (sizes[index % sizes.length] ?? 1));
            at += piece.length;
            return piece;
          });
          holds(await endure(pieces));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('every picture that it is told of is 4 GB: nothing is kept for it', async () => {
    const claims = ['1d7630ffffffffff', '1d384cffffffff', '1c71ffffffffffffff', '1d76300000ffffffff'];
    for (const claim of claims) holds(await endure([Buffer.from(claim, 'hex'), Buffer.alloc(500_000, 0x55)]));
  });

  test('a macro that runs all the time: each command of it is carried out in its turn, and the process goes on', async () => {
    const macro = Buffer.concat([Buffer.from('1d3a', 'hex'), Buffer.alloc(2_000, 'a'), Buffer.from('1d3a', 'hex')]);
    holds(await endure([macro, Buffer.from('1d5eff0000'.repeat(60), 'hex')]));
  });

  test('questions without end by a computer that fetches no answer: no more is kept for it than it may fetch', async () => {
    const printer = kept(new SimulatedPrinter());
    const port = await printer.start();
    const deaf = connect(port, '127.0.0.1');
    deaf.pause();
    deaf.write(Buffer.from('100401'.repeat(300_000), 'hex'));
    await expect.poll(() => printer.waiting).toBe(0);
    deaf.destroy();
    const next = driver({ port });
    await reached(next, 'ready');
    const pieces: Uint8Array[] = [];
    printer.onPaper(({ raster }) => pieces.push(top(raster, 40).rows));
    expect(await next.print(pattern(576, 40))).toEqual({ ok: true });
    expect(pieces).toEqual([pattern(576, 40).rows]);
  });
});
