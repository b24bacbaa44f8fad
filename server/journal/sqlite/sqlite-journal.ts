import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../log.ts';
import type { Timers } from '../../ports.ts';
import type { AppendOutcome, Journal } from '../port.ts';
import { causeOf, JournalFault } from './fault.ts';
import { identityOf, takenAway } from './file-identity.ts';
import { lockFolder } from './folder-lock.ts';
import { keepMark, type MarkKeeper, readMark } from './mark.ts';
import { checkMark, markOf, refuseGone, WHAT_NOW } from './mark-check.ts';
import { openReader } from './reader.ts';
import type { Reader } from './reader-port.ts';
import type { Reply } from './reply.ts';
import { loadVaultKey, refuseForeign } from './vault-key.ts';
import { type SpawnWorker, spawnWorker, startWriterThread, type WriterThread } from './writer-thread.ts';

export interface SqliteJournalOptions {
  /** The data folder; made when missing. Holds `journal.sqlite`, `journal.mark`, `vault.key` and `server.lock`. */
  readonly folder: string;
  readonly timers: Timers;
  readonly log?: Log;
  /** Where the vault's key is, when not `<folder>/vault.key`: a place that is not stolen or copied together with the journal. */
  readonly keyFile?: string | null;
  /** The file is what counts, whatever its mark says: a restore looks at a copy, and begins a new epoch. */
  readonly believesFile?: boolean;
  /** For a server that stays: its worker gives back what only its start needed, for some tens of milliseconds. */
  readonly settles?: boolean;
  /** For tests: the most pages (4 KB) that the file may have, as if the disk were that small. */
  readonly maxPages?: number;
  /** For tests that stop the worker. */
  readonly spawn?: SpawnWorker;
}

/** How often a journal that is full or down is tried again. */
const PROBE_MS = 1000;

type Health = ReturnType<Journal['health']>;
/** A shelf of no version: it is not known to be whole. */
const NO_SHELF = { version: 0, wordless: 0 };
const UP: Health = { state: 'up' };

/**
 * Opens the embedded journal: a SQLite file, written by a worker thread and read on this one.
 * Rejects with a JournalFault whose message is one line for the person who starts the server.
 */
