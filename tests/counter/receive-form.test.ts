import { describe, expect, test } from 'vitest';
import { bodyOf, formFor, formStep, type ReceiveForm, wrongFields } from '../../counter/dossiers/receive-form.ts';
import type { Service } from '../../counter/views.ts';
import { receiveDossierBody } from '../../wire/http/dossiers.ts';

const TODAY = '2026-11-22';
const ticket = '2026-11-22/A012' as never;
const service = {
  id: '1.001193',
  dossier: { workingDays: 3, feeVnd: 8000, papers: [{ name: 'Tờ khai', form: 'original', quantity: 1 }] },
} as unknown as Service;
const filled: ReceiveForm = { ...formFor(service), name: 'Trần Thị Thử', idNumber: '001304000002' };
const wrong = (change: Partial<ReceiveForm>) => wrongFields({ ...filled, ...change }, TODAY);

describe('the form of a dossier', () => {
  test('papers and fee come from the catalogue, the due date from the server', () => {
    expect(filled).toMatchObject({ fee: '8000', due: null, papers: [{ name: 'Tờ khai', quantity: '1' }] });
  });

  test('a service that takes no dossiers is not chosen', () => {
    const guidance = { id: 'guidance', dossier: null } as unknown as Service;
    expect(formFor(guidance).service).toBeNull();
    expect(bodyOf(formFor(guidance), ticket, TODAY)).toBeNull();
  });

  test('a card fills in name, number and address and leaves the rest', () => {
    const card = {
      number: '001090000001',
      oldNumber: null,
      name: 'Nguyễn Văn Mẫu',
      born: '1990-01-01',
      sex: null,
      address: 'Số 1',
    };
    const next = formStep({ ...filled, phone: '0912345678' }, { type: 'card_read', card });
    expect(next).toMatchObject({ name: 'Nguyễn Văn Mẫu', idNumber: '001090000001', phone: '0912345678' });
  });

  test('what is sent is what the server’s schema takes', () => {
    const body = bodyOf({ ...filled, phone: '0912 345 678', fee: '8.000', due: '2026-11-30' }, ticket, TODAY);
    expect(receiveDossierBody.parse({ ...body, counter: '3' })).toMatchObject({
      applicant: { idNumber: '001304000002', phone: '0912 345 678', address: null },
      feeVnd: 8000,
      due: '2026-11-30',
    });
  });

  test('a row without a name is left out', () => {
    const body = bodyOf(formStep(filled, { type: 'paper_added' }), ticket, TODAY);
    expect(body?.papers).toHaveLength(1);
  });

  test.each([
    ['no name', { name: '  ' }, 'name'],
    ['a name that no receipt can show', { name: '习近平' }, 'name'],
    ['an address that no receipt can show', { address: 'Số 1 \ufffd' }, 'address'],
    ['a paper that no receipt can show', { papers: [{ name: '护照', form: 'copy', quantity: '1' }] }, 'papers'],
    ['eleven digits', { idNumber: '00130400000' }, 'idNumber'],
    ['a short phone number', { phone: '12' }, 'phone'],
    ['no paper', { papers: [] }, 'papers'],
    ['no quantity', { papers: [{ name: 'x', form: 'copy', quantity: '0' }] }, 'papers'],
    ['no set', { sets: '0' }, 'sets'],
    ['a fee in words', { fee: 'tám nghìn' }, 'fee'],
    ['a day that is over', { due: '2026-11-21' }, 'due'],
    ['a mistyped year', { due: '2036-11-23' }, 'due'],
    ['a day still to be chosen', { due: '' }, 'due'],
    ['no service', { service: null }, 'service'],
  ] as const)('%s is told at its field, and nothing is sent', (_, change, field) => {
    expect(wrong(change as Partial<ReceiveForm>)).toEqual([field]);
    expect(bodyOf({ ...filled, ...(change as Partial<ReceiveForm>) }, ticket, TODAY)).toBeNull();
  });

  test('a passport is taken, and sent in capitals', () => {
    expect(bodyOf({ ...filled, idNumber: ' e12345678' }, ticket, TODAY)?.applicant.idNumber).toBe('E12345678');
  });

  test('a tax number and an old citizen number are taken', () => {
    for (const idNumber of ['0101234567', '0101234567-001', '012345678']) expect(wrong({ idNumber })).toEqual([]);
  });
});
