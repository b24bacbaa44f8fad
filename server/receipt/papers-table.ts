import type { RequiredPaper } from '../../queue/catalogue.ts';
import { inLanguage, type Language } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import { INNER, MM, PAGE, type Sheet, type TextStyle } from './sheet.ts';

const PADDING = { x: 1.5 * MM, y: 0.9 * MM };
const FIXED = { order: 12 * MM, form: 26 * MM, quantity: 20 * MM };

interface Column {
  readonly width: number;
  readonly align: 'left' | 'center';
}
const COLUMNS: readonly Column[] = [
  { width: FIXED.order, align: 'center' },
  { width: INNER.width - FIXED.order - FIXED.form - FIXED.quantity, align: 'left' },
  { width: FIXED.form, align: 'center' },
  { width: FIXED.quantity, align: 'center' },
];

/** The papers that were handed in. On a new page the head row is repeated; a row is never parted. */
export function papersTable(sheet: Sheet, papers: readonly RequiredPaper[], language: Language): void {
  const words = inLanguage(paperWords, language).receipt;
  const { order, name, form, quantity } = words.columns;
  const head = [order, name, form, quantity];
  const rows = papers.map((paper, index) => [
    String(index + 1),
    paper.name,
    words.form[paper.form],
    String(paper.quantity).padStart(2, '0'),
  ]);
  const first = rows[0];
  const headHeight = rowHeight(sheet, head, 'semibold');
  // A head alone at a page's foot would have to be repeated at once.
  if (first !== undefined && !sheet.fits(headHeight + rowHeight(sheet, first, 'regular'))) sheet.turn();
  sheet.within('Table', () => {
    row(sheet, head, 'TH', true);
    for (const cells of rows) {
      const turned = !sheet.fits(rowHeight(sheet, cells, 'regular'));
      if (turned) {
        sheet.turn();
        row(sheet, head, 'Artifact', true);
      }
      row(sheet, cells, 'TD', false);
    }
  });
}

const rowHeight = (sheet: Sheet, cells: readonly string[], face: 'regular' | 'semibold'): number =>
  2 * PADDING.y +
  Math.max(
    ...COLUMNS.map(({ width, align }, index) =>
      sheet.heightOf(cells[index] ?? '', width - 2 * PADDING.x, { face, align }),
    ),
  );

function row(sheet: Sheet, cells: readonly string[], role: 'TH' | 'TD' | 'Artifact', topped: boolean): void {
  const style: TextStyle = { face: role === 'TD' ? 'regular' : 'semibold' };
  const height = rowHeight(sheet, cells, role === 'TD' ? 'regular' : 'semibold');
  const top = sheet.y;
  const write = (): void => {
    let x = PAGE.left;
    for (const [index, { width, align }] of COLUMNS.entries()) {
      const place = { x: x + PADDING.x, y: top + PADDING.y, width: width - 2 * PADDING.x };
      sheet.text(cells[index] ?? '', place, { ...style, align }, role);
      x += width;
    }
  };
  // The repeated head says nothing new to a reader of the tree.
  if (role === 'Artifact') write();
  else sheet.within('TR', write);
  if (topped) sheet.line(PAGE.left, top, PAGE.left + INNER.width, top);
  sheet.line(PAGE.left, top + height, PAGE.left + INNER.width, top + height);
  let x = PAGE.left;
  for (const width of [0, ...COLUMNS.map((column) => column.width)]) {
    x += width;
    sheet.line(x, top, x, top + height);
  }
  sheet.y = top + height;
}
