import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { SimulatedPrinter, type SimulatedPrinterOptions } from '../../../hardware/printer/simulated-printer.ts';
import { pattern, top, whiteFrom } from './pictures.ts';
import { clearBenches, driver, kept, MUTE, reached } from './printer-bench.ts';

afterEach(clearBenches);

const LONG = { timeout: 60_000 };

/** What another program left: the bytes it stopped after. */
const LEFT = {
  'a 2D code whose 65,535 bytes never came (GS ( k)': '1d286bffff',
  'a picture broken off in mid-band (GS v 0)': `1d76300048004000${'aa'.repeat(1_001)}`,
  'a receipt in one picture of 172 kB, broken off in its first rows (GS v 0)': `1d76300048006009${'55'.repeat(333)}`,
  'a graphic under way (GS ( L)': '1d284cf0ff30703001013148004000ff',
  'a large graphic under way (GS 8 L)': '1d384c0000020030703001013148004000ff',
  'a bit image under way (ESC *)': '1b2a21ff07010203',
  'a picture being downloaded (GS *)': '1d2a3030aabb',
  'letters being defined (ESC &)': '1b260320300c',
  'a bar code without its end (GS k)': '1d6b0431323334',
  'a macro being defined (GS :)': '1d3a48656c6c6f',
  'page mode (ESC L)': '1b4c1b57000000000002000268656c6c6f',
  'upside down and turned (ESC {, ESC V)': '1b7b011b5601',
  'letters of its own (ESC %)': '1b2501',
  'told not to listen (ESC =)': '1b3d02',
  'other margins, area, spacing and units (GS L, GS W, ESC 3, GS P, ESC a)': '1d4c40001d5780001b33ff1d50ffff1b6102',
  'letters in a line that did not end': '48656c6c6f',
  'a slip that nobody cut': '48656c6c6f0a0a0a',
  'the head of a definition (GS ( k)': '1d286b',
  'ESC, and nothing more': '1b',
} as const;

const KINDS: readonly (readonly [string, SimulatedPrinterOptions])[] = [
  ['proves by process id', {}],
  ['proves by process id and knows neither macros nor how to forget', { knowsMacros: false, knowsClear: false }],
  ['proves by its sensor', { knowsProcessId: false, knowsReports: false, knowsMacros: false, knowsClear: false }],
  ['answers DLE EOT alone', { ...MUTE, knowsStatus: true }],
  ['never answers', MUTE],
];

/** A printer that another program has just left so. */
async function leftSo(hex: string, options: SimulatedPrinterOptions) {
  const simulated = kept(new SimulatedPrinter(options));
  const port = await simulated.start();
  const pieces: Uint8Array[] = [];
  simulated.onPaper(({ raster }) => pieces.push(top(raster, 200).rows));
  const other = connect(port, '127.0.0.1');
  other.end(Buffer.from(hex, 'hex'));
  await once(other, 'close');
  return { simulated, port, pieces };
}

describe.each(KINDS)('a printer that %s', (_kind, options) => {
  test.each(Object.entries(LEFT))('%s: the first ticket is whole, on its own piece', LONG, async (name, hex) => {
    // Nothing shows to a printer that answers nothing in its turn that a longer claim stands open.
    const isBeyond = options.knowsProcessId === false && options.knowsSensor === false && /172 kB|large/.test(name);
    if (isBeyond) return;
    const { port, pieces } = await leftSo(hex, options);
    const printer = driver({ port, cutsFirst: true, delays: { answer: 150 } });
    await reached(printer, 'ready');
    const sent = pattern(576, 200);
    expect(await printer.print(sent)).toEqual({ ok: true });
    await expect.poll(() => pieces.filter((rows) => Buffer.from(rows).equals(Buffer.from(sent.rows))).length).toBe(1);
    expect(Buffer.from(pieces.at(-1) ?? []).equals(Buffer.from(sent.rows))).toBe(true);
  });
});

test('the case of the field: 1d 28 6b ff ff before the job', LONG, async () => {
  const simulated = kept(new SimulatedPrinter());
  const port = await simulated.start();
  const printer = driver({ port });
  await reached(printer, 'ready');
  await printer.close();
  const other = connect(port, '127.0.0.1');
  other.end(Buffer.from('1d286bffff', 'hex'));
  await once(other, 'close');
  const pieces: Uint8Array[] = [];
  simulated.onPaper(({ raster }) => pieces.push(top(raster, 60).rows));
  const next = driver({ port, delays: { answer: 200 } });
  await reached(next, 'ready');
  expect(await next.print(pattern(576, 60, 7))).toEqual({ ok: true });
  expect(pieces.at(-1)).toEqual(pattern(576, 60, 7).rows);
});

test(
  'a graphic that claims 4 GB, and a printer that cannot forget: failed and not sent; once it was off and on, whole',
  LONG,
  async () => {
    const simulated = kept(new SimulatedPrinter({ knowsClear: false }));
    const port = await simulated.start();
    const pieces: Uint8Array[] = [];
    simulated.onPaper(({ raster }) => whiteFrom(raster, 0) || pieces.push(top(raster, 60).rows));
    const printer = driver({ port, delays: { answer: 150, confirm: 150 } });
    expect(await printer.print(pattern(576, 60, 1))).toEqual({ ok: true });
    await printer.close();
    const other = connect(port, '127.0.0.1');
    other.end(Buffer.from('1d384cffffffff', 'hex'));
    await once(other, 'close');
    // The same process goes on in a hall: what it knows of the printer it knows from before.
    const next = driver({ port, delays: { answer: 150, confirm: 150, poll: 100 } });
    await reached(next, 'ready');
    await simulated.vanish();
    await simulated.comeBack();
    await reached(next, 'gone');
    await reached(next, 'ready');
    expect(await next.print(pattern(576, 60, 2))).toEqual({ ok: true });
    expect(pieces.at(-1)).toEqual(pattern(576, 60, 2).rows);
  },
);
