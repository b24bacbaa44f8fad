import {
  BinaryBitmap,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { afterEach, describe, expect, test } from 'vitest';
import { numberBlock } from '../../../hardware/paper/number-block.ts';
import { dots, greyOf, isBlack, type Raster } from '../../../hardware/paper/raster.ts';
import { gap, sheetOf } from '../../../hardware/paper/sheet.ts';
import { linesOf, type TextStyle, textBlock } from '../../../hardware/paper/text.ts';
import { drawTicket } from '../../../hardware/paper/ticket.ts';
import { bench, clearBenches } from '../printer/printer-bench.ts';
import { crowdedTicket, FOLLOW_URL, fullTicket, LONGEST_SERVICE, usualTicket } from './ticket-samples.ts';

afterEach(clearBenches);

const inkInRow = (raster: Raster, y: number): boolean =>
  Array.from({ length: raster.widthDots }, (_, x) => x).some((x) => isBlack(raster, x, y));
const inkInColumn = (raster: Raster, x: number): boolean =>
  Array.from({ length: raster.heightDots }, (_, y) => y).some((y) => isBlack(raster, x, y));

/** Heights of the bands of rows that have ink without a white row between. */
function inkedBands(raster: Raster): number[] {
  const bands: number[] = [];
  let height = 0;
  for (let y = 0; y <= raster.heightDots; y += 1) {
    if (y < raster.heightDots && inkInRow(raster, y)) height += 1;
    else if (height > 0) {
      bands.push(height);
      height = 0;
    }
  }
  return bands;
}

/** By the kiosk's reader without any hints, as a camera's picture is read. */
function qrTextOf(raster: Raster): string {
  const source = new RGBLuminanceSource(greyOf(raster), raster.widthDots, raster.heightDots);
  return new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))).getText();
}

function decodedQr(raster: Raster): string {
  const source = new RGBLuminanceSource(greyOf(raster), raster.widthDots, raster.heightDots);
  const hints = new Map([[DecodeHintType.TRY_HARDER, true]]);
  return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
}

