/** How long a command's idempotency key is kept, so that a retry gets the first outcome (design: 48 hours). */
export const KEY_RETENTION_MS = 48 * 60 * 60 * 1000;

/** The claim that the journal adds by itself for a command's key. */
export function keyClaim(key: string): string {
  return `key:${key}`;
}
