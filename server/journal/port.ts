/**
 * The journal: streams of entries, one a branch and one for the city, and nothing else is the truth.
 * Every implementation passes `tests/server/journal/contract.ts`.
 */

/** One fact of a stream as it is kept. `data` is the event's JSON text; the journal never looks inside. */
export interface Entry {
  readonly stream: string;
  /** Changes when a stream is restored from a backup; starts at 1. */
  readonly epoch: number;
  /** 1, 2, 3 … without a gap within a stream (it goes on rising through epochs). */
  readonly seq: number;
  /** Milliseconds since the epoch of Unix, never less than that of the entry before. */
  readonly at: number;
  /** Who: `clerk:<id>`, `device:<id>`, `ticket:<id>`, `system:<id>` or `house`. */
  readonly by: string;
  /** The command's idempotency key, scoped by sender: `<sender>|<key>`. All entries of one command share it. */
  readonly key: string;
  readonly type: string;
  /** The version of the event's shape. */
  readonly version: number;
  readonly data: string;
}

/** What a fold needs of an entry: a stream of 100,000 is read in two thirds of the time when the rest stays where it is. */
export type Fact = Pick<Entry, 'epoch' | 'seq' | 'at' | 'type' | 'version' | 'data'>;

/** The entries, claims and vault rows of one command inside an append. */
export interface CommandWrite {
  readonly key: string;
  readonly by: string;
  readonly at: number;
  /** A fingerprint of the command's body: the same key with another one is refused with 422. */
  readonly fingerprint: string;
  readonly events: readonly { readonly type: string; readonly version: number; readonly data: string }[];
  /** Words that must be unique for ever in this stream, besides `key:<key>`, which the journal adds itself. */
  readonly claims: readonly string[];
  readonly vault: readonly VaultWrite[];
  readonly visits: readonly VisitRow[];
  /** Left out: nothing goes there. */
  readonly shelf?: readonly ShelfWrite[];
}

export type VaultWrite =
  | {
      readonly kind: 'put';
      readonly ref: string;
      readonly content: Uint8Array;
      readonly eraseAfter: number;
      /** By these the command's first entry is found (see `found`), as long as the row is kept; left out: by none. */
      readonly words?: readonly string[];
    }
  | { readonly kind: 'erase'; readonly ref: string };

/** A ticket's whole life once ended: the unit of statistics. Times in ms, null where the ticket never came so far. */
export interface VisitRow {
  readonly ticket: string;
  readonly day: string;
  readonly field: string;
  readonly service: string;
  readonly category: string;
  readonly counter: string | null;
  readonly clerk: string | null;
  readonly issuedAt: number;
  readonly calledAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number;
  readonly outcome: string;
}

/** What has ended and left a branch's state, as it was then; a later one of the same code takes its place. */
export interface ShelfWrite {
  readonly code: string;
  /** Of the paper that leads to it. */
  readonly token: string;
  /** `2026-11-22`: the day on which it ended. */
  readonly day: string;
  /** JSON; the journal never looks inside. */
  readonly facts: string;
}

/** `seq`: of the first entry of the command that wrote it. */
export interface ShelfRow extends ShelfWrite {
  readonly seq: number;
}

/** How complete a stream's shelf is. */
export interface ShelfMark {
  /** The version of the shelf that it was made by. */
  readonly version: number;
  /** Vault rows of entries up to this seq may have no words yet; 0 when all have. */
  readonly wordless: number;
}

/** A part of a shelf that is made anew from the stream. All of it is written, or nothing. */
export interface ShelfPart {
  /** The shelf, the visits and the mark are taken away first. */
  readonly clear?: boolean;
  readonly shelf?: readonly ShelfRow[];
  readonly visits?: readonly VisitRow[];
  /** For vault rows that were written without: the words by which the entry `seq` is found. */
  readonly words?: readonly { readonly ref: string; readonly seq: number; readonly words: readonly string[] }[];
  readonly mark?: ShelfMark;
}

/** A part of a search. */
export interface Found {
  /** Newest first. */
  readonly entries: readonly Fact[];
  /** Where to look on: to be given as `before`; null when there is nothing more. */
  readonly next: number | null;
}

/** What a branch loop hands over at once: one batch of commands, decided one after the other. */
export interface Append {
  readonly stream: string;
  /** The stream's epoch; a higher one begins a new epoch at this append, a lower one is a conflict. */
  readonly epoch: number;
  /** The seq of the last entry that the writer has folded; the first new entry gets the next. */
  readonly expectedSeq: number;
  readonly commands: readonly CommandWrite[];
}

/**
 * The command at `index` claims a word that is held in the stream, or by an earlier command of the same append which is
 * itself not taken (what is dropped holds nothing). Of several such words of a command, the first.
 */
export interface TakenClaim {
  readonly index: number;
  readonly claim: string;
}

