import { paperQr } from '../../wire/paper-qr.ts';
import { qrBlock } from './qr-block.ts';
import { dots, type Raster } from './raster.ts';
import { type Block, beside, gap, rule, sheetOf } from './sheet.ts';
import { type TextStyle, textBlock } from './text.ts';

/** What a technician wants to see on paper; the words are ready. */
export type TestPage = {
  readonly title: string;
  /** Printer, address, paper, time: a line each. */
  readonly lines: readonly string[];
  readonly url: string;
};

/** Every letter with its own mark, and both heights of marks: what a wrong font or a clipped line would lose. */
const MARKS = 'Ẫm ầm Ổ ộ Ỗi ữ Ự ỷ Ỵ đ Đ ằ ặng nghiễm ngoằn ngoèo';

/** The length that is measured on paper. */
const RULER_MM = 20;

/** A page for installing and mending: edges, marks, fine lines, a full-width bar for dead dots, a QR. */
export function drawTestPage(page: TestPage, widthDots = 576): Raster {
  const margin = 16;
  const style: TextStyle = {
    weight: 'regular',
    sizeDots: 22,
    align: 'center',
    widthDots: widthDots - 2 * margin,
    leftDots: margin,
  };
  const qr = qrBlock(paperQr(page.url));
  return sheetOf(widthDots, [
    solid(widthDots, 16),
    gap(8),
    textBlock(page.title, { ...style, weight: 'strong', sizeDots: 32 }),
    ...page.lines.map((line) => textBlock(line, style)),
    gap(8),
    rule(widthDots, margin),
    textBlock(MARKS, { ...style, sizeDots: 26 }),
    rule(widthDots, margin, 1),
    gap(8),
    stripes(widthDots),
    gap(8),
    ruler(widthDots),
    beside([{ left: Math.floor((widthDots - qr.widthDots) / 2), blocks: [qr] }]),
    solid(widthDots, 16),
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

/** A bar that a person lays a ruler on: it shows whether the head really has 203 dots to the inch. */
function ruler(widthDots: number): Block {
  const length = dots(RULER_MM);
  const left = Math.floor((widthDots - length) / 2);
  return {
    heightDots: 40,
    draw(pen, top) {
      pen.fillRect(left, top + 8, length, 4);
      pen.fillRect(left, top, 3, 20);
      pen.fillRect(left + length - 3, top, 3, 20);
    },
  };
}
