import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * The chain of a stream: each append's hash is over the one before and the append's own entries. Two journals with the same
 * hash at the same entry hold the same entries up to it; one whose hashes do not follow was changed behind the writer's back.
 */

/** What is hashed of an entry: all of its columns. */
export type ChainedEntry = readonly [
  epoch: number,
  seq: number,
  at: number,
  by: string,
  key: string,
  type: string,
  version: number,
  data: string,
];

/** Parts fields: no field of an entry holds it (frame.ts). */
const SEPARATOR = '\u001f';

export const firstHash = (stream: string): string => hash('sha256', `motcua stream ${stream}`, 'base64url');

export const chainedText = (entry: ChainedEntry): string => entry.join(SEPARATOR) + SEPARATOR;

/** @param entries the chained texts of an append's entries, one after the other; empty for an append without any. */
export const hashAfter = (before: string, entries: string): string =>
  entries === '' ? before : hash('sha256', before + entries, 'base64url');

/** Sums stay whole numbers that JavaScript is exact in. */
const SUMS_BELOW = 2 ** 52;

/** The sum does not depend on the order: claims are read back in the order of their words, whatever order they came in. */
export const sumWith = (sum: number, claim: string, seq: number): number =>
  (sum + crc32(`${claim}${SEPARATOR}${seq}`)) % SUMS_BELOW;
