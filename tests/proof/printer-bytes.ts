import { greyOf } from '../../hardware/paper/raster.ts';
import { drawTicket } from '../../hardware/paper/ticket.ts';
import { LONGEST_STRIP_DOTS } from '../../hardware/printer/simulated-mechanism.ts';
import { qrTextIn } from '../../wire/paper-qr.ts';
import type { PartResult } from '../bench/figure.ts';
import { usualTicket } from '../hardware/paper/ticket-samples.ts';
import { endure, hardBytes, randomBytes } from '../hardware/printer/printer-streams.ts';

/** Bytes of each kind of stream, and how many each stream has. */
const BYTES = Number(process.env.PROOF_BYTES ?? 3_000_000);
const STREAM = 20_000;
const CODES = Number(process.env.PROOF_CODES ?? 400);
const HEADS = [
  { dots: 384, dpi: 203 },
  { dots: 420, dpi: 203 },
  { dots: 512, dpi: 180 },
  { dots: 546, dpi: 180 },
  { dots: 576, dpi: 203 },
  { dots: 640, dpi: 203 },
  { dots: 832, dpi: 203 },
] as const;

/** Any bytes at the simulated printer, and codes at random on tickets of every width, read back by the kiosk's reader. */
export async function printerBytes(): Promise<PartResult> {
  let sick = 0;
  let longest = 0;
  let streams = 0;
  const before = process.memoryUsage().rss;
  let most = before;
  for (const make of [hardBytes, randomBytes]) {
    for (let seed = 1; seed <= BYTES / STREAM; seed += 1) {
      const { isWell, longestDots, waitingBytes } = await endure(pieces(make(seed, STREAM), seed));
      streams += 1;
      longest = Math.max(longest, longestDots);
      if (!isWell || waitingBytes >= 64) sick += 1;
      most = Math.max(most, process.memoryUsage().rss);
    }
  }
  const unread = HEADS.map((head) => ({ head, missed: missedAt(head) }));
  return {
    figures: [
      {
        figure: 'streams after which the printer does not print',
        measured: sick,
        limit: { atMost: 0 },
        unit: 'of them',
      },
      { figure: 'longest strip, in dots', measured: longest, limit: { atMost: LONGEST_STRIP_DOTS }, unit: 'of them' },
      {
        figure: 'memory grown by the streams',
        measured: Math.round((most - before) / 1e6),
        limit: { atMost: 250 },
        unit: 'MB',
      },
      ...unread.map(({ head, missed }) => ({
        figure: `codes not read at ${head.dots} dots`,
        measured: missed,
        limit: { atMost: 0 },
        unit: 'of them' as const,
      })),
    ],
    made: [{ streams, 'bytes in all': 2 * BYTES, 'codes a width': CODES }],
  };
}

/** In pieces of 1 to 4,096 bytes, as a network gives them. */
function* pieces(bytes: Buffer, seed: number): Iterable<Buffer> {
  for (let at = 0, n = seed; at < bytes.length; n += 1) {
    const size = 1 + ((n * 2_654_435_761) % 4_096);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

function missedAt(head: (typeof HEADS)[number]): number {
  let missed = 0;
  for (let n = 1; n <= CODES; n += 1) {
    const token = randomBytes(n * 7 + head.dots, 17)
      .toString('base64url')
      .slice(0, 22);
    const url = `https://motcua.hanoi.gov.vn/t/A${String(n).padStart(3, '0')}-${token}?b=hoan-kiem`;
    const paper = drawTicket({ ...usualTicket, follow: { ...usualTicket.follow, url } }, head);
    if (qrTextIn(greyOf(paper), paper.widthDots, paper.heightDots) !== url) missed += 1;
  }
  return missed;
}
