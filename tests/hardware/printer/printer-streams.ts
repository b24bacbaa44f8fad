import { drawTicket } from '../../../hardware/paper/ticket.ts';
import {
  CLEAR_BUFFERS,
  keptBytes,
  pictureBytes,
  processIdBytes,
  sensorBytes,
  wakeBytes,
} from '../../../hardware/printer/escpos-bytes.ts';
import { type CutPiece, SimulatedPrinter } from '../../../hardware/printer/simulated-printer.ts';
import { usualTicket } from '../paper/ticket-samples.ts';

/** A small generator of its own: the same seed gives the same bytes on every machine. */
export function randomBytes(seed: number, count: number): Buffer {
  let state = seed >>> 0 || 1;
  return Buffer.from(
    Array.from({ length: count }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    }),
  );
}

/** The beginnings of commands: bytes at random seldom make one. */
const HEADS = [
  '1b40',
  '1b64ff',
  '1b4aff',
  '1d5600',
  '1d564200',
  '1d564242',
  '1d763000480040',
  '1d7630000100ffff',
  '1d763003ffffffff',
  '1d286b',
  '1d286bffff',
  '1d284c',
  '1d384cffffffff',
  '1d3a',
  '1d5eff0000',
  '1d5e010000',
  '1b2a21ffff',
  '1b26ff00ff',
  '1d2affff',
  '1c71ff',
  '1c71ffffffffff',
  '1b3d00',
  '1b3d01',
  '1b4c',
  '1b53',
  '1b6102',
  '1b7b01',
  '1d4cffff',
  '1d57ffff',
  '1d5701',
  '1d6b04',
  '1d6b49ff',
  '1b44',
  '100401',
  '100404',
  '10140801031401060208',
  '1d6101',
  '1d7201',
  '1d4943',
  '1d284806003030',
  '1d28450200060300',
  '0a0a0a',
  '20',
  '00',
  'ff',
].map((hex) => Buffer.from(hex, 'hex'));

/** What our own printer is sent: a whole ticket with all around it. */
const OURS = (() => {
  const ticket = pictureBytes(drawTicket(usualTicket), true);
  return Buffer.concat([wakeBytes(), keptBytes(processIdBytes('abcd')), ticket, sensorBytes()]);
})();

/** Bytes that are worse than random ones: heads of commands in any order, pieces of a real job, noise between. */
export function hardBytes(seed: number, count: number): Buffer {
  const dice = randomBytes(seed * 7_919 + 1, count);
  const parts: Buffer[] = [];
  let length = 0;
  for (let at = 0; length < count; at += 1) {
    const [kind = 0, which = 0, size = 0] = [dice[at % count], dice[(at * 3 + 1) % count], dice[(at * 5 + 2) % count]];
    const part =
      kind < 170
        ? (HEADS[which % HEADS.length] ?? Buffer.alloc(1))
        : kind < 215
          ? randomBytes(seed + at, 1 + (size % 64))
          : OURS.subarray((which * 251) % OURS.length).subarray(0, 1 + size * 8);
    parts.push(part);
    // Or most of every stream would lie inside the first thing that claims 4 GB.
    if (at % 8 === 7) parts.push(Buffer.from(CLEAR_BUFFERS));
    length += part.length;
  }
  return Buffer.concat(parts).subarray(0, count);
}

/** How a stream of bytes ended at a printer that runs as fast as it can. */
export interface Endured {
  readonly pieces: number;
  readonly longestDots: number;
  readonly waitingBytes: number;
  readonly surprises: number;
  /** It prints a job as always once it was off and on. */
  readonly isWell: boolean;
}

/** Feeds the bytes to a simulated printer without a network, in pieces as they are given. */
export async function endure(pieces: Iterable<Buffer>, head = { dots: 576, dpi: 203 }): Promise<Endured> {
  const printer = new SimulatedPrinter({ head });
  let fell = 0;
  let longestDots = 0;
  const stop = printer.onPaper(({ heightDots }) => {
    fell += 1;
    longestDots = Math.max(longestDots, heightDots);
  });
  for (const piece of pieces) {
    printer.receive(piece);
    while (printer.isWorking) await new Promise((resolve) => setImmediate(resolve));
  }
  const waitingBytes = printer.waiting;
  stop();
  await printer.vanish();
  const whole: CutPiece[] = [];
  printer.setPaper('ok');
  printer.setCover('closed');
  printer.receive(Buffer.from('1d5600', 'hex'));
  printer.onPaper((piece) => whole.push(piece));
  printer.receive(
    Buffer.concat([wakeBytes(), pictureBytes({ widthDots: 8, heightDots: 4, rows: Uint8Array.of(1, 2, 3, 4) }, true)]),
  );
  const isWell = whole.length === 1 && whole[0]?.heightDots === 20;
  return { pieces: fell, longestDots, waitingBytes, surprises: printer.surprises.length, isWell };
}
