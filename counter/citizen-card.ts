/** What the QR of a citizen card tells. It can be copied: it prefills a form, and never proves who stands there. */
export interface Card {
  /** 12 digits. */
  readonly number: string;
  /** 9 digits, of the card before; null when there was none. */
  readonly oldNumber: string | null;
  readonly name: string;
  /** `1990-01-01` */
  readonly born: string;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
}

type CardProblem = 'not_a_card' | 'wrong_number' | 'impossible_date' | 'no_name';
export type CardReading =
  | { readonly ok: true; readonly card: Card }
  | { readonly ok: false; readonly why: CardProblem };

/** Fields of the card: number, old number, name, born, sex, address, issued. The card of 2024 may carry more. */
const LEAST_FIELDS = 7;

/**
 * Reads what a keyboard-wedge scanner typed.
 * @param text UTF-8, fields joined by `|`; with or without the scanner's line end.
 */
export function readCitizenCard(text: string): CardReading {
  const fields = text.trim().normalize('NFC').split('|');
  if (fields.length < LEAST_FIELDS) return { ok: false, why: 'not_a_card' };
  const [number = '', old = '', name = '', born = '', sex = '', address = '', issued = ''] = fields.map((field) =>
    field.trim(),
  );
  if (!/^\d{12}$/.test(number) || !/^(\d{9})?$/.test(old)) return { ok: false, why: 'wrong_number' };
  const bornOn = dateFrom(born);
  if (bornOn === null || dateFrom(issued) === null) return { ok: false, why: 'impossible_date' };
  if (name === '') return { ok: false, why: 'no_name' };
  return {
    ok: true,
    card: { number, oldNumber: old === '' ? null : old, name, born: bornOn, sex: sexFrom(sex), address },
  };
}

/** Whether a text looks like a card at all, so that a scan in the wrong field is noticed. */
export const looksLikeCard = (text: string): boolean => text.split('|').length >= LEAST_FIELDS;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `ddmmyyyy` to `yyyy-mm-dd`; null for a day that no calendar has. */
function dateFrom(text: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = (DAYS_IN_MONTH[m - 1] ?? 0) + (m === 2 && leap ? 1 : 0);
  return y >= 1900 && d >= 1 && d <= days ? `${year}-${month}-${day}` : null;
}

function sexFrom(text: string): Card['sex'] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');
  return plain === 'nam' ? 'male' : plain === 'nu' ? 'female' : null;
}
