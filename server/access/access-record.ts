import { as, type VaultRef } from '../../queue/ids.ts';
import type { CommandWrite, Journal } from '../journal/port.ts';
import type { Clock, Random } from '../ports.ts';

/** Personal data that somebody was shown, or had changed: never what it said, nor the words it was found by. */
export interface PersonalRead {
  readonly what: 'search' | 'dossier' | 'receipt' | 'correction' | 'erasure';
  /** What a search was made with. */
  readonly by: 'code' | 'number' | 'name' | null;
  readonly dossiers: readonly string[];
}
export interface AccessRow {
  readonly seq: number;
  readonly at: number;
  /** `clerk:lan`. */
  readonly who: string;
  /** Null once its time is over. */
  readonly read: PersonalRead | null;
}

/**
 * Who read whose personal data, and when: a stream of its own beside the branch's, so it is as durable, as hard to change
 * unnoticed, and in every backup. What was read stands in that stream's vault and is erased after two years; who and when stay.
 */
export interface AccessRecord {
  /** True once it is durable. Whoever asked for the data gets it only then. `once`: told twice by this sender, it is one line. */
  note(branch: string, who: string, read: PersonalRead, once?: string): Promise<boolean>;
  /** The newest first, before an entry where one is given. */
  newest(
    branch: string,
    before: number | null,
  ): Promise<{ readonly rows: readonly AccessRow[]; readonly more: boolean }>;
}

const STREAM = 'access:';
const KEPT_MS = 2 * 365 * 24 * 60 * 60_000;
/** As many as a page of the office shows. */
const ROWS = 100;
/** Another process may write the stream as well. */
const MOST_TRIES = 10;

export const accessStream = (branch: string): string => STREAM + branch;
export const isAccessStream = (stream: string): boolean => stream.startsWith(STREAM);

/** A backup was put back: the record says so itself, in an epoch of its own, and goes on from there. */
export async function restoreAccess(journal: Journal, stream: string, epochBefore: number, at: number): Promise<void> {
  const { epoch, seq } = await journal.head(stream);
  const event = { type: 'AccessRecordRestored', version: 1, data: '{}' };
  const said = { key: `house|restored-${Math.max(epoch, epochBefore) + 1}`, by: 'house', at, fingerprint: '' };
  const command = { ...said, events: [event], claims: [], vault: [], visits: [] };
  const outcome = await journal.append({
    stream,
    epoch: Math.max(epoch, epochBefore) + 1,
    expectedSeq: seq,
    commands: [command],
  });
  if (outcome.kind !== 'done') throw new Error(`The record of who read what could not be restored: ${outcome.kind}`);
}

interface Waiting {
  readonly write: CommandWrite;
  readonly resolve: (durable: boolean) => void;
}

export function createAccessRecord(parts: { journal: Journal; clock: Clock; random: Random }): AccessRecord {
  const { journal, clock, random } = parts;
  const waiting = new Map<string, Waiting[]>();
  const id = (): string => Buffer.from(random.bytes(16)).toString('base64url');

  function writeOf(who: string, read: PersonalRead, once = id()): CommandWrite {
    const ref = as<VaultRef>(id());
    const at = clock.now();
    return {
      key: `${who}|${once}`,
      by: who,
      at,
      fingerprint: '',
      events: [{ type: 'PersonalDataRead', version: 1, data: JSON.stringify({ ref }) }],
      claims: [],
      vault: [{ kind: 'put', ref, content: Buffer.from(JSON.stringify(read)), eraseAfter: at + KEPT_MS }],
      visits: [],
    };
  }

  /** One append at a time a branch; what comes meanwhile goes into the next. */
  async function writeOn(branch: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice();
      const durable = await append(
        branch,
        batch.map(({ write }) => write),
      ).catch(() => false);
      queue.splice(0, batch.length);
      for (const { resolve } of batch) resolve(durable);
    }
    waiting.delete(branch);
  }

  async function append(branch: string, commands: readonly CommandWrite[]): Promise<boolean> {
    const stream = accessStream(branch);
    let left = commands;
    for (let tries = 0; tries < MOST_TRIES && left.length > 0; tries++) {
      const { epoch, seq } = await journal.head(stream);
      const outcome = await journal.append({ stream, epoch, expectedSeq: seq, commands: left });
      if (outcome.kind === 'done') return true;
      // Only their own keys are claimed: what has one already was written before, when it was told or its outcome was unknown.
      if (outcome.kind === 'claimTaken') {
        const written = new Set(outcome.taken.map(({ index }) => index));
        left = left.filter((_, index) => !written.has(index));
      }
      if (outcome.kind === 'unavailable') return false;
    }
    return left.length === 0;
  }

  return {
    note(branch, who, read, once) {
      return new Promise((resolve) => {
        const queue = waiting.get(branch) ?? [];
        queue.push({ write: writeOf(who, read, once), resolve });
        if (waiting.has(branch)) return;
        waiting.set(branch, queue);
        void writeOn(branch, queue);
      });
    },
    async newest(branch, before) {
      const stream = accessStream(branch);
      const last = Math.min((await journal.head(stream)).seq, (before ?? Number.POSITIVE_INFINITY) - 1);
      const found: { seq: number; at: number; who: string; ref: string }[] = [];
      for await (const page of journal.read(stream, Math.max(0, last - ROWS)))
        for (const { seq, at, by, data } of page)
          if (seq <= last) found.push({ seq, at, who: by, ref: (JSON.parse(data) as { ref?: string }).ref ?? '' });
      const kept = await journal.readVault(
        stream,
        found.map(({ ref }) => ref),
      );
      const rows = found.reverse().map(({ ref, ...row }) => {
        // Over its time, or damaged: who and when still stand.
        const content = kept.get(ref) ?? null;
        return {
          ...row,
          read: content === null ? null : (JSON.parse(Buffer.from(content).toString()) as PersonalRead),
        };
      });
      return { rows, more: last > ROWS };
    },
  };
}
