import type { Card, CardReading } from '../citizen-card.ts';
import type { HandOverBody } from '../views.ts';

type Representative = NonNullable<HandOverBody['representative']>;
export type RepresentativeField = keyof Representative;

/** Who the result is given to, as it stands in the dialog. */
export interface HandOverForm {
  readonly other: boolean;
  readonly typed: Representative;
  readonly card: CardCheck | null;
}

/** What a scanned card says about the person: it can be copied, so it helps to compare and never proves. */
export type CardCheck =
  | { readonly is: 'applicant' | 'another'; readonly name: string }
  /** The applicant's number is not known here: not yet come, or erased. */
  | { readonly is: 'incomparable'; readonly name: string }
  | { readonly is: 'unreadable'; readonly why: Extract<CardReading, { ok: false }>['why'] };

export type HandOverEvent =
  | { readonly type: 'to_chosen'; readonly other: boolean }
  | { readonly type: 'typed'; readonly field: RepresentativeField; readonly text: string }
  /** `applicant`: the number that the applicant gave, 9 or 12 digits; null when it is not known. */
  | { readonly type: 'scanned'; readonly reading: CardReading; readonly applicant: string | null };

export const emptyHandOver: HandOverForm = {
  other: false,
  typed: { name: '', idNumber: '', letter: '' },
  card: null,
};

export function handOverStep(form: HandOverForm, event: HandOverEvent): HandOverForm {
  switch (event.type) {
    case 'to_chosen':
      return { ...form, other: event.other };
    case 'typed':
      return { ...form, typed: { ...form.typed, [event.field]: event.text } };
    case 'scanned':
      return scanned(form, event.reading, event.applicant);
    default:
      return event satisfies never;
  }
}

function scanned(form: HandOverForm, reading: CardReading, applicant: string | null): HandOverForm {
  if (!reading.ok) return { ...form, card: { is: 'unreadable', why: reading.why } };
  const { card } = reading;
  const check: CardCheck = {
    is: applicant === null ? 'incomparable' : isOf(card, applicant) ? 'applicant' : 'another',
    name: card.name,
  };
  const fills = form.other && check.is !== 'applicant';
  return {
    ...form,
    card: check,
    typed: fills ? { ...form.typed, name: card.name, idNumber: card.number } : form.typed,
  };
}

/** An application may be older than the card: then it has the number of the card before. */
const isOf = (card: Card, number: string): boolean => number === card.number || number === card.oldNumber;

export const mayHandOver = ({ other, typed }: HandOverForm): boolean =>
  !other || Object.values(typed).every((text) => text.trim() !== '');
