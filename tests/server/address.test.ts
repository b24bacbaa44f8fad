import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { canonicalAddress, createAddressOf, isNetwork } from '../../server/address.ts';

const request = (remoteAddress: string | undefined, headers: Record<string, string> = {}): IncomingMessage =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:4711', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:cb00:7107', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2::ffff', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
  ['"[2001:db8:1:2::1]"', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', null],
  ['_hidden', null],
  ['', null],
  ['1.2.3', null],
  ['203.0.113.07', null],
])('the address %s counts as %s', (given, canonical) => {
  expect(canonicalAddress(given)).toBe(canonical);
});

test('what is no network is refused as a proxy', () => {
  expect(['192.0.2.7', '192.0.2.0/24', '2001:db8::/32', '::1'].map(isNetwork)).toEqual([true, true, true, true]);
  expect(['192.0.2.0/33', 'proxy.example', '', '10.0.0', '2001:db8::/129'].map(isNetwork)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('no proxy is named: the headers of whoever asks are not read', () => {
  const addressOf = createAddressOf([]);
  expect(addressOf(request('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' }))).toBe('127.0.0.1');
  expect(addressOf(request(undefined))).toBe('unknown');
  expect(addressOf(undefined)).toBe('unknown');
});

const behind = createAddressOf(['127.0.0.1', '192.0.2.0/24', '2001:db8:ffff::/48']);

test.each([
  ['somebody beside the proxy', '203.0.113.9', { 'x-forwarded-for': '198.51.100.1' }, '203.0.113.9'],
  ['the proxy names who asks', '127.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1'],
  ['a mapped address of the proxy', '::ffff:127.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1'],
  ['a client forges hops before its own', '127.0.0.1', { 'x-forwarded-for': '1.1.1.1, 198.51.100.1' }, '198.51.100.1'],
  ['a proxy behind a proxy', '127.0.0.1', { 'x-forwarded-for': '198.51.100.1, 192.0.2.8' }, '198.51.100.1'],
  ['the hop is of IPv6', '2001:db8:ffff::1', { 'x-forwarded-for': '2001:db8:1:2::9' }, '2001:db8:1:2::/64'],
  ['all hops are proxies', '127.0.0.1', { 'x-forwarded-for': '192.0.2.9, 192.0.2.8' }, '192.0.2.9'],
  [
    'the header of the standard',
    '127.0.0.1',
    { forwarded: 'for=1.1.1.1, for="[2001:db8::7]:80";proto=https' },
    '2001:db8:0:0::/64',
  ],
  [
    'both agree',
    '127.0.0.1',
    { 'x-forwarded-for': '198.51.100.1', forwarded: 'proto=http; For=198.51.100.1' },
    '198.51.100.1',
  ],
  [
    'both disagree: one of them is the client’s',
    '127.0.0.1',
    { 'x-forwarded-for': '1.1.1.1', forwarded: 'for=198.51.100.1' },
    '127.0.0.1',
  ],
  ['the hop hides', '127.0.0.1', { 'x-forwarded-for': '1.1.1.1, _hidden' }, '127.0.0.1'],
  ['the proxy names nobody', '127.0.0.1', {}, '127.0.0.1'],
] as const)('behind named proxies: %s', (_, peer, headers, who) => {
  expect(behind(request(peer, headers))).toBe(who);
});
