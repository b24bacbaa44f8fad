import { inLanguage, LANGUAGE_TAGS, type Language } from '../../words/catalogue.ts';
import { paperWords } from '../../words/paper/words.ts';
import { numberInWords } from '../../words/spoken-numbers.ts';
import { type FieldRow, fieldRows, framedRows, framedRowsHeight } from './field-rows.ts';
import { heading } from './heading.ts';
import { pageFeet } from './page-feet.ts';
import { papersTable } from './papers-table.ts';
import type { Receipt } from './receipt.ts';
import { INNER, MM, PAGE, Sheet } from './sheet.ts';
import { signatures } from './signatures.ts';

const BLOCK_GAP = 2.5 * MM;

/**
 * Form 01 as an A4 PDF with its fonts inside, one page in the usual case. The same receipt always gives the same bytes:
 * a reprint is the same document. Its metadata names the dossier and the office, never the applicant.
 * @throws RangeError for a code that a bar code cannot hold, or a fee that is no whole number of dong.
 */
export async function receiptPdf(receipt: Receipt, language: Language = 'vi'): Promise<Uint8Array> {
  const words = inLanguage(paperWords, language).receipt;
  const sheet = new Sheet({
    title: `${words.title} ${receipt.code}`,
    subject: receipt.code,
    author: receipt.branch.name,
    language: LANGUAGE_TAGS[language],
    at: receipt.receivedAt,
  });
  sheet.turn();
  heading(sheet, receipt, language);
  fieldRows(sheet, [...applicantRows(receipt, language), serviceRow(receipt, language)]);
  sheet.y += sheet.text(words.papers, { x: PAGE.left, y: sheet.y, width: INNER.width }) + 1 * MM;
  papersTable(sheet, receipt.papers, language);
  sheet.y += BLOCK_GAP;
  fieldRows(sheet, termRows(receipt, language));
  promise(sheet, receipt, language);
  pageFeet(sheet, receipt, language);
  return sheet.bytes();
}

/** The date that is promised stands on the page that is signed. */
function promise(sheet: Sheet, receipt: Receipt, language: Language): void {
  const words = inLanguage(paperWords, language).receipt;
  const rows = [
    { label: words.due, value: dueMoment(receipt, language) },
    { label: words.collectAt, value: receipt.collectAt },
  ];
  const signed = signatures(sheet, receipt, language);
  if (!sheet.fits(BLOCK_GAP * 2 + framedRowsHeight(sheet, rows) + signed.height)) sheet.turn();
  else sheet.y += BLOCK_GAP / 2;
  framedRows(sheet, rows);
  sheet.y += BLOCK_GAP * 1.5;
  signed.write();
}

function applicantRows({ applicant }: Receipt, language: Language): readonly FieldRow[] {
  const words = inLanguage(paperWords, language).receipt;
  return [
    { label: words.applicant, value: applicant.name },
    { label: words.idNumber, value: applicant.idNumber },
    { label: words.phone, value: applicant.phone ?? words.notGiven },
    { label: words.address, value: applicant.address ?? words.notGiven },
  ];
}

function serviceRow({ service }: Receipt, language: Language): FieldRow {
  const words = inLanguage(paperWords, language).receipt;
  const code = service.code === null ? '' : ` ${words.serviceCode(service.code)}`;
  return { label: words.service, value: `${service.name}${code}` };
}

function termRows(receipt: Receipt, language: Language): readonly FieldRow[] {
  const words = inLanguage(paperWords, language).receipt;
  const { feeVnd, workingDays } = receipt;
  const fee =
    feeVnd === 0
      ? words.noFee
      : words.feeOf(feeVnd.toLocaleString(LANGUAGE_TAGS[language]), numberInWords(feeVnd, language));
  return [
    { label: words.sets, value: words.setsOf(receipt.sets) },
    { label: words.fee, value: fee },
    { label: words.statutory, value: workingDays === 0 ? words.sameDay : words.workingDays(workingDays) },
    { label: words.receivedAt, value: receivedMoment(receipt, language) },
  ];
}

function receivedMoment({ receivedAt, timeZone }: Receipt, language: Language): string {
  const at = Temporal.Instant.fromEpochMilliseconds(receivedAt).toZonedDateTimeISO(timeZone);
  return moment(at.hour * 60 + at.minute, at.toPlainDate(), language);
}

const dueMoment = ({ due }: Receipt, language: Language): string =>
  moment(due.minute, Temporal.PlainDate.from(due.date), language);

const two = (n: number): string => String(n).padStart(2, '0');
const moment = (minute: number, day: Temporal.PlainDate, language: Language): string =>
  inLanguage(paperWords, language).receipt.moment(
    two(Math.floor(minute / 60)),
    two(minute % 60),
    two(day.day),
    two(day.month),
    String(day.year),
  );