/** What became of an append. Nothing of it is written unless `done`. */
export type AppendOutcome =
  /** Durable. `lastSeq` is the seq of its last entry. */
  | { readonly kind: 'done'; readonly lastSeq: number }
  /** Someone else wrote the stream: read on from `lastSeq`, decide again. */
  | { readonly kind: 'conflict'; readonly epoch: number; readonly lastSeq: number }
  /** These commands claim what another one holds: drop them, decide the others again. All of them, in order. */
  | { readonly kind: 'claimTaken'; readonly taken: readonly TakenClaim[] }
  /** It may or may not have been written (the worker died in the middle): read the stream before going on. */
  | { readonly kind: 'unknown'; readonly cause: string }
  /** Refused at once, nothing written: the disk is full, or the journal cannot be reached. Probed every second. */
  | { readonly kind: 'unavailable'; readonly reason: 'full' | 'down'; readonly cause: string };

export interface KeptCommand {
  readonly fingerprint: string;
  readonly firstSeq: number;
  readonly entries: readonly Entry[];
}

export interface Snapshot {
  readonly stream: string;
  readonly epoch: number;
  readonly seq: number;
  /** The version of the state's shape: a snapshot of another version is ignored. */
  readonly version: number;
  readonly state: string;
}

/** A large state comes piece by piece: whole, it would hold the server's thread up as it is made and handed over. */
export type SnapshotToKeep = Omit<Snapshot, 'state'> & { readonly state: string | AsyncIterable<string> };

export interface Journal {
  /**
   * Rejects only for a bug of the caller (U+001F in a text, a time that is no number); everything expected is an outcome.
   * Several appends to one stream may be on the way: they are taken in the order of the calls.
   */
  append(append: Append): Promise<AppendOutcome>;
  /** Entries after `afterSeq`, in order, in pages, up to those that are there when the last page is read. */
  read(stream: string, afterSeq: number): AsyncIterable<readonly Entry[]>;
  /** The facts of those same entries. */
  facts(stream: string, afterSeq: number): AsyncIterable<readonly Fact[]>;
  /** The newest (epoch, seq) of a stream; (1, 0) for one that has no entry. */
  head(stream: string): Promise<{ readonly epoch: number; readonly seq: number }>;
  streams(): Promise<readonly string[]>;
  /**
   * What the commands with these keys wrote, within the 48 hours that keys are kept (or a little longer, until the sweep):
   * by key, without those that are not kept. A command without events is kept with no entries.
   */
  kept(stream: string, keys: readonly string[]): Promise<ReadonlyMap<string, KeptCommand>>;
  /** Keeps the newest two of a stream. Rejects when the journal is full or down: a snapshot can wait. */
  saveSnapshot(snapshot: SnapshotToKeep): Promise<void>;
  /** The newest of that version that is not ahead of the stream, nor of `upTo`. */
  newestSnapshot(stream: string, version: number, upTo?: number): Promise<Snapshot | null>;
  /** Null for a row that is damaged: it alone cannot be read. One that was erased is not among them. */
  readVault(stream: string, refs: readonly string[]): Promise<ReadonlyMap<string, Uint8Array | null>>;
  visits(stream: string, day: string): Promise<readonly VisitRow[]>;
  /** What stands on the shelf under these codes, in no order. Rows stay when the state has taken the thing back. */
  shelved(stream: string, codes: readonly string[]): Promise<readonly ShelfRow[]>;
  shelvedByToken(stream: string, token: string): Promise<ShelfRow | null>;
  /** In order of their codes. */
  shelvedOn(stream: string, day: string): Promise<readonly ShelfRow[]>;
  /** The codes on the shelf below `before` (null: from the highest on), falling, so many at most. */
  shelvedCodes(stream: string, before: string | null, most: number): Promise<readonly string[]>;
  /**
   * The entries whose vault row has, of each of these groups, one word at least; below the seq `before` (null: from the
   * newest on). Does a millisecond's work or so and says where to look on, so that a search holds nobody up.
   */
  found(stream: string, groups: readonly (readonly string[])[], before: number | null): Promise<Found>;
  /** Null when the shelf of the stream is not known to be whole: an older program wrote it, or a rebuilding was cut off. */
  shelfMark(stream: string): Promise<ShelfMark | null>;
  /** Rejects when the journal is full or down. */
  fillShelf(stream: string, part: ShelfPart): Promise<void>;
  /**
   * Deletes keys and vault rows that are past their time (48 hours; `eraseAfter`), and takes erased rows out of every file.
   * To be called about once an hour. Rejects when the journal is full or down.
   */
  sweep(now: number): Promise<void>;
  /** 'up', or why appends are refused now. */
  health(): { readonly state: 'up' } | { readonly state: 'full' | 'down'; readonly cause: string };
  /** What was found damaged as the journal was opened, and is worked around: one plain line each, for log and health. */
  doubts(): readonly string[];
  /** Resolves when every append that was handed over has its outcome and the file is closed. */
  close(): Promise<void>;
}
