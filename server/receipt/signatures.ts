import { inLanguage, type Language } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import type { Receipt } from './receipt.ts';
import { INNER, MM, PAGE, type Sheet, SIZE, type TextStyle } from './sheet.ts';

/** For a pen, and for the office's stamp over the clerk's side. */
const ROOM_TO_SIGN = 19 * MM;
const GAP = 3 * MM;
const HALF = INNER.width / 2;
const SIDE_WIDTH = HALF - 2 * GAP;

const TITLE: TextStyle = { face: 'bold', align: 'center' };
const SIGN: TextStyle = { face: 'italic', size: SIZE.small, align: 'center' };
const NAME: TextStyle = { face: 'semibold', align: 'center' };
const NOTE: TextStyle = { face: 'italic' };

/** Both signatures and what to bring. `height` is known before, so that the page's end parts nothing from what is signed. */
export function signatures(sheet: Sheet, receipt: Receipt, language: Language): { height: number; write: () => void } {
  const words = inLanguage(paperWords, language).receipt;
  const sides = [
    { title: words.submitter, name: receipt.applicant.name, x: PAGE.left },
    { title: words.receiver, name: receipt.clerk, x: PAGE.left + HALF },
  ].map((side) => ({ ...side, title: side.title.toLocaleUpperCase('vi') }));
  const bring = `${words.bring} ${words.contact(receipt.branch.phone)}`;
  const titleHeight = sheet.heightOf(words.submitter, SIDE_WIDTH, TITLE);
  const namesDown = titleHeight + sheet.heightOf(words.sign, SIDE_WIDTH, SIGN) + ROOM_TO_SIGN;
  const names = Math.max(...sides.map(({ name }) => sheet.heightOf(name, SIDE_WIDTH, NAME)));
  const bringDown = namesDown + names + GAP;
  const height = bringDown + sheet.heightOf(bring, INNER.width, NOTE);
  const write = (): void => {
    const top = sheet.y;
    for (const side of sides) {
      const place = { x: side.x + GAP, width: SIDE_WIDTH };
      sheet.text(side.title, { ...place, y: top }, TITLE);
      sheet.text(words.sign, { ...place, y: top + titleHeight }, SIGN);
      sheet.text(side.name, { ...place, y: top + namesDown }, NAME);
    }
    sheet.text(bring, { x: PAGE.left, y: top + bringDown, width: INNER.width }, NOTE);
    sheet.y = top + height;
  };
  return { height, write };
}
