import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { pictureBytes } from '../../../hardware/printer/escpos-bytes.ts';
import { NetworkPrinter } from '../../../hardware/printer/network-printer.ts';
import { SimulatedPrinter } from '../../../hardware/printer/simulated-printer.ts';
import { pattern, top, whiteFrom } from './pictures.ts';
import { bench, clearBenches, driver, kept, MUTE, reached } from './printer-bench.ts';
import { printerContract } from './printer-contract.ts';

afterEach(clearBenches);

describe('an 80 mm printer that proves by process id', () => {
  printerContract(async () => {
    const { printer, simulated } = await bench();
    return { printer, widthDots: 576, hands: simulated };
  });
});

describe('a 58 mm printer without process ids or reports', () => {
  printerContract(async () => {
    const { printer, simulated } = await bench(
      { head: { dots: 384, dpi: 203 }, knowsProcessId: false, knowsReports: false },
      { answer: 400 },
    );
    return { printer, widthDots: 384, hands: simulated };
  });
});

describe('a printer that answers DLE EOT and nothing else', () => {
  printerContract(async () => {
    const { printer, simulated } = await bench({ ...MUTE, knowsStatus: true }, { answer: 250 });
    return { printer, widthDots: 576, hands: simulated };
  });
});

describe('a mute printer', () => {
  printerContract(
    async () => {
      const { printer, simulated } = await bench(MUTE, { answer: 50 });
      await reached(printer, 'ready');
      return { printer, widthDots: 576, hands: simulated };
    },
    { speaks: false },
  );
});

const realAddress = process.env.PRINTER_ADDRESS;
if (realAddress !== undefined) {
  describe(`the printer at ${realAddress}`, () => {
    printerContract(
      async () => {
        const [host = '', port = '9100'] = realAddress.split(':');
        return { printer: new NetworkPrinter({ host, port: Number(port) }), widthDots: 576, hands: null };
      },
      { isInReach: false },
    );
  });
}

describe('what lies on the floor afterwards', () => {
  test('one job: one piece, dot for dot the picture that was sent, and white below it', async () => {
    const { printer, pieces, simulated } = await bench();
    const sent = pattern(576, 700);
    expect(await printer.print(sent)).toEqual({ ok: true });
    expect(pieces).toHaveLength(1);
    const [piece] = pieces;
    expect(top(piece!.raster, 700)).toEqual(sent);
    expect(whiteFrom(piece!.raster, 700)).toBe(true);
    expect(simulated.surprises).toEqual([]);
  });

  test('twenty jobs asked for at once: twenty pieces in order, none mixed', async () => {
    const { printer, pieces } = await bench();
    const jobs = Array.from({ length: 20 }, (_, seed) => pattern(576, 90, seed + 1));
    await Promise.all(jobs.map((job) => printer.print(job)));
    expect(pieces.map((piece) => top(piece.raster, 90))).toEqual(jobs);
  });

  test('a slow printer with a small buffer: the job waits for it and comes out whole', async () => {
    const { printer, pieces } = await bench({ dotsPerSecond: 4_000, bufferBytes: 2_048 });
    const sent = pattern(576, 600);
    expect(await printer.print(sent)).toEqual({ ok: true });
    expect(top(pieces[0]!.raster, 600)).toEqual(sent);
  });

  test('a job without a cut and one with it: both on one piece', async () => {
    const { printer, pieces } = await bench();
    await printer.print(pattern(576, 32, 1), { cut: false });
    expect(pieces).toHaveLength(0);
    await printer.print(pattern(576, 32, 2));
    expect(top(pieces[0]!.raster, 64).rows).toEqual(
      new Uint8Array([...pattern(576, 32, 1).rows, ...pattern(576, 32, 2).rows]),
    );
  });

  test('a printer that proves nothing: each job takes the time of its paper, and no blank slip follows', async () => {
    const { printer, pieces } = await bench({ ...MUTE, knowsStatus: true }, { answer: 200, row: 1, cut: 100 });
    await reached(printer, 'ready');
    await printer.print(pattern(576, 8));
    const before = performance.now();
    for (const seed of [1, 2, 3]) expect(await printer.print(pattern(576, 100, seed))).toEqual({ ok: true });
    const perJob = (performance.now() - before) / 3;
    expect(perJob).toBeGreaterThan(190);
    expect(pieces.slice(1).map((piece) => top(piece.raster, 100))).toEqual(
      [1, 2, 3].map((seed) => pattern(576, 100, seed)),
    );
  });

  test('a mute printer, a rush: all pieces in order, none mixed and none blank', async () => {
    const { printer, pieces, simulated } = await bench(MUTE, { answer: 50 });
    await reached(printer, 'ready');
    const jobs = Array.from({ length: 8 }, (_, seed) => pattern(576, 90, seed + 1));
    for (const result of await Promise.all(jobs.map((job) => printer.print(job)))) expect(result).toEqual({ ok: true });
    await expect.poll(() => pieces.map((piece) => top(piece.raster, 90))).toEqual(jobs);
    expect(simulated.surprises).toEqual([]);
  });

  test('another process died in mid-job: its piece is cut off at the start, and the next job is alone on its own', async () => {
    const { printer, simulated, pieces, port } = await bench();
    await reached(printer, 'ready');
    await printer.close();
    const crashed = connect(port, '127.0.0.1');
    crashed.end(pictureBytes(pattern(576, 300, 1), true).subarray(0, 9_001));
    await once(crashed, 'close');
    const next = driver({ port, cutsFirst: true });
    await reached(next, 'ready');
    await expect.poll(() => pieces.length).toBe(1);
    expect(top(pieces[0]!.raster, 120)).toEqual(top(pattern(576, 300, 1), 120));
    expect(await next.print(pattern(576, 60, 2))).toEqual({ ok: true });
    expect(pieces).toHaveLength(2);
    expect(top(pieces[1]!.raster, 60)).toEqual(pattern(576, 60, 2));
    expect(pieces[1]!.heightDots).toBeLessThan(90);
    expect(simulated.surprises).toEqual([]);
  });

  test('a picture that holds the bytes of real-time questions: the stray answers do no harm', async () => {
    const { printer, pieces } = await bench();
    const plain = pattern(576, 64);
    const sent = { ...plain, rows: plain.rows.map((_, index) => [0x10, 0x04, 1 + (index % 4)][index % 3] ?? 0) };
    expect(await printer.print(sent)).toEqual({ ok: true });
    expect(await printer.print(plain)).toEqual({ ok: true });
    expect(top(pieces[0]!.raster, 64)).toEqual(sent);
    expect(printer.status()).toBe('ready');
  });
});

