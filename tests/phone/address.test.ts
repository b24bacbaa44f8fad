import { expect, test } from 'vitest';
import { readAddress } from '../../phone/frame/address.ts';
import { as, type BranchId, type Token } from '../../queue/ids.ts';
import { receiptUrl, ticketUrl } from '../../wire/codes.ts';

const TOKEN = 'q9wX_-3rT5yU7iO1pA2sD4';
const read = (url: string) => {
  const { pathname, search } = new URL(url);
  return readAddress(pathname, search);
};

test('the addresses that QR codes carry lead to their ticket and their receipt', () => {
  const branch = as<BranchId>('hoan-kiem');
  const token = as<Token>(TOKEN);
  expect(read(ticketUrl('https://example.test', branch, token))).toEqual({
    kind: 'ticket',
    token: TOKEN,
    branch: 'hoan-kiem',
  });
  expect(read(receiptUrl('https://example.test', branch, token))).toEqual({
    kind: 'receipt',
    token: TOKEN,
    branch: 'hoan-kiem',
  });
});

test('a language beside the branch is let through, a missing or odd branch is none', () => {
  expect(read(`https://example.test/t/${TOKEN}?b=ba-dinh&lang=en`)?.branch).toBe('ba-dinh');
  expect(read(`https://example.test/t/${TOKEN}`)?.branch).toBeNull();
  expect(read(`https://example.test/t/${TOKEN}?b=../x`)?.branch).toBeNull();
});

test('a short or mangled token is no address', () => {
  expect(readAddress('/t/A012', '')).toBeNull();
  expect(readAddress(`/x/${TOKEN}`, '')).toBeNull();
  expect(readAddress('/t/', '')).toBeNull();
});
