import { createHmac } from 'node:crypto';

/**
 * What the index keeps of a word: 48 bits of an HMAC, so that nobody without the vault's key can try words, let alone read
 * them. The stream is bound in: the same name in two branches is two numbers.
 */

const HASH_BYTES = 6;

export type WordHash = (stream: string, word: string) => number;

export function createWordHash(vaultKey: Uint8Array): WordHash {
  const key = createHmac('sha256', vaultKey).update('motcua index of words').digest();
  return (stream, word) =>
    createHmac('sha256', key).update(`${stream}\u0000${word}`).digest().readUIntBE(0, HASH_BYTES);
}

/** The numbers of a row's words, beside the row: by these they are found again when it is erased. */
export function packWords(words: readonly number[]): Buffer {
  const packed = Buffer.alloc(HASH_BYTES * words.length);
  for (const [index, word] of words.entries()) packed.writeUIntBE(word, HASH_BYTES * index, HASH_BYTES);
  return packed;
}

export const unpackWords = (packed: Buffer): readonly number[] =>
  Array.from({ length: packed.length / HASH_BYTES }, (_, index) => packed.readUIntBE(HASH_BYTES * index, HASH_BYTES));