describe('faults in mid-job', () => {
  test('the roll ends: paper_out, begun; with a new roll the next job is whole on a piece of its own', async () => {
    const { printer, pieces, simulated } = await bench();
    await reached(printer, 'ready');
    simulated.paperOutAfter(100);
    const sent = pattern(576, 400);
    expect(await printer.print(sent)).toEqual({ ok: false, fault: 'paper_out', begun: true });
    expect(pieces).toHaveLength(0);
    await reached(printer, 'paper_out');
    simulated.setPaper('ok');
    await reached(printer, 'ready');
    expect(await printer.print(sent)).toEqual({ ok: true });
    expect(pieces.map((piece) => piece.torn)).toEqual([true, false, false]);
    expect(top(pieces[0]!.raster, 100)).toEqual(top(sent, 100));
    expect(whiteFrom(pieces[1]!.raster, 0)).toBe(true);
    expect(top(pieces[2]!.raster, 400)).toEqual(sent);
  });

  test('the roll ends and the buffer is full: the rest of the job is never printed', async () => {
    const { printer, pieces, simulated } = await bench({ bufferBytes: 2_048 });
    await reached(printer, 'ready');
    simulated.paperOutAfter(30);
    expect(await printer.print(pattern(576, 900, 1))).toEqual({ ok: false, fault: 'paper_out', begun: true });
    await reached(printer, 'paper_out');
    simulated.setPaper('ok');
    await reached(printer, 'ready');
    expect(await printer.print(pattern(576, 300, 2))).toEqual({ ok: true });
    expect(top(pieces.at(-1)!.raster, 300)).toEqual(pattern(576, 300, 2));
    expect(pieces.flatMap((piece) => (whiteFrom(piece.raster, 0) ? [] : [piece.torn]))).toEqual([true, false]);
  });

  test('the roll ends at a printer that reports nothing by itself: found out by asking', async () => {
    const { printer, simulated } = await bench({ knowsReports: false }, { confirm: 300 });
    await reached(printer, 'ready');
    simulated.paperOutAfter(100);
    expect(await printer.print(pattern(576, 400))).toEqual({ ok: false, fault: 'paper_out', begun: true });
  });

  test('the cover is opened: cover_open, begun; what was printed is cut off before the next job', async () => {
    const { printer, pieces, simulated } = await bench({ dotsPerSecond: 2_000 });
    await reached(printer, 'ready');
    const job = printer.print(pattern(576, 1_200, 1));
    await simulated.untilPrinting();
    simulated.setCover('open');
    expect(await job).toEqual({ ok: false, fault: 'cover_open', begun: true });
    simulated.setCover('closed');
    await reached(printer, 'ready');
    expect(await printer.print(pattern(576, 60, 2))).toEqual({ ok: true });
    expect(pieces).toHaveLength(2);
    expect(top(pieces[1]!.raster, 60)).toEqual(pattern(576, 60, 2));
  });

  test('the cover is opened at a printer that cannot forget: the next job has the same proof, and a piece of its own', async () => {
    const { printer, pieces, simulated } = await bench({ dotsPerSecond: 2_000, knowsClear: false }, { answer: 300 });
    await reached(printer, 'ready');
    const job = printer.print(pattern(576, 1_200, 1));
    await simulated.untilPrinting();
    simulated.setCover('open');
    expect(await job).toEqual({ ok: false, fault: 'cover_open', begun: true });
    simulated.setCover('closed');
    await reached(printer, 'ready');
    expect(await printer.print(pattern(576, 60, 2))).toEqual({ ok: true });
    expect(top(pieces.at(-1)!.raster, 60)).toEqual(pattern(576, 60, 2));
  });

  test('the power fails: gone, begun; once back it prints again, cut off from the half', async () => {
    const { printer, pieces, simulated } = await bench({ dotsPerSecond: 2_000 });
    await reached(printer, 'ready');
    const job = printer.print(pattern(576, 1_200, 1));
    await simulated.untilPrinting();
    await simulated.vanish();
    expect(await job).toEqual({ ok: false, fault: 'gone', begun: true });
    await simulated.comeBack();
    await reached(printer, 'ready');
    expect(await printer.print(pattern(576, 60, 2))).toEqual({ ok: true });
    expect(top(pieces.at(-1)!.raster, 60)).toEqual(pattern(576, 60, 2));
  });

  test('closed by us: the running job and the waiting one are answered with closed', async () => {
    const { printer, simulated } = await bench({ dotsPerSecond: 2_000 });
    const running = printer.print(pattern(576, 1_200));
    const waiting = printer.print(pattern(576, 1_200));
    await simulated.untilPrinting();
    await printer.close();
    expect(await running).toEqual({ ok: false, fault: 'closed', begun: true });
    expect(await waiting).toEqual({ ok: false, fault: 'closed', begun: false });
  });

  test('a printer that takes the job and says nothing more: unconfirmed, not printed', async () => {
    const { printer, simulated } = await bench({ dotsPerSecond: 10 }, { confirm: 200 });
    await reached(printer, 'ready');
    const job = printer.print(pattern(576, 100));
    await simulated.untilPrinting();
    expect(await job).toEqual({ ok: false, fault: 'unconfirmed', begun: true });
  });
});

