import type { Entry, Fact, Found, KeptCommand, ShelfMark, ShelfRow, Snapshot, VisitRow } from '../port.ts';
import type { Marked } from './mark.ts';

/**
 * Reads on the server's own thread, by a connection that cannot write: a read is a matter of microseconds, less than
 * it costs to ask another thread, and it sees every append whose outcome has been given.
 */
export interface Reader {
  read(stream: string, afterSeq: number): AsyncGenerator<readonly Entry[]>;
  facts(stream: string, afterSeq: number): AsyncGenerator<readonly Fact[]>;
  head(stream: string): { epoch: number; seq: number };
  streams(): string[];
  kept(stream: string, keys: readonly string[]): Map<string, KeptCommand>;
  newestSnapshot(stream: string, version: number, upTo: number): Snapshot | null;
  /** Null for a row that does not open. */
  readVault(stream: string, refs: readonly string[]): Map<string, Uint8Array | null>;
  /** Where a stream's chain ends. */
  marked(stream: string): Marked;
  /** The chain's hash at an entry that ended an append; null where none did. */
  hashAt(stream: string, seq: number): string | null;
  visits(stream: string, day: string): VisitRow[];
  shelved(stream: string, codes: readonly string[]): ShelfRow[];
  shelvedByToken(stream: string, token: string): ShelfRow | null;
  shelvedOn(stream: string, day: string): ShelfRow[];
  shelvedCodes(stream: string, before: string | null, most: number): string[];
  shelfMark(stream: string): ShelfMark | null;
  found(stream: string, groups: readonly (readonly string[])[], before: number | null): Found;
  close(): void;
}
