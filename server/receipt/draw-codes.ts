import { paperQr, QUIET_MODULES } from '../../wire/paper-qr.ts';
import { CODE_128_QUIET_MODULES, code128Widths } from './code-128.ts';
import { INK, MM, type Sheet } from './sheet.ts';

/** The dark square without its quiet zone: a 40-character address makes modules of 0.9 mm, wide enough for a shaky hand. */
const QR_SIDE = 28 * MM;

/** Narrow enough for an office printer of 300 dots an inch (4 dots), wide enough for every hand scanner. */
const WIDEST_MODULE = 0.34 * MM;
const BAR_HEIGHT = 11 * MM;

/** Draws the QR with its quiet zone, its right edge at `right`; gives the side of both together, in points. */
export function drawQr(sheet: Sheet, text: string, alt: string, right: number, top: number): number {
  const modules = paperQr(text);
  const module = QR_SIDE / modules.length;
  const quiet = QUIET_MODULES * module;
  const left = right - quiet - QR_SIDE;
  sheet.figure(alt, () => {
    // One path for all modules: separate ones leave hairlines between rows on some printers.
    for (const [row, cells] of modules.entries())
      for (const run of darkRuns(cells))
        sheet.doc.rect(left + run.from * module, top + quiet + row * module, run.length * module, module);
    sheet.doc.fill(INK);
  });
  return QR_SIDE + 2 * quiet;
}

/** Draws the bar code from `left`, at most `width` wide with its quiet zones; gives its height. */
export function drawBarCode(sheet: Sheet, text: string, alt: string, left: number, top: number, width: number): number {
  const widths = code128Widths(text);
  const modules = widths.reduce((sum, each) => sum + each, 0);
  const module = Math.min(WIDEST_MODULE, width / (modules + 2 * CODE_128_QUIET_MODULES));
  sheet.figure(alt, () => {
    let x = left;
    for (const [place, each] of widths.entries()) {
      if (place % 2 === 0) sheet.doc.rect(x, top, each * module, BAR_HEIGHT);
      x += each * module;
    }
    sheet.doc.fill(INK);
  });
  return BAR_HEIGHT;
}

function* darkRuns(cells: readonly boolean[]): Generator<{ from: number; length: number }> {
  let from = 0;
  while (from < cells.length) {
    let until = from;
    while (cells[until] === true) until += 1;
    if (until > from) yield { from, length: until - from };
    from = until + 1;
  }
}