describe('a printer that cannot speak', () => {
  test('paper out on a printer that proves nothing: found by the look after the job', async () => {
    const { printer, simulated } = await bench({ ...MUTE, knowsStatus: true }, { answer: 200 });
    await reached(printer, 'ready');
    simulated.paperOutAfter(100);
    expect(await printer.print(pattern(576, 400))).toEqual({ ok: false, fault: 'paper_out', begun: true });
  });

  test('taken for mute, since its box was up before it, and speaks later: heard, and no ticket goes where no paper is', async () => {
    const mute = new SimulatedPrinter(MUTE);
    const port = await mute.start();
    const printer = driver({ port, delays: { answer: 100 } });
    await reached(printer, 'ready');
    await mute.close();
    const speaks = kept(new SimulatedPrinter({ port }));
    speaks.setPaper('out');
    await speaks.start();
    await reached(printer, 'paper_out');
    expect(await printer.print(pattern(576, 8))).toEqual({ ok: false, fault: 'paper_out', begun: false });
    speaks.setPaper('ok');
    await reached(printer, 'ready');
    expect(await printer.print(pattern(576, 8))).toEqual({ ok: true });
  });

  test('a printer that answered once and falls silent: gone, and no job is believed', async () => {
    const { printer, simulated } = await bench({}, { answer: 100 });
    expect(await printer.print(pattern(576, 8))).toEqual({ ok: true });
    simulated.fallSilent();
    await reached(printer, 'gone');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await printer.print(pattern(576, 8))).toEqual({ ok: false, fault: 'gone', begun: false });
  });

  test('a printer busy with another computer for a moment: not taken for one that cannot speak', async () => {
    const { printer, simulated, port } = await bench({}, { answer: 100, reconnect: 100 });
    await reached(printer, 'ready');
    await printer.close();
    const other = connect(port, '127.0.0.1');
    await once(other, 'connect');
    const mine = driver({ port, delays: { answer: 100, reconnect: 100 } });
    const told: string[] = [];
    mine.onStatus((status) => told.push(status));
    expect(await mine.print(pattern(576, 8))).toMatchObject({ ok: false, fault: 'gone' });
    other.destroy();
    await reached(mine, 'ready');
    expect(await mine.print(pattern(576, 8))).toEqual({ ok: true });
    expect(simulated.surprises).toEqual([]);
  });
});

describe('status', () => {
  test('nobody at the address: gone from the start, and a job is refused', async () => {
    const { simulated, printer } = await bench();
    await simulated.vanish();
    expect(await printer.print(pattern(576, 8))).toMatchObject({ ok: false, fault: 'gone' });
    expect(printer.status()).toBe('gone');
  });

  test('paper runs low in quiet times: each change is told once', async () => {
    const { simulated, printer } = await bench();
    await reached(printer, 'ready');
    const told: string[] = [];
    printer.onStatus((status) => told.push(status));
    simulated.setPaper('low');
    await reached(printer, 'paper_low');
    simulated.setPaper('ok');
    await reached(printer, 'ready');
    expect(told).toEqual(['paper_low', 'ready']);
  });

  test('a job that fails for want of paper: the status never says gone', async () => {
    const { simulated, printer } = await bench();
    await reached(printer, 'ready');
    const told: string[] = [];
    printer.onStatus((status) => told.push(status));
    simulated.paperOutAfter(10);
    await printer.print(pattern(576, 200));
    simulated.setPaper('ok');
    await reached(printer, 'ready');
    expect(told).toEqual(['paper_out', 'ready']);
  });
});
