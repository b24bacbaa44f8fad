import { expect, test } from 'vitest';
import { as, type BranchId, type Token } from '../../queue/ids.ts';
import { readCode, receiptUrl, ticketUrl } from '../../wire/codes.ts';

const TOKEN = as<Token>('q3m8XkV-0_aZb7Yc2dEfGh');
const BRANCH = as<BranchId>('hoan-kiem');

test('what is printed is what is read: ticket and receipt, with the branch that gave them', () => {
  expect(readCode(ticketUrl('https://hall.example', BRANCH, TOKEN))).toEqual({
    kind: 'ticket',
    token: TOKEN,
    branch: BRANCH,
  });
  expect(readCode(receiptUrl('http://192.0.2.7:3000', BRANCH, TOKEN))).toEqual({
    kind: 'receipt',
    token: TOKEN,
    branch: BRANCH,
  });
});

test('a wedge scanner’s line end and a missing branch are no obstacle', () => {
  expect(readCode(` https://hall.example/d/${TOKEN}\r\n`)).toEqual({ kind: 'receipt', token: TOKEN, branch: null });
});

test('dossier codes of both shapes are read, in small letters too', () => {
  expect(readCode('000.00.12.h62-201105-0004')).toEqual({ kind: 'dossier_code', code: '000.00.12.H62-201105-0004' });
  expect(readCode('H15.50.05.13-261008-0975')).toEqual({ kind: 'dossier_code', code: 'H15.50.05.13-261008-0975' });
});

test('anything else is unreadable: citizen cards, payments, other houses’ pages, short tokens, nothing', () => {
  for (const text of [
    '',
    'hello',
    '001090000001|010000001|Nguyễn Văn Mẫu|01011990|Nam|Số 1 phố Thử|15042021',
    '00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4',
    'https://hall.example/t/short',
    `https://hall.example/x/${TOKEN}`,
    `https://hall.example/t/${TOKEN}/more`,
    'H26.01-2611-0001',
  ])
    expect(readCode(text)).toEqual({ kind: 'unreadable' });
});
