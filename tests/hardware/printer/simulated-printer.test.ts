import { connect, type Socket } from 'node:net';
import { loadImage } from '@napi-rs/canvas';
import { afterEach, describe, expect, test } from 'vitest';
import { pngOf } from '../../../hardware/paper/picture.ts';
import { pictureBytes } from '../../../hardware/printer/escpos-bytes.ts';
import {
  type CutPiece,
  SimulatedPrinter,
  type SimulatedPrinterOptions,
} from '../../../hardware/printer/simulated-printer.ts';
import { pattern } from './pictures.ts';

const open: SimulatedPrinter[] = [];
afterEach(async () => {
  for (const printer of open.splice(0)) await printer.close();
});

async function switchedOn(options: SimulatedPrinterOptions = {}) {
  const printer = new SimulatedPrinter(options);
  open.push(printer);
  const port = await printer.start();
  return { printer, port };
}

/** A host that speaks raw bytes, so that the printer is held against the manual and not against our driver. */
class Host {
  readonly #socket: Socket;
  #heard = Buffer.alloc(0);
  #wake = () => {};

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (chunk: Buffer) => {
      this.#heard = Buffer.concat([this.#heard, chunk]);
      this.#wake();
    });
  }

  send(hex: string): void {
    this.#socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  }

  /** The next so many bytes, as hex. */
  async hear(count: number): Promise<string> {
    while (this.#heard.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const bytes = this.#heard.subarray(0, count);
    this.#heard = this.#heard.subarray(count);
    return bytes.toString('hex').replace(/../g, '$& ').trim();
  }

  leave(): void {
    this.#socket.destroy();
  }
}

describe('the simulated printer against the manual', () => {
  test('asked by DLE EOT 1 to 4 while all is well: 12 four times', async () => {
    const { port } = await switchedOn();
    const host = new Host(port);
    host.send('10 04 01 10 04 02 10 04 03 10 04 04');
    expect(await host.hear(4)).toBe('12 12 12 12');
    host.leave();
  });

  test.each([
    ['paper low', { paper: 'low', cover: 'closed' }, '12 12 12 1e'],
    ['paper out', { paper: 'out', cover: 'closed' }, '1a 32 12 7e'],
    ['cover open', { paper: 'ok', cover: 'open' }, '1a 16 12 12'],
  ] as const)('%s: the bits of the tables', async (_name, { paper, cover }, expected) => {
    const { printer, port } = await switchedOn();
    printer.setPaper(paper);
    printer.setCover(cover);
    const host = new Host(port);
    host.send('10 04 01 10 04 02 10 04 03 10 04 04');
    expect(await host.hear(4)).toBe(expected);
    host.leave();
  });

  test('GS a: a report at once and on each change', async () => {
    const { printer, port } = await switchedOn();
    const host = new Host(port);
    host.send('1d 61 0e');
    expect(await host.hear(4)).toBe('10 00 00 0f');
    printer.setCover('open');
    expect(await host.hear(4)).toBe('38 00 00 0f');
    printer.setCover('closed');
    expect(await host.hear(4)).toBe('10 00 00 0f');
    host.leave();
  });

  test('GS ( H behind a picture while the paper is out: silent, and answered once there is paper', async () => {
    const { printer, port } = await switchedOn();
    printer.setPaper('out');
    const host = new Host(port);
    host.send('1d 76 30 00 01 00 02 00 ff ff 1d 28 48 06 00 30 30 41 42 43 44 10 04 01');
    expect(await host.hear(1)).toBe('1a');
    printer.setPaper('ok');
    expect(await host.hear(7)).toBe('37 22 41 42 43 44 00');
    host.leave();
  });

  test('DLE DC4 8: what was waiting is forgotten, and it says so', async () => {
    const { printer, port } = await switchedOn();
    const pieces: CutPiece[] = [];
    printer.onPaper((piece) => pieces.push(piece));
    printer.setPaper('out');
    const host = new Host(port);
    host.send('1d 76 30 00 01 00 02 00 ff ff 1d 56 00 10 14 08 01 03 14 01 06 02 08');
    expect(await host.hear(3)).toBe('37 25 00');
    printer.setPaper('ok');
    host.send('1d 72 01');
    expect(await host.hear(1)).toBe('00');
    expect(pieces).toEqual([]);
    host.leave();
  });

  test('a second host: waits until the first has left', async () => {
    const { port } = await switchedOn();
    const first = new Host(port);
    first.send('10 04 01');
    await first.hear(1);
    const second = new Host(port);
    second.send('10 04 04');
    first.send('10 04 04');
    await first.hear(1);
    first.leave();
    expect(await second.hear(1)).toBe('12');
    second.leave();
  });

  test('a cut: the piece is a PNG of its size, with the time of the injected clock', async () => {
    const { printer, port } = await switchedOn({ now: () => 1_795_334_700_000 });
    const cut = new Promise<CutPiece>((resolve) => printer.onPaper(resolve));
    const host = new Host(port);
    host.send(pictureBytes(pattern(576, 30), true).toString('hex'));
    const piece = await cut;
    expect(piece).toMatchObject({ widthDots: 576, heightDots: 46, at: 1_795_334_700_000, torn: false });
    const image = await loadImage(pngOf(piece.raster));
    expect([image.width, image.height]).toEqual([576, 46]);
    host.leave();
  });

  test('at a paper speed, on an injected clock: the piece falls only when its time has passed', async () => {
    const due: (() => void)[] = [];
    const timers = {
      after: (_ms: number, run: () => void) => {
        due.push(run);
        return () => {};
      },
    };
    const { printer, port } = await switchedOn({ dotsPerSecond: 1_000, timers });
    const pieces: CutPiece[] = [];
    printer.onPaper((piece) => pieces.push(piece));
    const host = new Host(port);
    // 40 rows at 1,000 dots a second are two slices of 20 ms, and the cut's own feed is a third.
    host.send(pictureBytes(pattern(576, 40), true).toString('hex'));
    await printer.untilPrinting();
    expect(pieces).toHaveLength(0);
    for (let slice = 0; slice < 10 && pieces.length === 0; slice += 1) {
      host.send('10 04 01');
      await host.hear(1);
      due.shift()?.();
    }
    expect(pieces).toHaveLength(1);
    host.leave();
  });
});
