import { createHash, type Hash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** How a snapshot's state stands in the file: its text in pieces, each packed by itself, and a hash of the whole. */

export const packed = (piece: string): Buffer => zstdCompressSync(piece);

/** @throws for bytes that `packed` did not make. */
export const unpacked = (piece: Buffer): string => zstdDecompressSync(piece).toString();

/** To be updated with the text of one piece after the other. */
export const newStateHash = (): Hash => createHash('sha256');

export const digestOf = (hash: Hash): string => hash.digest('base64url');
