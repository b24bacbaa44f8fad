/** domain.md, Forms: `{agency}-{yymmdd}-{sequence}`; the agency is the branch's own, so a visitor types only digits. */
const DATE_DIGITS = 6;
const SEQUENCE_LEAST = 4;
const SEQUENCE_MOST = 7;
export const MOST_DIGITS = DATE_DIGITS + SEQUENCE_MOST;

export interface TypedCode {
  readonly date: string;
  readonly sequence: string;
  /** No calendar has that day. */
  readonly wrongDate: boolean;
  /** The whole code, once it can be looked up. */
  readonly code: string | null;
}

export function typedCode(agency: string, digits: string): TypedCode {
  const date = digits.slice(0, DATE_DIGITS);
  const sequence = digits.slice(DATE_DIGITS);
  const wrongDate = date.length === DATE_DIGITS && !isDay(date);
  const whole = sequence.length >= SEQUENCE_LEAST && !wrongDate;
  return { date, sequence, wrongDate, code: whole ? `${agency}-${date}-${sequence}` : null };
}

/** `yymmdd` of this century. */
function isDay(date: string): boolean {
  const [year, month, day] = [0, 2, 4].map((from) => Number(date.slice(from, from + 2)));
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = year % 4 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
