import { as, type Token } from '../../queue/ids.ts';
import type { Random } from '../ports.ts';

const TOKEN_BYTES = 16;
/** One call into the system's random source serves so many tokens: a call costs more than a token. */
const TOKENS_A_DRAW = 256;

/** A source of tokens: 128 random bits each, in base64url (22 characters). */
export function createTokens(random: Random): () => Token {
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used >= pool.length) {
      pool = Buffer.from(random.bytes(TOKEN_BYTES * TOKENS_A_DRAW));
      used = 0;
    }
    used += TOKEN_BYTES;
    return as<Token>(pool.toString('base64url', used - TOKEN_BYTES, used));
  };
}
