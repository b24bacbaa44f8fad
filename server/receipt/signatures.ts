import { inLanguage, type Language } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import type { Receipt } from './receipt.ts';
import { INNER, MM, PAGE, type Sheet, SIZE } from './sheet.ts';

/** For a pen, and for the office's stamp over the clerk's side. */
const ROOM_TO_SIGN = 19 * MM;
const GAP = 3 * MM;

/** Both signatures and what to bring: never parted from each other by the page's end. */
export function signatures(sheet: Sheet, receipt: Receipt, language: Language): void {
  const words = inLanguage(paperWords, language).receipt;
  const half = INNER.width / 2;
  const sides = [
    { title: words.submitter, name: receipt.applicant.name, x: PAGE.left },
    { title: words.receiver, name: receipt.clerk, x: PAGE.left + half },
  ].map((side) => ({ ...side, title: side.title.toLocaleUpperCase('vi') }));
  const title = { face: 'bold', align: 'center' } as const;
  const sign = { face: 'italic', size: SIZE.small, align: 'center' } as const;
  const name = { face: 'semibold', align: 'center' } as const;
  const note = { face: 'italic', size: SIZE.text } as const;
  const bring = `${words.bring} ${words.contact(receipt.branch.phone)}`;
  const inner = half - 2 * GAP;
  const names = Math.max(...sides.map((side) => sheet.heightOf(side.name, inner, name)));
  const titles = sheet.heightOf(words.submitter, inner, title) + sheet.heightOf(words.sign, inner, sign);
  const height = titles + ROOM_TO_SIGN + names + GAP + sheet.heightOf(bring, INNER.width, note);
  if (!sheet.fits(height)) sheet.turn();
  const top = sheet.y;
  for (const side of sides) {
    const place = { x: side.x + GAP, width: inner };
    const y = top + sheet.text(side.title, { ...place, y: top }, title);
    sheet.text(words.sign, { ...place, y }, sign);
    sheet.text(side.name, { ...place, y: top + titles + ROOM_TO_SIGN }, name);
  }
  sheet.y = top + titles + ROOM_TO_SIGN + names + GAP;
  sheet.y += sheet.text(bring, { x: PAGE.left, y: sheet.y, width: INNER.width }, note);
}
