import { describe, expect, test } from 'vitest';
import { as, type BranchId, type Token } from '../../queue/ids.ts';
import { readCode, receiptUrl, ticketUrl } from '../../wire/codes.ts';

const TOKEN = as<Token>('A012-abcdefghijklmnopqrstuv');
const BRANCH = as<BranchId>('hoan-kiem');
const HOUSE = 'https://motcua.example';

describe('the codes that leave the building', () => {
  test('what a ticket’s or a receipt’s QR says is read again, with its branch', () => {
    expect(readCode(ticketUrl(HOUSE, BRANCH, TOKEN))).toEqual({ kind: 'ticket', token: TOKEN, branch: BRANCH });
    expect(readCode(receiptUrl(HOUSE, BRANCH, TOKEN))).toEqual({ kind: 'receipt', token: TOKEN, branch: BRANCH });
  });

  test('a scanner that adds spaces or a line end is understood, and a code without its branch too', () => {
    expect(readCode(` ${HOUSE}/d/${TOKEN}\r\n`)).toEqual({ kind: 'receipt', token: TOKEN, branch: null });
  });

  test.each(['H26.01.02-261122-0007', 'h15.50.05.13-261008-0975', '000.00.12.H62-201105-0004'])(
    'the dossier code %s is read, typed in any case',
    (code) => {
      expect(readCode(code)).toEqual({ kind: 'dossier_code', code: code.toUpperCase() });
    },
  );

  test.each([
    '',
    'hello',
    '001090000001|010000001|Nguyễn Văn Mẫu|01011990|Nam|Số 1 phố Thử|15042021',
    '00020101021138540010A00000072701',
    `${HOUSE}/d/short`,
    `${HOUSE}/x/${TOKEN}`,
    `${HOUSE}/d/${TOKEN}?b=HOAN KIEM`,
    'H26-261122-0007',
    'H26.01.02-261122-07',
    'H26.01.02-20261122-0007',
  ])('%j is none of ours', (text) => {
    expect(readCode(text)).toEqual({ kind: 'unreadable' });
  });
});
