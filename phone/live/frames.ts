/**
 * The few frames that a phone needs of Socket.IO's wire format: Engine.IO protocol 4 with Socket.IO protocol 5 inside
 * (https://socket.io/docs/v4/engine-io-protocol/, https://socket.io/docs/v4/socket-io-protocol/), text only, one
 * namespace. The whole client is 13 kB gzipped, half of what the page may weigh; this is 1.
 */
export type Frame =
  | { readonly kind: 'opened' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'joined' }
  /** The server does not want this connection, or has ended it. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'event'; readonly name: string; readonly given: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly given: unknown }
  | { readonly kind: 'other' };

export const PONG = '3';

/** In the place of the handshake's `auth`. */
export const join = (token: string | null): string => `40${JSON.stringify({ token })}`;

/** @param id of the answer that is wanted; null when none is. */
export const emit = (name: string, given: readonly unknown[], id: number | null): string =>
  `42${id ?? ''}${JSON.stringify([name, ...given])}`;

export function readFrame(text: string): Frame {
  const [engine, kind] = text;
  if (engine === '0') return { kind: 'opened' };
  if (engine === '1') return { kind: 'ended' };
  if (engine === '2') return { kind: 'ping' };
  if (engine !== '4') return { kind: 'other' };
  if (kind === '0') return { kind: 'joined' };
  if (kind === '1' || kind === '4') return { kind: 'ended' };
  const [, digits = '', body = ''] = /^4[23](\d*)(.*)$/s.exec(text) ?? [];
  try {
    const list: unknown = JSON.parse(body);
    if (!Array.isArray(list)) return { kind: 'other' };
    if (kind === '3') return { kind: 'answer', id: Number(digits), given: list[0] };
    return typeof list[0] === 'string' ? { kind: 'event', name: list[0], given: list[1] } : { kind: 'other' };
  } catch {
    return { kind: 'other' };
  }
}
