import { describe, expect, test } from 'vitest';
import { looksLikeCard, readCitizenCard } from '../../counter/citizen-card.ts';

const MAU = '001090000001|010000001|Nguyễn Văn Mẫu|01011990|Nam|Số 1 phố Thử, phường Mẫu, Ba Đình, Hà Nội|15042021';
const THU = '001304000002||Trần Thị Thử|29022004|Nữ|Số 2 ngõ Thử, Cầu Giấy, Hà Nội|01072024';

describe('the QR of a citizen card', () => {
  test('a card gives number, name, birth, sex and address', () => {
    expect(readCitizenCard(MAU)).toEqual({
      ok: true,
      card: {
        number: '001090000001',
        oldNumber: '010000001',
        name: 'Nguyễn Văn Mẫu',
        born: '1990-01-01',
        sex: 'male',
        address: 'Số 1 phố Thử, phường Mẫu, Ba Đình, Hà Nội',
      },
    });
  });

  test('a card without an old number, born on a leap day, reads with the scanner’s line end', () => {
    expect(readCitizenCard(`${THU}\r\n`)).toMatchObject({ ok: true, card: { born: '2004-02-29', sex: 'female' } });
  });

  test('a card of 2024 with more fields reads, the rest is ignored', () => {
    expect(readCitizenCard(`${THU}|x|y||z`)).toMatchObject({ ok: true, card: { number: '001304000002' } });
  });

  test('marks that a scanner sent apart from their letters become one character', () => {
    expect(readCitizenCard(THU.normalize('NFD'))).toMatchObject({ card: { name: 'Trần Thị Thử' } });
  });

  test('`nu` without its mark is understood; an unknown sex is left open', () => {
    expect(readCitizenCard(THU.replace('Nữ', 'nu'))).toMatchObject({ card: { sex: 'female' } });
    expect(readCitizenCard(THU.replace('Nữ', '?'))).toMatchObject({ card: { sex: null } });
  });

  test.each([
    ['eleven digits', MAU.replace('001090000001', '00109000001')],
    ['thirteen digits', MAU.replace('001090000001', '0010900000011')],
    ['a letter among the digits', MAU.replace('001090000001', '00109000000A')],
    ['an old number of eight digits', MAU.replace('|010000001|', '|01000001|')],
  ])('%s: refused as a wrong number', (_, text) => {
    expect(readCitizenCard(text)).toEqual({ ok: false, why: 'wrong_number' });
  });

  test.each([
    ['29 February of a usual year', THU.replace('29022004', '29022003')],
    ['29 February 1900', THU.replace('29022004', '29021900')],
    ['31 April', THU.replace('29022004', '31041990')],
    ['month 13', THU.replace('29022004', '01131990')],
    ['day 0', THU.replace('29022004', '00011990')],
    ['a year before cards', THU.replace('29022004', '01010190')],
    ['a date of seven digits', THU.replace('29022004', '2902204')],
    ['an impossible date of issue', THU.replace('01072024', '32072024')],
  ])('%s: refused as impossible', (_, text) => {
    expect(readCitizenCard(text)).toEqual({ ok: false, why: 'impossible_date' });
  });

  test('six fields are no card, nor is a link', () => {
    expect(readCitizenCard(THU.split('|').slice(0, 6).join('|'))).toEqual({ ok: false, why: 'not_a_card' });
    expect(looksLikeCard('https://motcua.example/d/AbC?b=hoan-kiem')).toBe(false);
  });

  test('a card without a name is refused', () => {
    expect(readCitizenCard(THU.replace('Trần Thị Thử', ' '))).toEqual({ ok: false, why: 'no_name' });
  });
});
