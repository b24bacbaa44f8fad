import { inLanguage, type Language } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import { drawBarCode, drawQr } from './draw-codes.ts';
import type { Receipt } from './receipt.ts';
import { INK, INNER, MM, PAGE, type Sheet, SIZE } from './sheet.ts';

const LEFT_WIDTH = 80 * MM;
const RIGHT_X = PAGE.left + LEFT_WIDTH + 4 * MM;
const RIGHT_WIDTH = INNER.width - LEFT_WIDTH - 4 * MM;
const RIGHT_EDGE = PAGE.left + INNER.width;
const SCAN_WIDTH = 36 * MM;
const RULE = { colour: INK, width: 0.8 };
const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** Office and nation, the two codes, the title: what stands once, on the first page. */
export function heading(sheet: Sheet, receipt: Receipt, language: Language): void {
  const top = sheet.y;
  const office = officeBlock(sheet, receipt, top);
  const nation = nationBlock(sheet, language, top);
  sheet.y = Math.max(office, nation) + 3 * MM;
  codes(sheet, receipt, language);
  const words = inLanguage(paperWords, language).receipt;
  const place = { x: PAGE.left, y: sheet.y, width: INNER.width };
  sheet.y += sheet.text(upper(words.title), place, { face: 'bold', size: SIZE.title, align: 'center' }, 'H1') + 4 * MM;
}

function officeBlock(sheet: Sheet, receipt: Receipt, top: number): number {
  const place = { x: PAGE.left, width: LEFT_WIDTH };
  let y = top;
  y += sheet.text(upper(receipt.agency), { ...place, y }, { size: SIZE.text - 1, align: 'center' });
  y += sheet.text(upper(receipt.branch.name), { ...place, y }, { face: 'bold', align: 'center' });
  return rule(sheet, PAGE.left + LEFT_WIDTH / 2, y, 22 * MM);
}

function nationBlock(sheet: Sheet, language: Language, top: number): number {
  const words = inLanguage(paperWords, language).receipt;
  const place = { x: RIGHT_X, width: RIGHT_WIDTH };
  let y = top;
  y += sheet.text(words.nation, { ...place, y }, { face: 'bold', size: SIZE.text, align: 'center' });
  y += sheet.text(words.motto, { ...place, y }, { face: 'bold', size: SIZE.text, align: 'center' });
  const motto = sheet.widthOf(words.motto, { face: 'bold', size: SIZE.text });
  return rule(sheet, RIGHT_X + RIGHT_WIDTH / 2, y, motto);
}

/** A short rule centred at `middle`; gives where it ends below. */
function rule(sheet: Sheet, middle: number, y: number, width: number): number {
  sheet.line(middle - width / 2, y + 1 * MM, middle + width / 2, y + 1 * MM, RULE);
  return y + 1 * MM;
}

function codes(sheet: Sheet, receipt: Receipt, language: Language): void {
  const words = inLanguage(paperWords, language).receipt;
  const top = sheet.y;
  const left = { x: PAGE.left, width: LEFT_WIDTH };
  // Beside the QR, both are in the middle of the band's height.
  let y = top + 4 * MM;
  y += drawBarCode(sheet, receipt.code, words.barCodeAlt(receipt.code), PAGE.left, y, LEFT_WIDTH) + 1.5 * MM;
  y += sheet.text(words.code(receipt.code), { ...left, y }, { face: 'semibold', size: SIZE.strong });
  y += sheet.text(words.visit(receipt.ticket, receipt.counter), { ...left, y });
  const side = drawQr(sheet, receipt.url, words.scanAlt, RIGHT_EDGE, top);
  const scan = { x: RIGHT_EDGE - side - SCAN_WIDTH, width: SCAN_WIDTH };
  const style = { size: SIZE.small, align: 'right' } as const;
  const height = sheet.heightOf(words.scan, SCAN_WIDTH, style);
  sheet.text(words.scan, { ...scan, y: top + (side - height) / 2 }, style);
  sheet.y = Math.max(y, top + side) + 1 * MM;
}
