import { paperQr } from '../../wire/paper-qr.ts';
import type { PrintHead } from '../../wire/print-head.ts';
import { edgeRuler } from './edge-ruler.ts';
import { numberBlock } from './number-block.ts';
import { qrBlock } from './qr-block.ts';
import { dots, drawnDots, type Raster } from './raster.ts';
import { type Block, beside, gap, rule, sheetOf } from './sheet.ts';
import { type TextStyle, textBlock } from './text.ts';
import type { Bilingual } from './ticket.ts';

/** What a technician wants to see on paper; the words are ready. */
export type TestPage = {
  readonly title: Bilingual;
  /** Printer, address, width, time: a line each. */
  readonly lines: readonly string[];
  /** What to look at, and what to set where it is missing: under the ruler, and under the bar of 40 mm. */
  readonly edges: Bilingual;
  readonly measure: Bilingual;
  readonly url: string;
};

/** Every letter with its own mark, and both heights of marks: what a wrong font or a clipped line would lose. */
const MARKS = 'Ẫm ầm Ổ ộ Ỗi ữ Ự ỷ Ỵ đ Đ ằ ặng nghiễm ngoằn ngoèo';

/** The length that is measured on paper. */
export const MEASURED_MM = 40;

/** A page for installing and mending: both edges, a ruler of dots, marks, fine lines, dead dots, the head's fineness, a QR. */
export function drawTestPage(page: TestPage, head: PrintHead): Raster {
  const widthDots = drawnDots(head);
  const margin = 16;
  const style: TextStyle = {
    weight: 'regular',
    sizeDots: 21,
    align: 'center',
    widthDots: widthDots - 2 * margin,
    leftDots: margin,
  };
  const both = ({ vi, en }: Bilingual): Block[] => [
    textBlock(vi, { ...style, weight: 'strong' }),
    textBlock(en, style),
    gap(8),
  ];
  const qr = qrBlock(paperQr(page.url), head.dpi, widthDots);
  return sheetOf(widthDots, [
    solid(widthDots, 8),
    gap(8),
    textBlock(page.title.vi, { ...style, weight: 'strong', sizeDots: 30 }),
    textBlock(page.title.en, style),
    ...page.lines.map((line) => textBlock(line, style)),
    gap(12),
    edgeRuler(widthDots),
    gap(8),
    ...both(page.edges),
    bar(widthDots, dots(MEASURED_MM, head.dpi)),
    ...both(page.measure),
    rule(widthDots, margin),
    gap(12),
    numberBlock('A012', dots(16, head.dpi), { left: margin, width: widthDots - 2 * margin }),
    gap(12),
    textBlock(MARKS, { ...style, sizeDots: 26 }),
    rule(widthDots, margin, 1),
    gap(8),
    stripes(widthDots),
    beside([{ left: Math.floor((widthDots - qr.widthDots) / 2), blocks: [qr] }]),
    solid(widthDots, 8),
  ]);
}

function solid(widthDots: number, heightDots: number): Block {
  return { heightDots, draw: (pen, top) => pen.fillRect(0, top, widthDots, heightDots) };
}

/** Lines of one, two, three and four dots with gaps as wide. */
function stripes(widthDots: number): Block {
  const heightDots = 24;
  return {
    heightDots,
    draw(pen, top) {
      for (let x = 0; x < widthDots; x += 1) {
        const step = 1 + Math.floor((x * 4) / widthDots);
        if (Math.floor(x / step) % 2 === 0) pen.fillRect(x, top, 1, heightDots);
      }
    },
  };
}

/** What a person lays a ruler on: it is as long as it says only if the head is as fine as was set. */
function bar(widthDots: number, length: number): Block {
  const left = Math.floor((widthDots - length) / 2);
  return {
    heightDots: 34,
    draw(pen, top) {
      pen.fillRect(left, top + 8, length, 4);
      pen.fillRect(left, top, 3, 20);
      pen.fillRect(left + length - 3, top, 3, 20);
    },
  };
}
