const ANYWHERE = new Set(['0.0.0.0', '::']);

/**
 * The address of this server as this very machine reaches it, without a slash at its end: where it listens on every address,
 * `local` (127.0.0.1 for programs, localhost for people to read).
 */
export function ownAddress(host: string, port: number, local: '127.0.0.1' | 'localhost' = '127.0.0.1'): string {
  const name = ANYWHERE.has(host) ? local : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
