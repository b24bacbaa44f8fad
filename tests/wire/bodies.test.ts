import { describe, expect, test } from 'vitest';
import { ruleBody, signInBody, transferBody } from '../../wire/http/counters.ts';
import { applicant, handOverBody, issueCollectionBody, receiveDossierBody } from '../../wire/http/dossiers.ts';
import {
  callId,
  counterId,
  dossierCode,
  localDate,
  printJobId,
  serviceId,
  ticketId,
  token,
} from '../../wire/http/fields.ts';
import { sessionBody } from '../../wire/http/people.ts';
import { issueTicketBody } from '../../wire/http/tickets.ts';

const taken = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('single values at the edge', () => {
  test.each([
    [
      ticketId,
      ['2026-11-22/A012', '2026-11-22/A1000'],
      ['A012', '2026-11-22/A12', '2026-11-22/a012', '2026-11-22/A012/1'],
    ],
    [callId, ['2026-11-22/A012/1'], ['2026-11-22/A012', '2026-11-22/A012/x']],
    [printJobId, ['2026-11-22/A012/print', '2026-11-22/A012/print/1795323600000'], ['2026-11-22/A012']],
    [counterId, ['1', '99'], ['', 'one', '1234', '-1']],
    [serviceId, ['1.001193', 'bien-dong-chuyen-nhuong'], ['', 'a b', '../etc', 'x'.repeat(41)]],
    [localDate, ['2026-11-22', '2028-02-29'], ['22/11/2026', '2026-1-2', '2027-02-31', '2027-02-29', '2026-13-01']],
    [token, ['A012-abcdefghijklmnopqrstuv'], ['short', `${'x'.repeat(22)} `, 'x'.repeat(65)]],
    [dossierCode, ['H26.01.02-261122-0007', '000.00.12.H62-201105-0004'], ['H26-261122-0007', 'H26.01.02-261122-007']],
  ])('form %#: the right ones are taken, the wrong ones are not', (schema, right, wrong) => {
    for (const value of right) expect(taken(schema, value), value).toBe(true);
    for (const value of wrong) expect(taken(schema, value), value).toBe(false);
    for (const value of [null, undefined, 12, {}, []]) expect(taken(schema, value)).toBe(false);
  });
});

describe('bodies', () => {
  test('a ticket asked for with its service alone is a standard one in Vietnamese', () => {
    expect(issueTicketBody.parse({ service: 'birth' })).toEqual({
      service: 'birth',
      category: 'standard',
      ground: null,
      language: 'vi',
    });
    expect(taken(issueTicketBody, { service: 'birth', category: 'appointment' })).toBe(false);
    expect(taken(issueTicketBody, { service: 'birth', category: 'collection' })).toBe(false);
  });

  test('what is left out of a transfer or a sign-in is nothing, and no confirmation', () => {
    expect(transferBody.parse({ ticket: '2026-11-22/A012' })).toMatchObject({ service: null, to: null });
    expect(signInBody.parse({})).toEqual({ takeOver: false });
  });

  test.each([
    ['12 digits', '001090000001', true],
    ['9 digits of an old card', '010000001', true],
    ['a tax number', '0101234567-001', true],
    ['11 digits', '00109000000', false],
    ['a passport', 'C1234567', true],
    ['a passport in small letters', ' e12345678 ', true],
    ['five letters and digits', 'C1234', false],
    ['thirteen letters and digits', 'C123456789012', false],
    ['a passport with a space in it', 'C12 34567', false],
    ['nothing', '', false],
  ])('an applicant’s number of %s', (_, idNumber, right) => {
    expect(taken(applicant, { name: 'Nguyễn Văn Mẫu', idNumber })).toBe(right);
  });

  test('a passport’s letters are raised', () => {
    expect(applicant.parse({ name: 'Ann Example', idNumber: ' e12345678 ' }).idNumber).toBe('E12345678');
  });

  test('an applicant’s name is trimmed, and is neither empty nor endless', () => {
    const named = (name: string) => applicant.safeParse({ name, idNumber: '001090000001' });
    expect(named('  Trần Thị Thử ').data?.name).toBe('Trần Thị Thử');
    expect(named('   ').success).toBe(false);
    expect(named('x'.repeat(121)).success).toBe(false);
  });

  test('a dossier needs a paper at least, and no more sets or fee than a person could mean', () => {
    const body = {
      counter: '1',
      ticket: '2026-11-22/A012',
      service: 'birth',
      applicant: { name: 'Nguyễn Văn Mẫu', idNumber: '001090000001' },
      papers: [{ name: 'Tờ khai', form: 'original', quantity: 1 }],
      feeVnd: 0,
    };
    expect(receiveDossierBody.parse(body)).toMatchObject({ sets: 1, due: null });
    for (const change of [{ papers: [] }, { feeVnd: -1 }, { feeVnd: 0.5 }, { sets: 0 }, { due: 'tomorrow' }])
      expect(taken(receiveDossierBody, { ...body, ...change })).toBe(false);
  });

  test('twenty receipts on one collection, not more', () => {
    const receipts = (count: number) => ({ receipts: Array.from({ length: count }, () => 'x'.repeat(22)) });
    expect(taken(issueCollectionBody, receipts(0))).toBe(true);
    expect(taken(issueCollectionBody, receipts(20))).toBe(true);
    expect(taken(issueCollectionBody, receipts(21))).toBe(false);
  });

  test('a PIN is digits; a rule is whole minutes', () => {
    const session = { branch: 'hoan-kiem', clerk: 'lan' };
    expect(taken(sessionBody, { ...session, pin: '1234' })).toBe(true);
    for (const pin of ['123', '12a4', 1234]) expect(taken(sessionBody, { ...session, pin })).toBe(false);
    const targets = { standard: 20, priority: 5, collection: 10, appointment: 0 };
    expect(taken(ruleBody, { targets, urgentLimit: 2 })).toBe(true);
    expect(taken(ruleBody, { targets: { ...targets, priority: 2.5 }, urgentLimit: 2 })).toBe(false);
    expect(taken(ruleBody, { targets, urgentLimit: -1 })).toBe(false);
    expect(taken(handOverBody, {})).toBe(false);
  });
});
