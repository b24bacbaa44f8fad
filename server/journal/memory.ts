import { KEY_RETENTION_MS, keyClaim } from './key-retention.ts';
import type {
  Append,
  AppendOutcome,
  CommandWrite,
  Entry,
  Journal,
  KeptCommand,
  ShelfMark,
  ShelfPart,
  ShelfRow,
  Snapshot,
  TakenClaim,
  VaultWrite,
  VisitRow,
} from './port.ts';
import { wholeText } from './whole-text.ts';

/** What a test can make the next append meet. `written` says whether it was kept although nobody was told. */
export type Provoked =
  | { readonly kind: 'conflict' }
  | { readonly kind: 'unknown'; readonly written: boolean }
  | { readonly kind: 'claimTaken'; readonly taken: readonly TakenClaim[] };

/** A journal in memory, with the controls that tests and simulations need. */
export interface MemoryJournal extends Journal {
  /** The next append (in the order of calls) has this outcome; several queue up. */
  provoke(outcome: Provoked): void;
  /** From now on appends are refused as on a full disk or a lost database, until 'up'. */
  setCondition(condition: 'up' | 'full' | 'down'): void;
  /** Appends from now on are neither written nor answered until the returned function is called. */
  hold(): () => void;
}

interface Claim {
  readonly fingerprint: string | null;
  readonly at: number;
  readonly firstSeq: number;
  readonly count: number;
}

interface KeptRow {
  readonly content: Uint8Array;
  readonly eraseAfter: number;
  readonly words: ReadonlySet<string>;
  readonly seq: number;
}

interface Stream {
  epoch: number;
  readonly entries: Entry[];
  readonly claims: Map<string, Claim>;
  readonly vault: Map<string, KeptRow>;
  readonly visits: Map<string, VisitRow>;
  readonly shelf: Map<string, ShelfRow>;
  mark: ShelfMark | null;
  snapshots: Snapshot[];
}

/** So large that tests see pages, as a real journal has them. */
const PAGE = 2000;
const SNAPSHOTS_KEPT = 2;
const FOUND_AT_ONCE = 32;

export function memoryJournal(): MemoryJournal {
  const streams = new Map<string, Stream>();
  const provoked: Provoked[] = [];
  let condition: 'up' | 'full' | 'down' = 'up';
  let held: Promise<void> | null = null;
  let closed = false;
  const inFlight = new Set<Promise<unknown>>();

  function write(append: Append): AppendOutcome {
    if (condition !== 'up') return { kind: 'unavailable', reason: condition, cause: conditionCause(condition) };
    const forced = provoked.shift();
    const stream = streams.get(append.stream) ?? emptyStream();
    const head = { epoch: stream.epoch, lastSeq: stream.entries.length };
    if (forced?.kind === 'conflict') return { kind: 'conflict', ...head };
    if (forced?.kind === 'claimTaken') return forced;
    if (forced?.kind === 'unknown' && !forced.written) return { kind: 'unknown', cause: 'provoked by a test' };
    if (append.expectedSeq !== head.lastSeq || append.epoch < head.epoch) return { kind: 'conflict', ...head };
    const taken = takenOf(stream, append.commands);
    if (taken.length > 0) return { kind: 'claimTaken', taken };
    streams.set(append.stream, stream);
    stream.epoch = append.epoch;
    for (const command of append.commands) keep(stream, append.stream, command);
    if (forced?.kind === 'unknown') return { kind: 'unknown', cause: 'provoked by a test' };
    return { kind: 'done', lastSeq: stream.entries.length };
  }

  async function append(batch: Append): Promise<AppendOutcome> {
    if (closed) return { kind: 'unavailable', reason: 'down', cause: 'the journal is closed' };
    if (held) await held;
    return write(batch);
  }

  async function* pages(name: string, afterSeq: number): AsyncGenerator<readonly Entry[]> {
    const entries = streams.get(name)?.entries ?? [];
    for (let from = afterSeq; from < entries.length; from += PAGE) yield entries.slice(from, from + PAGE);
  }

  return {
    append(batch) {
      const outcome = append(batch);
      inFlight.add(outcome);
      void outcome.finally(() => inFlight.delete(outcome));
      return outcome;
    },
    read: pages,
    facts: pages,
    async head(name) {
      const stream = streams.get(name);
      return { epoch: stream?.epoch ?? 1, seq: stream?.entries.length ?? 0 };
    },
    async streams() {
      return [...streams]
        .filter(([, { entries }]) => entries.length > 0)
        .map(([name]) => name)
        .sort();
    },
    async kept(name, keys) {
      const stream = streams.get(name);
      const found = new Map<string, KeptCommand>();
      for (const key of keys) {
        const claim = stream?.claims.get(keyClaim(key));
        if (!stream || !claim || claim.fingerprint === null) continue;
        const { fingerprint, firstSeq, count } = claim;
        const entries = stream.entries.slice(firstSeq - 1, firstSeq - 1 + count);
        found.set(key, { fingerprint, firstSeq, entries });
      }
      return found;
    },
    async saveSnapshot({ state, ...about }) {
      const snapshot = { ...about, state: await wholeText(state) };
      const stream = streams.get(snapshot.stream) ?? emptyStream();
      streams.set(snapshot.stream, stream);
      const others = stream.snapshots.filter((one) => one.seq !== snapshot.seq);
      stream.snapshots = [...others, snapshot].sort((a, b) => b.seq - a.seq).slice(0, SNAPSHOTS_KEPT);
    },
    async newestSnapshot(name, version, upTo = Number.MAX_SAFE_INTEGER) {
      const stream = streams.get(name);
      const fits = (one: Snapshot) => one.version === version && one.seq <= Math.min(stream?.entries.length ?? 0, upTo);
      return stream?.snapshots.find(fits) ?? null;
    },
    async readVault(name, refs) {
      const vault = streams.get(name)?.vault;
      const found = new Map<string, Uint8Array>();
      for (const ref of refs) {
        const row = vault?.get(ref);
        if (row) found.set(ref, row.content);
      }
      return found;
    },
    async visits(name, day) {
      const rows = [...(streams.get(name)?.visits.values() ?? [])].filter((row) => row.day === day);
      return rows.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    },
    async shelved(name, codes) {
      const shelf = streams.get(name)?.shelf;
      return codes.flatMap((code) => shelf?.get(code) ?? []);
    },
    async shelvedByToken(name, token) {
      return (
        streams
          .get(name)
          ?.shelf.values()
          .find((row) => row.token === token) ?? null
      );
    },
    async shelvedOn(name, day) {
      return [...(streams.get(name)?.shelf.values() ?? [])].filter((row) => row.day === day).sort(byCode);
    },
    async shelvedCodes(name, before, most) {
      const codes = [...(streams.get(name)?.shelf.keys() ?? [])].sort().reverse();
      return codes.filter((code) => before === null || code < before).slice(0, most);
    },
    async found(name, groups, before) {
      const stream = streams.get(name);
      const rows = [...(stream?.vault.values() ?? [])].filter(
        ({ seq, words }) =>
          (before === null || seq < before) && groups.every((group) => group.some((word) => words.has(word))),
      );
      const seqs = rows.map(({ seq }) => seq).sort((a, b) => b - a);
      const some = seqs.slice(0, FOUND_AT_ONCE);
      const entries = some.flatMap((seq) => stream?.entries[seq - 1] ?? []);
      return { entries, next: seqs.length > some.length ? (some.at(-1) ?? null) : null };
    },
    async shelfMark(name) {
      return streams.get(name)?.mark ?? null;
    },
    async fillShelf(name, part) {
      const stream = streams.get(name) ?? emptyStream();
      streams.set(name, stream);
      fillShelf(stream, part);
    },
    async sweep(now) {
      for (const stream of streams.values()) {
        for (const [claim, { fingerprint, at }] of stream.claims) {
          if (fingerprint !== null && at <= now - KEY_RETENTION_MS) stream.claims.delete(claim);
        }
        for (const [ref, { eraseAfter }] of stream.vault) if (eraseAfter <= now) stream.vault.delete(ref);
      }
    },
    health() {
      if (condition === 'up') return { state: 'up' };
      return { state: condition, cause: conditionCause(condition) };
    },
    doubts: () => [],
    async close() {
      closed = true;
      await Promise.all(inFlight);
    },
    provoke: (outcome) => void provoked.push(outcome),
    setCondition(next) {
      condition = next;
    },
    hold() {
      let release = () => {};
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      held = until;
      return () => {
        if (held === until) held = null;
        release();
      };
    },
  };
}

