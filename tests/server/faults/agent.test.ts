import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketPaper } from '../../../hardware/agent/ticket-paper.ts';
import { type Raster, rowBytes } from '../../../hardware/paper/raster.ts';
import { drawTicket } from '../../../hardware/paper/ticket.ts';
import { pictureBytes } from '../../../hardware/printer/escpos-bytes.ts';
import { type CutPiece, SimulatedPrinter } from '../../../hardware/printer/simulated-printer.ts';
import { printView } from '../../../queue/branch/views/print-view.ts';
import { as, type DeviceId } from '../../../queue/ids.ts';
import { MEND_FIRST } from '../../../server/start-fault.ts';
import { HOME, openTestHouse, type TestHouse } from '../house-rig.ts';
import { runEntry, startAgent } from './server-process.ts';

/** Slow enough to be killed in the middle of a ticket. */
const DOTS_PER_SECOND = 600;
const PRINTER = as<DeviceId>('printer-1');

let house: TestHouse;
let folder: string;
beforeAll(async () => {
  house = await openTestHouse();
  folder = mkdtempSync(join(tmpdir(), 'motcua-agent-'));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const line = () => house.open.house.branches.get(HOME)?.folded().state.line;
const issue = async (): Promise<string> =>
  (await house.at('tickets', { service: '1.001193', printer: PRINTER }, { token: house.tokens['kiosk-1'] })).body
    .number;

/** What must stand on the paper of the job that is owed now. */
function owed(reprint: boolean): Raster {
  const state = line();
  const view = state === undefined ? null : printView(state, PRINTER, null);
  const job = view?.jobs[0];
  if (view === null || job === undefined) throw new Error('Nothing is owed');
  return drawTicket(ticketPaper(job, view, { branch: HOME, publicUrl: 'https://hall.example' }, reprint));
}

const hex = (raster: Raster): string => Buffer.from(raster.rows).toString('hex');
const stands = (drawn: Raster, piece: CutPiece): boolean =>
  rowBytes(drawn.widthDots) === rowBytes(piece.raster.widthDots) && hex(piece.raster).includes(hex(drawn));
/** The drawing from the first row on, and below it only the white before the cut. */
const isAlone = (drawn: Raster, piece: CutPiece): boolean =>
  hex(piece.raster).startsWith(hex(drawn)) && /^0*$/.test(hex(piece.raster).slice(hex(drawn).length));

test('an agent on another machine prints over TCP; killed in mid-job, the paper comes again, marked as a reprint', async () => {
  const printer = new SimulatedPrinter({ dotsPerSecond: DOTS_PER_SECOND });
  const port = await printer.start();
  const pieces: CutPiece[] = [];
  printer.onPaper((piece) => pieces.push(piece));
  const settings = {
    MOTCUA_SERVER: house.url,
    MOTCUA_TOKEN: house.tokens[PRINTER] ?? '',
    MOTCUA_PRINTER: `127.0.0.1:${port}`,
  };
  const confirmed = () => expect.poll(() => line()?.prints.size).toBe(0);

  const first = await startAgent(settings, folder);
  await issue();
  const usual = owed(false);
  await confirmed();
  // What might have hung out at the agent's start came first: a blank slip, since nothing did.
  await expect.poll(() => pieces.map((piece) => stands(usual, piece))).toEqual([false, true]);

  await issue();
  const [asNew, asReprint] = [owed(false), owed(true)];
  await printer.untilPrinting();
  first.kill('SIGKILL');
  await once(first, 'close');
  expect(line()?.prints.size).toBe(1);

  const second = await startAgent(settings, folder);
  await confirmed();
  await expect.poll(() => pieces.some((piece) => isAlone(asReprint, piece))).toBe(true);
  expect(hex(asReprint)).not.toBe(hex(asNew));

  second.kill('SIGTERM');
  expect(await once(second, 'close')).toEqual([0, null]);
  await printer.close();
});

test('a printer that was left in the middle of a picture by somebody’s crash: the next ticket is whole, and alone on its piece', async () => {
  const printer = new SimulatedPrinter();
  const port = await printer.start();
  const pieces: CutPiece[] = [];
  printer.onPaper((piece) => pieces.push(piece));
  await issue();
  const ticket = owed(false);
  const crashed = connect(port, '127.0.0.1');
  crashed.end(pictureBytes(ticket, true).subarray(0, 1_001));
  await once(crashed, 'close');

  const agent = await startAgent(
    { MOTCUA_SERVER: house.url, MOTCUA_TOKEN: house.tokens[PRINTER] ?? '', MOTCUA_PRINTER: `127.0.0.1:${port}` },
    folder,
  );
  await expect.poll(() => pieces.map((piece) => isAlone(ticket, piece))).toEqual([false, true]);
  expect(printer.surprises).toEqual([]);
  agent.kill('SIGTERM');
  await once(agent, 'close');
  await printer.close();
});

test('a token that is no printer’s, or nobody’s, stops an agent with one line that does not repeat it', async () => {
  const start = (token: string) =>
    runEntry(['agent'], { MOTCUA_SERVER: house.url, MOTCUA_TOKEN: token, MOTCUA_PRINTER: '127.0.0.1:9' }, { folder });
  const kiosk = await start(house.tokens['kiosk-1'] ?? '');
  expect([kiosk.code, kiosk.errors]).toEqual([
    MEND_FIRST,
    'MOTCUA_TOKEN: the server knows no printer by it (docs/operations.md)\n',
  ]);
  const forged = await start('d.made-up-by-somebody');
  expect([forged.code, forged.errors.split('\n').length]).toEqual([MEND_FIRST, 2]);
  expect(forged.errors).toMatch(/^MOTCUA_TOKEN: (?!.*made-up)/);
});
