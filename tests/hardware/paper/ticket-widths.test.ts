import { describe, expect, test } from 'vitest';
import { testPaper } from '../../../hardware/agent/test-paper.ts';
import { dots, greyOf, isBlack, millimetres, type Raster } from '../../../hardware/paper/raster.ts';
import { drawTestPage } from '../../../hardware/paper/test-page.ts';
import { drawTicket } from '../../../hardware/paper/ticket.ts';
import { pictureBytes, wakeBytes } from '../../../hardware/printer/escpos-bytes.ts';
import { SimulatedPrinter } from '../../../hardware/printer/simulated-printer.ts';
import { qrTextIn } from '../../../wire/paper-qr.ts';
import { fullTicket, usualTicket } from './ticket-samples.ts';

const HEADS = [
  { dots: 360, dpi: 180 },
  { dots: 384, dpi: 203 },
  { dots: 420, dpi: 203 },
  { dots: 512, dpi: 180 },
  { dots: 546, dpi: 180 },
  { dots: 576, dpi: 203 },
  { dots: 640, dpi: 203 },
  { dots: 832, dpi: 203 },
] as const;

/** What comes out of a head of so many dots. */
function printed(raster: Raster, head: { readonly dots: number; readonly dpi: number }): Raster {
  const printer = new SimulatedPrinter({ head });
  const fell: Raster[] = [];
  printer.onPaper((piece) => fell.push(piece.raster));
  printer.receive(Buffer.concat([wakeBytes(), pictureBytes(raster, true)]));
  const [piece] = fell;
  if (piece === undefined) throw new Error('no paper fell');
  return piece;
}

const readBack = (raster: Raster): string | null => qrTextIn(greyOf(raster), raster.widthDots, raster.heightDots);

/** The tallest run of rows whose ink reaches both halves: the number. */
function tallestBand(raster: Raster, below: number): number {
  let tallest = 0;
  let height = 0;
  for (let y = 0; y < below; y += 1) {
    let ink = false;
    for (let x = 0; x < raster.widthDots && !ink; x += 1) ink = isBlack(raster, x, y);
    height = ink ? height + 1 : 0;
    tallest = Math.max(tallest, height);
  }
  return tallest;
}

describe.each(HEADS)('a head of $dots dots, $dpi dpi', (head) => {
  test('a ticket: nothing of it lies beyond the head, its code is read, its number is 15 mm high or more', () => {
    const drawn = drawTicket(fullTicket, head);
    const paper = printed(drawn, head);
    expect(paper.widthDots).toBe(head.dots);
    for (let y = 0; y < drawn.heightDots; y += 1)
      for (let x = 0; x < drawn.widthDots; x += 1)
        if (isBlack(drawn, x, y) !== isBlack(paper, x, y)) throw new Error(`lost at ${x}, ${y}`);
    expect(readBack(paper)).toBe(fullTicket.follow.url);
    const number = tallestBand(paper, Math.floor(drawn.heightDots / 2));
    expect(millimetres(number, head.dpi)).toBeGreaterThanOrEqual(15);
  });

  test('twenty codes at random: each is read from the printed ticket', () => {
    for (let n = 0; n < 20; n += 1) {
      const url = `https://motcua.hanoi.gov.vn/t/A${String(n).padStart(3, '0')}-${token(n * 31 + head.dots)}?b=hoan-kiem`;
      const ticket = { ...usualTicket, follow: { ...usualTicket.follow, url } };
      expect(readBack(printed(drawTicket(ticket, head), head))).toBe(url);
    }
  });

  test('the test page: a bar at both edges, the code is read, and the dots are counted up to the last', () => {
    const page = testPaper({
      named: ['printer-1', '192.0.2.7:9100'],
      head: { ...head, source: 'set' },
      url: 'https://motcua.hanoi.gov.vn/',
      time: '09:05 · 22/11/2026',
    });
    const drawn = drawTestPage(page, head);
    const paper = printed(drawn, head);
    expect(readBack(paper)).toBe('https://motcua.hanoi.gov.vn/');
    for (let x = 0; x < drawn.widthDots; x += 1) expect(isBlack(paper, x, 0)).toBe(true);
    const barRows = (x: number) =>
      Array.from({ length: drawn.heightDots }, (_, y) => y).filter((y) => isBlack(paper, x, y));
    expect(barRows(0).length).toBeGreaterThanOrEqual(dots(5, head.dpi));
    expect(barRows(drawn.widthDots - 1).length).toBeGreaterThanOrEqual(dots(5, head.dpi));
  });
});

test('a page for 576 dots from a head of 512: the right bar is lost, and the number 512 stands whole before the edge', () => {
  const page = testPaper({
    named: [],
    head: { dots: 576, dpi: 203, source: 'assumed' },
    url: 'https://hall.example/',
    time: '',
  });
  const drawn = drawTestPage(page, { dots: 576, dpi: 203 });
  const paper = printed(drawn, { dots: 512, dpi: 180 });
  // The bar is the longest piece of black at the edge: what the ruler says there is cut into shorter ones.
  const barAt = (raster: Raster): number => {
    let longest = 0;
    for (let y = 0, black = 0; y < raster.heightDots; y++) {
      black = isBlack(raster, raster.widthDots - 1, y) ? black + 1 : 0;
      longest = Math.max(longest, black);
    }
    return longest;
  };
  expect(barAt(drawn)).toBeGreaterThan(dots(5));
  expect(paper.widthDots).toBe(512);
  expect(barAt(paper)).toBeLessThan(dots(5));
});

test('a ticket for 576 dots from a head of 512: the simulated printer loses its code, as a real one does', () => {
  expect(readBack(printed(drawTicket(usualTicket), { dots: 512, dpi: 180 }))).toBeNull();
});

/** 22 letters, the same for the same seed. */
function token(seed: number): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let state = seed + 1;
  return Array.from({ length: 22 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return signs[(state >>> 16) % signs.length];
  }).join('');
}
