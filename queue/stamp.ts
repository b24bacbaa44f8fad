import type { Instant, Token } from './ids.ts';

/** What the branch loop gives to a command as it decides it: the only time and chance that the rules ever see. */
export interface Stamp {
  /** Never before the stream's last entry. */
  readonly at: Instant;
  /** Fresh for each command: 128 random bits. */
  readonly token: Token;
}

/** A switch over a union ends here: forgetting a member does not compile, and an unknown one never passes in silence. */
export function never(value: never): never {
  throw new Error(`Not a member of the union: ${JSON.stringify(value)}`);
}