function emptyStream(): Stream {
  return {
    epoch: 1,
    entries: [],
    claims: new Map(),
    vault: new Map(),
    visits: new Map(),
    shelf: new Map(),
    mark: null,
    snapshots: [],
  };
}

function conditionCause(condition: 'full' | 'down'): string {
  return condition === 'full' ? 'the disk is full' : 'the journal cannot be reached';
}

/** The commands that claim what the table or an earlier command of the same append holds. */
function takenOf(stream: Stream, commands: readonly CommandWrite[]): readonly TakenClaim[] {
  const held = new Set<string>();
  const taken: TakenClaim[] = [];
  for (const [index, command] of commands.entries()) {
    const own = [keyClaim(command.key), ...command.claims];
    const claim = own.find((word, at) => stream.claims.has(word) || held.has(word) || own.indexOf(word) !== at);
    if (claim === undefined) for (const word of own) held.add(word);
    else taken.push({ index, claim });
  }
  return taken;
}

function keep(stream: Stream, name: string, command: CommandWrite): void {
  const { key, by, at, fingerprint } = command;
  const firstSeq = stream.entries.length + 1;
  stream.claims.set(keyClaim(key), { fingerprint, at, firstSeq, count: command.events.length });
  for (const claim of command.claims) stream.claims.set(claim, { fingerprint: null, at, firstSeq, count: 0 });
  for (const { type, version, data } of command.events) {
    const seq = stream.entries.length + 1;
    stream.entries.push({ stream: name, epoch: stream.epoch, seq, at, by, key, type, version, data });
  }
  for (const row of command.vault) keepVault(stream, row, firstSeq);
  for (const visit of command.visits) stream.visits.set(`${visit.day} ${visit.ticket}`, visit);
  for (const row of command.shelf ?? []) stream.shelf.set(row.code, { ...row, seq: firstSeq });
}

function keepVault(stream: Stream, row: VaultWrite, seq: number): void {
  if (row.kind === 'erase') return void stream.vault.delete(row.ref);
  const { ref, content, eraseAfter, words } = row;
  stream.vault.set(ref, { content: content.slice(), eraseAfter, words: new Set(words), seq });
}

function fillShelf(stream: Stream, { clear = false, shelf = [], visits = [], words = [], mark }: ShelfPart): void {
  if (clear) {
    stream.shelf.clear();
    stream.visits.clear();
    stream.mark = null;
  }
  for (const row of shelf) stream.shelf.set(row.code, row);
  for (const visit of visits) stream.visits.set(`${visit.day} ${visit.ticket}`, visit);
  for (const { ref, seq, words: given } of words) {
    const row = stream.vault.get(ref);
    if (row !== undefined) stream.vault.set(ref, { ...row, seq, words: new Set(given) });
  }
  if (mark !== undefined) stream.mark = mark;
}

const byCode = (a: ShelfRow, b: ShelfRow): number => (a.code < b.code ? -1 : 1);
