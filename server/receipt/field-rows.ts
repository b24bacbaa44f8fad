import { INNER, MM, PAGE, type Sheet, SIZE } from './sheet.ts';

/** Takes the longest label, "Số định danh / hộ chiếu / mã số thuế:", in one line. */
const LABEL_WIDTH = 70 * MM;
const ROW_GAP = 0.9 * MM;
const BOX_PADDING = 2.5 * MM;

export interface FieldRow {
  readonly label: string;
  readonly value: string;
}

/** `inset`: how far the text stands in from the margins; values begin below each other, framed or not. */
const heightOf = (sheet: Sheet, { label, value }: FieldRow, inset: number, size: number): number =>
  Math.max(
    sheet.heightOf(label, LABEL_WIDTH - inset, { size: SIZE.text }),
    sheet.heightOf(value, INNER.width - LABEL_WIDTH - inset, { face: 'semibold', size }),
  );

function write(sheet: Sheet, { label, value }: FieldRow, inset: number, size: number): void {
  const height = heightOf(sheet, { label, value }, inset, size);
  // A larger value stands on the same line of writing as its label.
  const drop = size - SIZE.text;
  sheet.text(label, { x: PAGE.left + inset, y: sheet.y + drop, width: LABEL_WIDTH - inset });
  const place = { x: PAGE.left + LABEL_WIDTH, y: sheet.y, width: INNER.width - LABEL_WIDTH - inset };
  sheet.text(value, place, { face: 'semibold', size });
  sheet.y += height + ROW_GAP;
}

/** Labels to the left, values to the right; turns the page where the next row does not fit whole. */
export function fieldRows(sheet: Sheet, rows: readonly FieldRow[]): void {
  for (const row of rows) {
    if (!sheet.fits(heightOf(sheet, row, 0, SIZE.text))) sheet.turn();
    write(sheet, row, 0, SIZE.text);
  }
}

export const framedRowsHeight = (sheet: Sheet, rows: readonly FieldRow[]): number =>
  rows.reduce((sum, row) => sum + heightOf(sheet, row, BOX_PADDING, SIZE.strong) + ROW_GAP, 2 * BOX_PADDING) - ROW_GAP;

/** The same in a frame and larger: what the visitor looks for at home. */
export function framedRows(sheet: Sheet, rows: readonly FieldRow[]): void {
  const height = framedRowsHeight(sheet, rows);
  sheet.frame(PAGE.left, sheet.y, INNER.width, height);
  const bottom = sheet.y + height;
  sheet.y += BOX_PADDING;
  for (const row of rows) write(sheet, row, BOX_PADDING, SIZE.strong);
  sheet.y = bottom;
}
