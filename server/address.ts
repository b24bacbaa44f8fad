import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, SocketAddress } from 'node:net';
import type { Context } from 'hono';

/** The address of somebody whose socket tells none: it has just been closed, or a test has none. */
export const NO_ADDRESS = 'unknown';

/** Who asks, by address, of an HTTP request or of a socket's handshake. */
export type AddressOf = (request: IncomingMessage | undefined) => string;

/** The request of Node's that a route was called for; undefined where a test calls the app without a server. */
export const requestOf = (c: Context): IncomingMessage | undefined =>
  (c.env as { readonly incoming?: IncomingMessage } | undefined)?.incoming;

/**
 * One form for one sender, to count by: IPv4 as it is, also where it came mapped into IPv6; of IPv6 the first 64 bits, since
 * whoever has one such address has all of its network. Null when the text is no address. A port and brackets are taken off.
 */
export function canonicalAddress(text: string): string | null {
  const bare = bareAddress(text);
  switch (isIP(bare)) {
    case 4:
      return bare;
    case 6: {
      // The library writes one address one way: small letters, the longest run of zeros as `::`, a mapped IPv4 with dots.
      const { address } = new SocketAddress({ address: bare, family: 'ipv6' });
      const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
      return mapped ?? `${firstFourGroups(address)}::/64`;
    }
    default:
      return null;
  }
}

/** `203.0.113.7:4711`, `"[2001:db8::1]:4711"`, `fe80::1%eth0`: the address alone. */
function bareAddress(text: string): string {
  const trimmed = text.trim().replace(/^"(.*)"$/, '$1');
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(trimmed)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1];
  return (bracketed ?? withPort ?? trimmed).split('%')[0] ?? '';
}

function firstFourGroups(address: string): string {
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: after === undefined ? 0 : 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}

const NETWORK = /^(.+?)(?:\/(\d{1,3}))?$/;

/** One address or network (`192.0.2.0/24`) of a trusted proxy, added to the list; false when it is neither. */
function addNetwork(list: BlockList, text: string): boolean {
  const [, address = '', bits] = NETWORK.exec(text.trim()) ?? [];
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const most = family === 'ipv6' ? 128 : 32;
  if (isIP(address) === 0 || Number(bits ?? most) > most) return false;
  list.addSubnet(address, Number(bits ?? most), family);
  return true;
}

export const isNetwork = (text: string): boolean => addNetwork(new BlockList(), text);

/** The widest that a network of somebody's own can be: 10.0.0.0/8, fc00::/7. */
const WIDEST = { ipv4: 8, ipv6: 7 };
/** The IPv4 addresses as IPv6 writes them. */
const MAPPED_BITS = 96;

/** Whether it holds so many addresses that strangers have some of them, whose word would be believed. */
export function isEverybodys(text: string): boolean {
  const [, address = '', bits] = NETWORK.exec(text.trim()) ?? [];
  if (bits === undefined) return false;
  if (isIP(address) === 4) return Number(bits) < WIDEST.ipv4;
  const isMapped = /^::ffff:/i.test(new SocketAddress({ address, family: 'ipv6' }).address);
  if (isMapped) return Number(bits) < MAPPED_BITS + WIDEST.ipv4;
  const network = new BlockList();
  addNetwork(network, text);
  return Number(bits) < WIDEST.ipv6 || network.check('::ffff:203.0.113.1', 'ipv6');
}

/** Whether an address is that of one of the named proxies. */
export function createIsProxy(proxies: readonly string[]): (address: string) => boolean {
  const trusted = new BlockList();
  for (const proxy of proxies) addNetwork(trusted, proxy);
  return (address) => {
    const bare = bareAddress(address);
    const family = isIP(bare);
    return family !== 0 && trusted.check(bare, family === 6 ? 'ipv6' : 'ipv4');
  };
}

/**
 * Reads addresses. Where the peer of the socket is no proxy of ours, it is who asks, whatever its headers say. Where it is one,
 * who asks is the last hop before our proxies, as `X-Forwarded-For` or `Forwarded` (RFC 7239) names it. A proxy writes one of
 * the two and lets a client's own line of the other through: where they disagree neither is believed, and the proxy itself
 * counts as the one who asks.
 *
 * @param proxies addresses and networks (`192.0.2.7`, `2001:db8::/32`) of trusted proxies
 */
export function createAddressOf(proxies: readonly string[]): AddressOf {
  const isTrusted = createIsProxy(proxies);
  /** From the nearest hop on, the first that is no proxy of ours; null where a hop names itself in no readable way. */
  function lastHop(hops: readonly string[]): string | null {
    for (const hop of hops.toReversed()) if (!isTrusted(hop)) return canonicalAddress(hop);
    return hops[0] === undefined ? null : canonicalAddress(hops[0]);
  }

  return (request) => {
    const peer = request?.socket.remoteAddress;
    if (request === undefined || peer === undefined) return NO_ADDRESS;
    const own = canonicalAddress(peer) ?? NO_ADDRESS;
    if (proxies.length === 0 || !isTrusted(peer)) return own;
    const told = new Set(
      [forwardedFor(request.headers['x-forwarded-for']), standardForwarded(request.headers.forwarded)]
        .filter((hops) => hops.length > 0)
        .map(lastHop),
    );
    const [only] = told;
    return told.size === 1 && only != null ? only : own;
  };
}

function forwardedFor(header: string | string[] | undefined): readonly string[] {
  const text = String(header ?? '');
  return text === '' ? [] : text.split(',');
}

/** The `for` of each hop; one that names none is a hop all the same. */
function standardForwarded(header: string | undefined): readonly string[] {
  if (header === undefined || header === '') return [];
  return header.split(',').map((hop) => /(?:^|;)\s*for=("[^"]*"|[^;]*)/i.exec(hop)?.[1] ?? '');
}
