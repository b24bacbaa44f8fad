import { inLanguage, type Language } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import type { Receipt } from './receipt.ts';
import { INNER, MM, PAGE, type Sheet, SIZE } from './sheet.ts';

const FOOT_Y = INNER.bottom + 4 * MM;
const PAGE_WIDTH = 26 * MM;

/** At the foot of each page: where the office is, and which page of how many, of which dossier. */
export function pageFeet(sheet: Sheet, receipt: Receipt, language: Language): void {
  const words = inLanguage(paperWords, language).receipt;
  const { start, count } = sheet.doc.bufferedPageRange();
  const office = `${receipt.branch.name} · ${receipt.branch.address}`;
  for (let page = 0; page < count; page++) {
    sheet.doc.switchToPage(start + page);
    sheet.line(PAGE.left, FOOT_Y - 1.5 * MM, PAGE.left + INNER.width, FOOT_Y - 1.5 * MM);
    const left = { x: PAGE.left, y: FOOT_Y, width: INNER.width - PAGE_WIDTH };
    sheet.text(page === 0 ? office : words.code(receipt.code), left, { size: SIZE.small }, 'Artifact');
    const right = { x: PAGE.left + INNER.width - PAGE_WIDTH, y: FOOT_Y, width: PAGE_WIDTH };
    sheet.text(words.page(page + 1, count), right, { size: SIZE.small, align: 'right' }, 'Artifact');
  }
}
