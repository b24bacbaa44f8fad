import { describe, expect, test } from 'vitest';
import { readScan } from '../../counter/scan/read-scan.ts';
import { present } from './views.ts';

const CARD = '001304000002||Trần Thị Thử|29022004|Nữ|Số 2 ngõ Thử, Cầu Giấy, Hà Nội|01072024';
const RECEIPT = 'https://motcua.example/d/AbCdEfGhIjKlMnOpQrStUv?b=hoan-kiem';

const HOME = 'hoan-kiem' as never;

describe('what a scan means', () => {
  const serving = present('A012', { state: 'serving' });
  const collecting = present('T001', { category: 'collection', state: 'serving' });

  test('a citizen card while serving opens the form for a dossier, filled in', () => {
    expect(readScan(serving, CARD, HOME)).toMatchObject({
      event: { dialog: { name: 'receive', ticket: { number: 'A012' }, scan: { ok: true } } },
    });
  });

  test('a citizen card before the service began says what to do', () => {
    for (const at of [null, present('A012'), collecting])
      expect(readScan(at, CARD, HOME)).toEqual({ event: { type: 'told', notice: { kind: 'card_needs_service' } } });
  });

  test('a receipt joins the collection ticket at the counter', () => {
    expect(readScan(collecting, RECEIPT, HOME)).toEqual({
      order: { kind: 'join', ticket: collecting.ticket, dossiers: [], receipts: ['AbCdEfGhIjKlMnOpQrStUv'] },
    });
  });

  test('a receipt of another branch joins nothing: it is asked about there', () => {
    const elsewhere = RECEIPT.replace('hoan-kiem', 'tay-ho');
    expect(readScan(collecting, elsewhere, HOME)).toMatchObject({ foreign: { branch: 'tay-ho' } });
    expect(readScan(collecting, RECEIPT.replace(/\?.*/, ''), HOME)).toHaveProperty('order');
  });

  test('a receipt at any other ticket says when it is used', () => {
    expect(readScan(serving, RECEIPT, HOME)).toEqual({
      event: { type: 'told', notice: { kind: 'receipt_needs_collection' } },
    });
  });

  test('a bar code with a dossier code searches for it; a code of something else is told as unreadable', () => {
    expect(readScan(null, 'h26.01.02-261122-0004', HOME)).toMatchObject({
      event: { dialog: { name: 'search', words: 'H26.01.02-261122-0004' } },
    });
    expect(readScan(null, '8934563138165', HOME)).toEqual({ event: { type: 'told', notice: { kind: 'unreadable' } } });
    expect(readScan(null, RECEIPT.replace('/d/', '/t/'), HOME)).toBeNull();
  });
});
