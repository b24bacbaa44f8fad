import { describe, expect, test } from 'vitest';
import { readCitizenCard } from '../../counter/citizen-card.ts';
import { emptyHandOver, type HandOverForm, handOverStep, mayHandOver } from '../../counter/dossiers/hand-over-form.ts';

const THU = readCitizenCard('001304000002|012345678|Trần Thị Thử|29022004|Nữ|Số 2 ngõ Thử, Hà Nội|01072024');
const scanned = (form: HandOverForm, applicant: string | null, reading = THU) =>
  handOverStep(form, { type: 'scanned', reading, applicant });
const toOther = handOverStep(emptyHandOver, { type: 'to_chosen', other: true });

describe('a citizen card scanned while a result is handed over', () => {
  test.each(['001304000002', '012345678'])('the applicant’s number is %s: it matches', (applicant) => {
    expect(scanned(emptyHandOver, applicant).card).toEqual({ is: 'applicant', name: 'Trần Thị Thử' });
  });

  test('another’s card is said to be another’s, and changes nothing that was chosen', () => {
    const form = scanned(emptyHandOver, '001090000001');
    expect(form).toEqual({ ...emptyHandOver, card: { is: 'another', name: 'Trần Thị Thử' } });
  });

  test('for an authorised person it fills in name and number, and leaves the letter to be written', () => {
    const form = scanned(toOther, '001090000001');
    expect(form.typed).toEqual({ name: 'Trần Thị Thử', idNumber: '001304000002', letter: '' });
    expect(mayHandOver(form)).toBe(false);
    expect(mayHandOver(handOverStep(form, { type: 'typed', field: 'letter', text: 'Số 12' }))).toBe(true);
  });

  test('the applicant is never filled in as their own representative', () => {
    expect(scanned(toOther, '001304000002').typed).toEqual(toOther.typed);
  });

  test('an applicant whose details are erased cannot be compared, and a code that is no card is told', () => {
    expect(scanned(emptyHandOver, null).card).toMatchObject({ is: 'incomparable' });
    const wrong = scanned(emptyHandOver, null, readCitizenCard('https://example.vn'));
    expect(wrong.card).toEqual({ is: 'unreadable', why: 'not_a_card' });
  });
});