describe('a ticket on paper', () => {
  test.each([
    ['usual', usualTicket, { dots: 576, dpi: 203 }],
    ['with everything on it', fullTicket, { dots: 576, dpi: 203 }],
    ['on 58 mm', fullTicket, { dots: 384, dpi: 203 }],
  ] as const)('%s, printed: the QR decodes to the visitor’s address', async (_name, ticket, head) => {
    const { printer, pieces } = await bench({ head });
    expect(await printer.print(drawTicket(ticket, head))).toEqual({ ok: true });
    expect(decodedQr(pieces[0]!.raster)).toBe(FOLLOW_URL);
  });

  test('an address whose usual QR the reader misses is read from the paper all the same', async () => {
    const url = 'https://motcua.hanoi.gov.vn/t/B001-exonj1q-jp2pB_ycKd_UMt?b=hoan-kiem';
    const { printer, pieces } = await bench();
    await printer.print(drawTicket({ ...usualTicket, follow: { ...usualTicket.follow, url } }));
    expect(decodedQr(pieces[0]!.raster)).toBe(url);
  });

  test('a code that the reader misses only for what is printed around it is read from the paper all the same', () => {
    expect(qrTextOf(drawTicket(crowdedTicket))).toBe(crowdedTicket.follow.url);
  });

  test('the usual ticket is at most 105 mm long', () => {
    expect(drawTicket(usualTicket).heightDots).toBeLessThanOrEqual(dots(105));
  });

  test('the usual ticket: its number is a band of at least 15 mm, its QR of at least 25 mm', () => {
    const tall = inkedBands(drawTicket({ ...usualTicket, facts: [] })).filter((height) => height >= dots(10));
    expect(tall).toHaveLength(2);
    expect(tall[0]).toBeGreaterThanOrEqual(dots(15));
    expect(tall[1]).toBeGreaterThanOrEqual(dots(25));
  });

  test.each(['A012', 'A1000', 'W8888'])('number %s on 58 mm: as tall as ever, and inside the paper', (number) => {
    const raster = sheetOf(384, [gap(20), numberBlock(number, dots(16), { left: 16, width: 352 }), gap(20)]);
    expect(Math.max(...inkedBands(raster))).toBeGreaterThanOrEqual(dots(15));
    for (const x of [0, 8, 14, 369, 375, 383]) expect(inkInColumn(raster, x)).toBe(false);
    expect(inkInRow(raster, 15)).toBe(false);
    expect(inkInRow(raster, raster.heightDots - 15)).toBe(false);
  });

  test('the longest service name: at most three lines, no word lost', () => {
    const style: TextStyle = { weight: 'regular', sizeDots: 25, align: 'center', widthDots: 544, maxLines: 3 };
    const lines = linesOf(LONGEST_SERVICE, style);
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(lines.join(' ')).toBe(LONGEST_SERVICE);
  });

  test('a name that needs more lines than there are: ends in an ellipsis, within its width', () => {
    const style: TextStyle = { weight: 'regular', sizeDots: 25, align: 'left', widthDots: 200, maxLines: 2 };
    const lines = linesOf(LONGEST_SERVICE, style);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/u);
  });

  test.each(['regular', 'strong'] as const)(
    'marks above capitals and below letters, %s: nothing is cut off at the block’s edges',
    (weight) => {
      for (const sizeDots of [21, 25, 30, 36]) {
        const style: TextStyle = { weight, sizeDots, align: 'left', widthDots: 400 };
        const tight = sheetOf(400, [textBlock('ẪỔẰ Ữợỵậgj', style)]);
        const roomy = sheetOf(400, [gap(40), textBlock('ẪỔẰ Ữợỵậgj', style), gap(40)]);
        expect(inkedBands(roomy)).toEqual(inkedBands(tight));
        expect(inkInRow(tight, 0)).toBe(false);
        expect(inkInRow(tight, tight.heightDots - 1)).toBe(false);
      }
    },
  );

  test('a long field name in English on 58 mm: on two lines, to its last word', () => {
    const named = (en: string) =>
      drawTicket({ ...usualTicket, language: 'en', fieldName: { vi: 'Người có công', en } }, { dots: 384, dpi: 203 });
    expect(named('Social welfare and people of merit')).not.toEqual(named('Social welfare and people of honour'));
  });

  test('letters decomposed by a careless source: drawn as the composed ones', () => {
    const composed = drawTicket(usualTicket);
    const serviceName = { ...usualTicket.serviceName, vi: usualTicket.serviceName.vi.normalize('NFD') };
    expect(drawTicket({ ...usualTicket, serviceName })).toEqual(composed);
  });

  test('printed again: a black band across the paper says so, and the first print has none', () => {
    const mostlyBlack = (raster: Raster): number =>
      Array.from({ length: raster.heightDots }, (_, y) => y).filter((y) => {
        const black = Array.from({ length: raster.widthDots }, (_, x) => x).filter((x) => isBlack(raster, x, y));
        return black.length > raster.widthDots * 0.7;
      }).length;
    expect(mostlyBlack(drawTicket({ ...usualTicket, reprint: 'BẢN IN LẠI / REPRINT' }))).toBeGreaterThan(20);
    expect(mostlyBlack(drawTicket(usualTicket))).toBeLessThan(8);
  });

  test('the visitor reads Vietnamese: no English line; English: longer, and Vietnamese is still there', () => {
    const vietnamese = drawTicket(usualTicket);
    const both = drawTicket({ ...usualTicket, language: 'en' });
    expect(both.heightDots).toBeGreaterThan(vietnamese.heightDots);
    const changed = { ...usualTicket, serviceName: { ...usualTicket.serviceName, en: 'Something else' } };
    expect(drawTicket(changed)).toEqual(vietnamese);
  });

  test('nothing is drawn within a millimetre of the paper’s sides', () => {
    for (const [ticket, widthDots] of [
      [fullTicket, 576],
      [fullTicket, 384],
    ] as const) {
      const raster = drawTicket(ticket, { dots: widthDots, dpi: 203 });
      for (const x of [0, 3, 7, widthDots - 8, widthDots - 4, widthDots - 1])
        expect(inkInColumn(raster, x)).toBe(false);
    }
  });
});