export async function openJournal(options: SqliteJournalOptions): Promise<Journal> {
  const { folder, timers, log, spawn = spawnWorker } = options;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new JournalFault('unreadable', `the data folder ${folder} cannot be made: ${causeOf(error)}`);
  }
  const file = join(folder, 'journal.sqlite');
  const markFile = join(folder, 'journal.mark');
  const keyFile = options.keyFile ?? join(folder, 'vault.key');
  const before = readMark(markFile);
  const lock = lockFolder(folder);
  let health: Health = UP;
  let identity: string | null = null;
  let closing: Promise<void> | null = null;
  let thread: WriterThread | null = null;
  let cancelProbe = () => {};
  let probing: Promise<void> | null = null;

  async function start(): Promise<WriterThread> {
    const vaultKey = loadVaultKey(keyFile, existsSync(file));
    const onEnd = (cause: string): void => {
      thread = null;
      // At once the first time; a worker that ends again while the journal is down waits for the next probe.
      if (closing === null) refuseUntilProbed({ state: 'down', cause }, health.state === 'up' ? 0 : PROBE_MS);
    };
    return await startWriterThread(
      { file, vaultKey, maxPages: options.maxPages, settles: options.settles },
      spawn,
      onEnd,
      ({ cause, pages }) => log?.warn('journal_log_held', { cause, pages }),
    );
  }

  function refuseUntilProbed(trouble: Health, ms = PROBE_MS): void {
    health = trouble;
    cancelProbe();
    cancelProbe = timers.after(ms, () => {
      probing = probe();
    });
  }

  async function probe(): Promise<void> {
    if (closing !== null) return;
    const { state } = health;
    // Opened anew, a file that is not there would be made anew: an empty journal.
    if (identityOf(file) !== identity) {
      refuseUntilProbed({ state: 'down', cause: takenAway(file) });
      return;
    }
    try {
      thread ??= await start();
      await thread.task({ kind: 'probe' });
      health = UP;
    } catch (error) {
      // A connection that cannot write may have had its day: the next probe opens the file anew.
      if (state === 'down') await thread?.end();
      refuseUntilProbed({ state: state === 'full' ? 'full' : 'down', cause: causeOf(error) });
    }
  }

  function outcomeOf(reply: Reply): AppendOutcome {
    if (typeof reply === 'number') {
      mark.changed();
      return { kind: 'done', lastSeq: reply };
    }
    if (reply.kind === 'rejected') throw new TypeError(`a malformed append: ${reply.cause}`);
    if (reply.kind === 'unavailable' && health.state === 'up' && closing === null) {
      refuseUntilProbed({ state: reply.reason, cause: reply.cause });
    }
    return reply;
  }

  /** Told, and at the next start the shelf is made anew. */
  function shelfDamaged(stream: string, row: string): void {
    log?.error('shelf_row_damaged', { branch: stream, row });
    if (unmarked.has(stream) || closing !== null) return;
    unmarked.add(stream);
    thread
      ?.task({ kind: 'fill', stream, part: { mark: NO_SHELF } })
      .catch((error) => log?.warn('shelf_not_rebuilt', { branch: stream, error }));
  }

  function threadOrThrow(): WriterThread {
    if (thread === null || closing !== null) throw new Error('the journal does not take anything now');
    return thread;
  }

  async function sweep(now: number): Promise<void> {
    // In small steps, between which appends have their turn; what a closing journal leaves, the next start sweeps.
    while (closing === null && !(await threadOrThrow().task({ kind: 'sweep', now })));
  }

  async function close(): Promise<void> {
    cancelProbe();
    // A worker that is being started must not be left behind.
    await probing;
    cancelProbe();
    try {
      // It answers in order: every append that was handed over has its outcome before this.
      await thread?.task({ kind: 'close' });
      await mark.close();
    } finally {
      await thread?.end();
      reader.close();
      lock.release();
    }
  }

  const unmarked = new Set<string>();
  let reader: Reader;
  let mark: MarkKeeper;
  const doubts: string[] = [];
  try {
    if (options.believesFile !== true) refuseGone(folder);
    refuseForeign(file, keyFile);
    thread = await start();
    identity = identityOf(file);
    doubts.push(...thread.doubts);
    reader = openReader(file, loadVaultKey(keyFile, true), shelfDamaged);
    try {
      if (options.believesFile !== true) doubts.push(...checkMark(before, reader, { journal: file, mark: markFile }));
    } catch (error) {
      reader.close();
      throw error;
    }
    mark = keepMark(markFile, timers, () => markOf(reader));
    // From the first moment on there is one, so that its absence means something.
    mark.changed();
  } catch (error) {
    await thread?.end();
    lock.release();
    throw options.believesFile === true ? error : withAdvice(error, keyFile);
  }

  return {
    async append(batch) {
      if (closing !== null) return { kind: 'unavailable', reason: 'down', cause: 'the journal is closed' };
      if (health.state !== 'up' || thread === null) {
        const { state, cause } = health as Exclude<Health, { state: 'up' }>;
        return { kind: 'unavailable', reason: state, cause };
      }
      return outcomeOf(await thread.append(batch));
    },
    read: (stream, afterSeq) => reader.read(stream, afterSeq),
    facts: (stream, afterSeq) => reader.facts(stream, afterSeq),
    head: async (stream) => reader.head(stream),
    streams: async () => reader.streams(),
    kept: async (stream, keys) => reader.kept(stream, keys),
    newestSnapshot: async (stream, version, upTo = Number.MAX_SAFE_INTEGER) =>
      reader.newestSnapshot(stream, version, upTo),
    readVault: async (stream, refs) => reader.readVault(stream, refs),
    visits: async (stream, day) => reader.visits(stream, day),
    shelved: async (stream, codes) => reader.shelved(stream, codes),
    shelvedByToken: async (stream, token) => reader.shelvedByToken(stream, token),
    shelvedOn: async (stream, day) => reader.shelvedOn(stream, day),
    shelvedCodes: async (stream, before, most) => reader.shelvedCodes(stream, before, most),
    found: async (stream, groups, before) => reader.found(stream, groups, before),
    shelfMark: async (stream) => reader.shelfMark(stream),
    async fillShelf(stream, part) {
      await threadOrThrow().task({ kind: 'fill', stream, part });
    },
    async saveSnapshot({ state, ...about }) {
      const { stream } = about;
      let isFirst = true;
      // One after the other, so that no more than one is on the way; appends have their turn between them.
      for await (const piece of typeof state === 'string' ? [state] : state) {
        await threadOrThrow().task({ kind: 'snapshotPiece', stream, piece, isFirst });
        isFirst = false;
      }
      await threadOrThrow().task({ kind: 'snapshot', about });
    },
    sweep,
    health: () => health,
    doubts: () => doubts,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** What whoever starts the server can do about it. */
function withAdvice(error: unknown, keyFile: string): unknown {
  if (!(error instanceof JournalFault)) return error;
  const { reason, message } = error;
  if (reason === 'corrupted') return new JournalFault(reason, `${message}. ${WHAT_NOW}`);
  if (reason === 'wrongKey')
    return new JournalFault(reason, `${message}. Put the copy of the right key in its place, as ${keyFile}`);
  if (reason === 'newer')
    return new JournalFault(reason, `${message}. Start that version, or put a backup of before it in place`);
  return error;
}
